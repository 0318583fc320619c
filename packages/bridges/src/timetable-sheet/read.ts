import { openSheets } from "../files/open-sheets.ts";
import { SheetError } from "../files/sheet-error.ts";
import type { TimetableSheet, TimetableSheetAsk } from "./types.ts";
import { readBlocks } from "./understand/blocks.ts";
import { Builder } from "./understand/build.ts";
import { knownLabels } from "./understand/labels.ts";
import { People } from "./understand/people.ts";

/** More rows than the weeks of any school's classes have. */
const mostRows = 5_000;

/**
 * Reads timetables: .xlsx, CSV or TSV (UTF-8, UTF-16LE, GB18030). What it is, the bytes say, not the name.
 * Whatever cannot be read or cannot be true comes back with its place; nothing is guessed.
 * @throws {SheetError} where the file as a whole cannot be used
 */
export async function readTimetableSheet(bytes: Uint8Array, ask: TimetableSheetAsk): Promise<TimetableSheet> {
  const { file, grids } = await openSheets(bytes, ask.name ?? "", knownLabels);
  const rows = grids.reduce((sum, grid) => sum + grid.rows.length, 0);
  if (rows > mostRows)
    throw new SheetError("too-large", `The file has ${rows} rows, at most ${mostRows} are read. Choose the file with the timetables.`);
  const people = new People(ask.people);
  const read = grids.map((grid) => readBlocks(grid, ask.name ?? "", people.knows));
  const builder = new Builder(ask, people);
  for (const block of read.flatMap(({ blocks }) => blocks)) builder.add(block);
  if (read.every(({ blocks }) => blocks.length === 0))
    throw new SheetError(
      "no-heading",
      "No row names weekdays, periods or classes. Give the grid a row such as 星期一 … 星期五, and a column such as 第1节.",
    );
  const timetables = builder.build();
  const findings = [...read.flatMap((one) => one.findings), ...builder.findings];
  if (timetables.length === 0 && findings.length === 0) throw new SheetError("empty", "Below the headings there are no lessons.");
  const sheets = grids.map(({ name }) => name);
  return {
    file,
    timetables,
    findings: findings.toSorted((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row),
    leftOut: read.flatMap(({ leftOut }) => leftOut),
  };
}
