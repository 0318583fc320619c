import { dec, units, type RubricSheet, type RubricSheetAnswers } from "@xiaoben/contract";
import { cellText, type Grid } from "../files/grid.ts";
import { openSheets } from "../files/open-sheets.ts";
import { SheetError } from "../files/sheet-error.ts";
import { Builder } from "./understand/build.ts";
import { Doubts } from "./understand/doubts.ts";
import { findHeading, knownHeadings, type Heading } from "./understand/headings.ts";
import { linesOf } from "./understand/lines.ts";

/** More items than any form for one lesson has. */
const mostItems = 300;

/**
 * Reads a rubric: .xlsx, CSV or TSV (UTF-8, UTF-16LE, GB18030). What it is, the bytes say, not the name.
 * Faults come back with their place; what is uncertain comes back as questions. Read it again with the answers.
 * @throws {SheetError} where the file as a whole cannot be used
 */
export async function readRubricSheet(
  bytes: Uint8Array,
  { name = "", answers = {} }: { name?: string; answers?: RubricSheetAnswers } = {},
): Promise<RubricSheet> {
  const { file, grids } = await openSheets(bytes, name, knownHeadings);
  const doubts = new Doubts(answers);
  const { grid, heading } = theRubric(grids, doubts);
  const found = linesOf(grid, heading);
  if (found.lines.length === 0) throw new SheetError("empty", `Below the heading in row ${heading.row + 1} there are no items.`);
  if (found.lines.length > mostItems)
    throw new SheetError(
      "too-large",
      `The table has ${found.lines.length} items, at most ${mostItems} are read. Choose the file with the rubric.`,
    );
  const builder = new Builder(heading, doubts);
  const title = titleOf(grid, heading, name);
  const rubric = builder.build(found, title.text, title);
  return {
    file: grid.name === undefined ? file : { ...file, sheet: grid.name },
    headingRow: heading.row + 1,
    columns: heading.columns,
    rubric,
    findings: builder.findings.toSorted((a, b) => a.row - b.row),
    questions: doubts.questions,
    leftOut: found.leftOut,
  };
}

/** The sheet with a rubric. Of several a person says which. */
function theRubric(grids: readonly Grid[], doubts: Doubts): { grid: Grid; heading: Heading } {
  const found = grids.flatMap((grid) => {
    const heading = findHeading(grid.rows);
    return heading ? [{ grid, heading }] : [];
  });
  const [first] = found;
  if (!first)
    throw new SheetError(
      "no-heading",
      "No row names the columns of a rubric. Give it a row with at least 评价要点 (items) and 分值 (full marks).",
    );
  if (found.length === 1) return first;
  const names = found.map(({ grid }, at) => grid.name ?? String(at + 1));
  const answer = doubts.ask("sheet", names, { row: first.heading.row + 1, found: names.join(", ") });
  return found[names.indexOf(answer ?? "")] ?? first;
}

/** The first line above the heading that is no line to fill in; `（满分100分）` in it is the full mark. */
function titleOf({ rows, name: sheet }: Grid, heading: Heading, file: string): { text: string; full?: string; row: number } {
  const titles = rows.slice(0, heading.first).map((cells) => cells.map(cellText).find(Boolean) ?? "");
  const all = titles.join(" ").normalize("NFKC");
  const [, full] = /(?:满分|滿分|总分|總分|full mark)\D{0,3}(\d{1,4})/i.exec(all) ?? /[(](\d{2,4})\s*分[)]/.exec(all) ?? [];
  const at = titles.findIndex((text) => text !== "" && !/[:：_＿]/.test(text));
  const stem = file.replace(/^.*[\\/]/, "").replace(/\.[a-z]+$/i, "");
  const said = titles[at]?.replace(/[(（][^)）]*\d+\s*分[^)）]*[)）]/, "").trim();
  return {
    text: said || stem || sheet || "rubric",
    row: Math.max(0, at) + 1,
    ...(full !== undefined && { full: dec(units(full)) }),
  };
}
