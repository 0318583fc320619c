import { compare, type Book } from "@xiaoben/contract";
import { put, type Row } from "./row.ts";

/** Stage 4: nothing counts twice within the book. Of the records that are one thing the best (or the first) stays. */
export function once(book: Book, rows: readonly Row[]): void {
  for (const { by, keep, clause } of book.once ?? []) {
    const kept: Kept = new Map();
    for (const row of rows) {
      const slot = row.out ? undefined : slotOf(kept, row, by);
      if (!slot) continue;
      const key = row.entry.facts(by.at(-1)!)!;
      const before = slot.get(key) as Row | undefined;
      const better = !before || (keep === "best" && compare(row.amount, before.amount) > 0);
      if (better) slot.set(key, row);
      if (before) put(better ? before : row, "once", clause);
    }
  }
}

/** Rows by the last fact, below the facts before it. */
type Kept = Map<string, Kept | Row>;

/** Where rows lie that have the same facts; `undefined`: one is missing, and the row stands alone. */
function slotOf(kept: Kept, { entry: { facts } }: Row, by: readonly string[]): Kept | undefined {
  let slot = kept;
  for (let at = 0; at < by.length - 1; at++) {
    const value = facts(by[at]!);
    if (value === undefined) return undefined;
    let below = slot.get(value) as Kept | undefined;
    if (!below) slot.set(value, (below = new Map()));
    slot = below;
  }
  return by.length > 0 && facts(by.at(-1)!) !== undefined ? slot : undefined;
}
