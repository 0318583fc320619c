import { ProblemError } from "@xiaoben/contract";
import type { NewHour } from "./rows.ts";

/** A row of a ledger as it is to be written. */
export interface PlannedRow {
  /** Number of the row as the spreadsheet shows it. */
  row: number;
  hour: NewHour;
}

/** Rows in one portion. */
const usual = 500;

/**
 * Cuts rows into portions, all rows of a person in the same one: what she is judged by is the ledger as it was before, or all of it.
 * @throws {ProblemError} `too-large` where one person has more rows than a transaction takes.
 */
export function portionsOf(rows: readonly PlannedRow[], most: number): PlannedRow[][] {
  const people = new Map<string, PlannedRow[]>();
  for (const row of rows) {
    const own = people.get(row.hour.person);
    if (own) own.push(row);
    else people.set(row.hour.person, [row]);
  }
  const portions: PlannedRow[][] = [[]];
  for (const own of people.values()) {
    if (own.length > most)
      throw new ProblemError("too-large", `${own.length} rows are of the same person, from row ${own[0]!.row} on; at most ${most} may be.`);
    const last = portions.at(-1)!;
    if (last.length > 0 && last.length + own.length > Math.min(usual, most)) portions.push([...own]);
    else last.push(...own);
  }
  return portions;
}

/** A value as the bytes of a part. */
export const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** What {@link bytesOf} made. */
export const valueOf = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T;

/** The rows of a portion. */
export const rowsOf = (bytes: Uint8Array): PlannedRow[] => valueOf(bytes);
