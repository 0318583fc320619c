import { compare, type Book } from "@xiaoben/contract";
import { keyOf, put, type Row } from "./row.ts";

/** Stage 4: nothing counts twice within the book. Of the records that are one thing the best (or the first) stays. */
export function once(book: Book, rows: readonly Row[]): void {
  for (const { by, keep, clause } of book.once ?? []) {
    const kept = new Map<string, Row>();
    for (const row of rows) {
      if (row.out) continue;
      const key = keyOf(row, by);
      const before = kept.get(key);
      const better = !before || (keep === "best" && compare(row.amount, before.amount) > 0);
      if (better) kept.set(key, row);
      if (before) put(better ? before : row, "once", clause);
    }
  }
}
