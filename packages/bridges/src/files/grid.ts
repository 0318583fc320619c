import type { Day } from "@xiaoben/contract";

/** A cell as the file holds it. `lost`: a formula whose result was not saved, or an error such as `#REF!`. */
export type Cell = string | number | boolean | null | { day: Day } | { lost: "formula" | "error"; text: string };

/** The cells of one sheet. `rows[0]` is the row that the spreadsheet shows as 1. */
export interface Grid {
  name?: string;
  rows: Cell[][];
  /** Whether plain numbers that are days count from 1904 (old Macs) and not from 1900. */
  from1904: boolean;
  /** Cells that were merged; none in a file that has no such thing. */
  merged?: Merged[];
  /** Rows with cells that the spreadsheet hides, from 1; left out where there are none. */
  hidden?: number[];
}

/** Rows from `from` to `to` that share one cell of a column, counted from 0, and of the columns up to `until`. */
export interface Merged {
  column: number;
  until: number;
  from: number;
  to: number;
}

/** The cell as a person would read it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return "day" in cell ? cell.day : cell.text;
  return typeof cell === "number" ? numberText(cell) : String(cell).trim();
}

/** Excel computes with 15 digits and stores 17: 2.3000000000000003 is 2.3. */
export const numberText = (value: number): string => String(Number(value.toPrecision(15)));

/** The letter of a column, counted from 0: `A`, `Z`, `AA`. */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
