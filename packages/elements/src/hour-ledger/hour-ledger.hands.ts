import type { Hour } from "@xiaoben/contract";
import type { EditController } from "./hour-ledger.edit.ts";
import type { GridController } from "./hour-ledger.grid.ts";
import { isHead, type Head, type Item } from "./hour-ledger.model.ts";
import type { Rights } from "./hour-ledger.rights.ts";
import type { Selection } from "./hour-ledger.selection.ts";

/** The column of what is granted, from 0. */
const granted = 7;

interface Around {
  grid: () => GridController;
  selection: Selection;
  edit: EditController;
  rights: Rights;
  fold(head: Head): void;
  /** Something is to be drawn anew. */
  changed(): void;
}

/** What keys and clicks mean in the rows. */
export class Hands {
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Changes the choice and lets it be drawn. */
  choose(how: (selection: Selection) => void): void {
    how(this.#around.selection);
    this.#around.changed();
  }

  /** Chooses all rows, or none where all are chosen. */
  readonly chooseAll = (): void => this.choose((selection) => selection.all(this.#around.grid().ids()));

  /** A key that moves nothing; answers whether it meant something. */
  press(event: KeyboardEvent, item: Item, column: number): boolean {
    const { key } = event;
    if (isHead(item)) return (key === "Enter" || key === " ") && this.#fold(item);
    if (key === "Enter" || key === "F2") return column === granted && this.#grant(item);
    if (!this.#around.rights.decides) return false;
    if (key === "Escape") this.choose((selection) => selection.clear());
    else if (key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) this.chooseAll();
    else if (key === " ") this.#toggle(item, event.shiftKey);
    else return false;
    return true;
  }

  readonly onClick = (event: MouseEvent): void => {
    const { grid, rights } = this.#around;
    const at = grid().cellOf(event);
    if (!at || (event.target as HTMLElement).matches("input")) return;
    const { item, cell } = at;
    if (isHead(item)) this.#fold(item);
    else if (cell.column === granted && this.#grant(item)) return;
    else if (rights.decides && (cell.column === 0 || event.shiftKey)) this.#toggle(item, event.shiftKey);
    grid().activate(cell, true);
  };

  #toggle({ id }: Hour, range: boolean): void {
    this.choose((selection) => (range ? selection.extend(this.#around.grid().ids(), id) : selection.toggle(id)));
  }

  #fold(head: Head): boolean {
    this.#around.fold(head);
    this.#around.changed();
    return true;
  }

  #grant(hour: Hour): boolean {
    const { rights, edit } = this.#around;
    if (!rights.decides || !rights.grants(hour)) return false;
    edit.begin(hour.id);
    return true;
  }
}
