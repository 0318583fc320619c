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
  #rows = new Map<string, HTMLElement>();
  #spare: HTMLElement[] = [];

  /** The row of a key, where it is drawn. */
  of(key: string): HTMLElement | undefined {
    return this.#rows.get(key);
  }

  /** Draws these keys, in this order. `write` fills the row of the key at a place; `anew`: also those that stay. */
  draw(body: HTMLElement, keys: readonly string[], anew: boolean, write: (row: HTMLElement, place: number) => void): void {
    const rows = new Map(keys.map((key) => [key, this.#rows.get(key)]));
    const leaving = new Set([...this.#rows].flatMap(([key, row]) => (rows.has(key) ? [] : [row])));
    const free = [...this.#spare, ...leaving];
    let next = body.firstElementChild;
    this.#rows = new Map();
    for (const [place, key] of keys.entries()) {
      const stays = rows.get(key);
      const row = stays ?? free.pop() ?? made();
      this.#rows.set(key, row);
      if (!stays || anew) write(row, place);
      while (next && next !== row && leaving.has(next as HTMLElement)) next = next.nextElementSibling;
      if (row === next) next = next.nextElementSibling;
      else body.insertBefore(row, next);
    }
    for (const row of free) row.remove();
    this.#spare = free;
  }
}

/** Fills a row that stands `top` px below the first. */
export function writeRow(row: HTMLElement, { kind, selected, cells }: Row, index: number, top: number): void {
  if (row.className !== kind) row.className = kind;
  row.setAttribute("aria-rowindex", String(index + 2));
  if (selected === undefined) row.removeAttribute("aria-selected");
  else row.setAttribute("aria-selected", String(selected));
  row.style.transform = `translateY(${top}px)`;
  render(cells, row);
}

function made(): HTMLElement {
  const row = document.createElement("div");
  row.setAttribute("role", "row");
  return row;
}
