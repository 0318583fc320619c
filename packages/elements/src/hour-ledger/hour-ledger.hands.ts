import type { Hour } from "@xiaoben/contract";
import type { GridController } from "./hour-ledger.grid.ts";
import { isHead, type Head, type Item } from "./hour-ledger.model.ts";
import type { Selection } from "./hour-ledger.selection.ts";

/** The column of what is granted, from 0. */
const granted = 7;

interface Around {
  grid: () => GridController;
  selection: Selection;
  /** Whether rows can be chosen. */
  chooses: () => boolean;
  fold(head: Head): void;
  /** Opens what is granted, where it may be set; answers whether it may. */
  grant(hour: Hour): boolean;
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
    if (key === "Enter" || key === "F2") return column === granted && this.#around.grant(item);
    if (!this.#around.chooses()) return false;
    if (key === "Escape") this.choose((selection) => selection.clear());
    else if (key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) this.chooseAll();
    else if (key === " ") this.#toggle(item, event.shiftKey);
    else return false;
    return true;
  }

  readonly onClick = (event: MouseEvent): void => {
    const { grid, chooses, grant } = this.#around;
    const at = grid().cellOf(event);
    if (!at || (event.target as HTMLElement).matches("input")) return;
    const { item, cell } = at;
    if (isHead(item)) this.#fold(item);
    else if (cell.column === granted && grant(item)) return;
    else if (chooses() && (cell.column === 0 || event.shiftKey)) this.#toggle(item, event.shiftKey);
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
}
