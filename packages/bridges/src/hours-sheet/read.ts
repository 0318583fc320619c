import type { HoursSheet } from "@xiaoben/contract";
import type { Grid } from "../files/grid.ts";
import { limits } from "../files/limits.ts";
import { openSheets } from "../files/open-sheets.ts";
import { SheetError } from "../files/sheet-error.ts";
import { checkColumns, findHeading, type Heading } from "./understand/heading-row.ts";
import { knownHeadings } from "./understand/headings.ts";
import { readRows } from "./understand/rows.ts";

/**
 * Reads a ledger of study hours: .xlsx, CSV or TSV (UTF-8, UTF-16LE, GB18030). What it is, the bytes say, not the name.
 * Every row below the heading comes back with what was understood and what was not; nothing is guessed in silence.
 * @throws {SheetError} where the file as a whole cannot be used
 */
export async function readHoursSheet(bytes: Uint8Array, { name = "" }: { name?: string } = {}): Promise<HoursSheet> {
  const { file, grids: filled } = await openSheets(bytes, name, knownHeadings);
  const { grid, heading } = theLedger(filled);
  checkColumns(heading);
  const { rows, leftOut } = await readRows(grid, heading);
  if (rows.length === 0) throw new SheetError("empty", `Below the heading in row ${heading.row + 1} there are no records.`);
  if (rows.length > limits.rows)
    throw new SheetError(
      "too-large",
      `The ledger has ${rows.length} rows, at most ${limits.rows} are read. Split it by term or by school.`,
    );
  return {
    file: grid.name === undefined ? file : { ...file, sheet: grid.name },
    headingRow: heading.row + 1,
    columns: heading.columns,
    rows,
    leftOut,
  };
}

/** The one sheet with a heading. Of two nobody but a person can say which is meant. */
function theLedger(grids: readonly Grid[]): { grid: Grid; heading: Heading } {
  const found = grids.flatMap((grid) => {
    const heading = findHeading(grid.rows);
    return heading ? [{ grid, heading }] : [];
  });
  const [first, second] = found;
  if (!first) {
    throw new SheetError(
      "no-heading",
      `No row among the first ${limits.headingWithin} names the columns of a ledger. Give it a row with at least 姓名 (or 工号), 日期 and 学时.`,
    );
  }
  if (second) {
    const names = found.map(({ grid }) => `"${grid.name}"`).join(", ");
    throw new SheetError(
      "unreadable",
      `Several sheets look like a ledger: ${names}. Keep one in the file, or save each as a file of its own.`,
    );
  }
  return first;
}
