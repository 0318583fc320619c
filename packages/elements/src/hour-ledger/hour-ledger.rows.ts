import { render, type TemplateResult } from "lit";

/** One row as it looks now. */
export interface Row {
  kind: "row-of" | "row-of chosen" | "row-of group";
  /** `undefined`: it cannot be chosen. */
  selected?: boolean | undefined;
  cells: TemplateResult;
}

/**
 * The rows that stand on the page. One that stays is left alone, one that leaves becomes one that comes: only texts that differ are
 * written, and the order on the page stays that of the items.
 */
export class DrawnRows {
  #rows = new Map<string, HTMLElement | undefined>();
  readonly #free: HTMLElement[] = [];

  /** The row of a key, where it is drawn. */
  of(key: string): HTMLElement | undefined {
    return this.#rows.get(key);
  }

  /** Draws these keys, in this order. `write` fills the row of the key at a place; `anew`: also those that stay. */
  draw(body: HTMLElement, keys: readonly string[], anew: boolean, write: (row: HTMLElement, place: number) => void): void {
    const rows = new Map(keys.map((key) => [key, this.#rows.get(key)]));
    const leaving = new Set<Element>();
    for (const [key, row] of this.#rows)
      if (row && !rows.has(key)) {
        leaving.add(row);
        this.#free.push(row);
      }
    let next = body.firstElementChild;
    for (const [place, key] of keys.entries()) {
      const stays = rows.get(key);
      const row = stays ?? this.#free.pop() ?? made();
      rows.set(key, row);
      if (!stays || anew) write(row, place);
      while (next && next !== row && leaving.has(next)) next = next.nextElementSibling;
      if (row === next) next = next.nextElementSibling;
      else body.insertBefore(row, next);
    }
    for (const row of this.#free) row.remove();
    this.#rows = rows;
  }
}

/** Fills a row that stands `top` px below the first. */
export function writeRow(row: HTMLElement, { kind, selected, cells }: Row, index: number, top: number): void {
  if (row.className !== kind) row.className = kind;
  row.setAttribute("aria-rowindex", String(index + 2));
  const choice = selected === undefined ? null : String(selected);
  if (choice === null) row.removeAttribute("aria-selected");
  else if (row.getAttribute("aria-selected") !== choice) row.setAttribute("aria-selected", choice);
  row.style.transform = `translateY(${top}px)`;
  render(cells, row);
}

function made(): HTMLElement {
  const row = document.createElement("div");
  row.setAttribute("role", "row");
  return row;
}
