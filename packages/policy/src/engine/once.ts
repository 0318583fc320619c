import { compare, type Book } from "@xiaoben/contract";
import { zero } from "./number.ts";
import { grouped, type Row } from "./row.ts";

/** Stage 4: nothing counts twice within the book. Of the records that are one thing the best (or the first) stays. */
export function once(book: Book, rows: readonly Row[]): void {
  for (const { by, keep, clause } of book.once ?? []) {
    for (const group of grouped(
      rows.filter((row) => !row.out),
      by,
    )) {
      const kept = keep === "first" ? group[0] : group.reduce((best, row) => (compare(row.amount, best.amount) > 0 ? row : best));
      for (const row of group) if (row !== kept) Object.assign(row, { out: true, counted: zero, why: "once", clause });
    }
  }
}
