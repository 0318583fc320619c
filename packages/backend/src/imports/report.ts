import type { HoursSheet, ImportReport } from "@xiaoben/contract";
import type { ImportState } from "./portions.ts";
import type { Judged } from "./rows.ts";

/** Most rows that a report lists: an answer stays small enough for every proxy, and nobody reads more. */
const mostListed = 2_000;

/** What was understood of a ledger. Of more rows than are listed, those with problems come first. */
export function report(file: string, { rows: _rows, ...sheet }: HoursSheet, judged: readonly Judged[], written: number): ImportReport {
  const rows = judged.map(({ row }) => row);
  const [good, bad] = [rows.filter((row) => row.problems.length === 0), rows.filter((row) => row.problems.length > 0)];
  return {
    file,
    committed: false,
    sheet,
    rows: rows.length <= mostListed ? rows : [...bad, ...good].slice(0, mostListed),
    counts: { rows: rows.length, good: good.length, faulty: bad.length, written },
  };
}

/** How far an import in portions is; with what a look at its file said, where somebody looks again meanwhile. */
export function reportOn(state: ImportState, looked?: ImportReport): ImportReport {
  const { file, sheet, rows, done, written, alreadyThere } = state;
  const counts = looked?.counts ?? { rows, good: rows, faulty: 0 };
  return {
    ...(looked ?? { file, sheet, rows: [] }),
    committed: done === rows,
    counts: { ...counts, written },
    progress: { done, of: rows, alreadyThere },
  };
}
