import type { HoursChoices, HoursSheet } from "@xiaoben/contract";
import type { Grid } from "../files/grid.ts";
import { limits } from "../files/limits.ts";
import { openSheets } from "../files/open-sheets.ts";
import { SheetError } from "../files/sheet-error.ts";
import { checkColumns, findHeading, likelyHeading, type Heading } from "./understand/heading-row.ts";
import { knownHeadings } from "./understand/headings.ts";
import { dayContext, readRows } from "./understand/rows.ts";

/**
 * Reads a ledger of study hours: .xlsx, CSV or TSV (UTF-8, UTF-16LE, GB18030). What it is, the bytes say, not the name.
 * Every row below the heading comes back with what was understood and what was not; nothing is guessed in silence.
 * With `choices` a person is asked: sheets and columns are proposed, and what is still missing is a problem of the rows.
 * @throws {SheetError} where the file as a whole cannot be used
 */
export async function readHoursSheet(
  bytes: Uint8Array,
  { name = "", choices }: { name?: string; choices?: HoursChoices } = {},
): Promise<HoursSheet> {
  const { file, grids: filled } = await openSheets(bytes, name, knownHeadings);
  const { grid, heading, sheets } = choices ? theChosen(filled, choices) : theLedger(filled);
  if (!choices) checkColumns(heading);
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
    ...(grid.hidden && { hidden: grid.hidden }),
    ...(sheets && { sheets }),
  };
}

interface Ledger {
  grid: Grid;
  heading: Heading;
  sheets?: string[];
}

/** The sheet that somebody chose, else the one that looks most like a ledger; with the names of all that could be meant. */
function theChosen(grids: readonly Grid[], { sheet, columns = {} }: HoursChoices): Ledger {
  const likely = grids.flatMap((grid): Ledger[] => {
    const heading = likelyHeading(grid.rows, columns, dayContext(grid, []));
    return heading ? [{ grid, heading }] : [];
  });
  const certain = likely.filter(({ grid }) => findHeading(grid.rows));
  const chosen = likely.find(({ grid }) => grid.name === sheet) ?? certain[0] ?? likely[0];
  if (!chosen) throw noHeading();
  return likely.length < 2 ? chosen : { ...chosen, sheets: likely.map(({ grid }) => grid.name ?? "") };
}

/** The one sheet with a heading. Of two nobody but a person can say which is meant. */
function theLedger(grids: readonly Grid[]): Ledger {
  const found = grids.flatMap((grid) => {
    const heading = findHeading(grid.rows);
    return heading ? [{ grid, heading }] : [];
  });
  const [first, second] = found;
  if (!first) throw noHeading();
  if (second) {
    const names = found.map(({ grid }) => `"${grid.name}"`).join(", ");
    throw new SheetError(
      "unreadable",
      `Several sheets look like a ledger: ${names}. Keep one in the file, or save each as a file of its own.`,
    );
  }
  return first;
}

const noHeading = (): SheetError =>
  new SheetError(
    "no-heading",
    `No row among the first ${limits.headingWithin} names the columns of a ledger. Give it a row with at least 姓名 (or 工号), 日期 and 学时.`,
  );
