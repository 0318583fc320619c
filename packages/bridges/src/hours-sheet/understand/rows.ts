import type { HourField, HoursSheet, RowProblem, SheetRow } from "@xiaoben/contract";
import { cellText, type Cell, type Grid } from "../../files/grid.ts";
import { readAmount } from "./amounts.ts";
import { readDays, type DayContext } from "../../files/days.ts";
import type { Heading } from "./heading-row.ts";

type LeftOut = HoursSheet["leftOut"][number];

/** The records below the heading, and the rows that are none. */
export async function readRows(grid: Grid, heading: Heading): Promise<{ rows: SheetRow[]; leftOut: LeftOut[] }> {
  const context = dayContext(grid, grid.rows.slice(0, heading.row));
  const rows: SheetRow[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, cells] of grid.rows.entries()) {
    const why = whyNoRecord(cells, index, heading);
    if (why) leftOut.push({ row: index + 1, why, text: joined(cells) });
    else rows.push(readRow(cells, index + 1, heading, context));
    // Others have their turn while a long ledger is read.
    if (index % atOnce === atOnce - 1) await new Promise((rest) => setTimeout(rest));
  }
  return { rows, leftOut };
}

const atOnce = 500;

const joined = (cells: readonly Cell[]): string => cells.map(cellText).filter(Boolean).join(" ").slice(0, 200);

/** What the titles above the heading, or the name of the sheet, say about its days. */
export function dayContext(grid: Grid, titles: readonly Cell[][]): DayContext {
  const years = new Set(
    [...titles.map(joined), grid.name ?? ""].flatMap((text) =>
      [...text.normalize("NFKC").matchAll(/(\d{4})\s*[-–—~至]\s*(\d{4})/g)].map(([, from, to]) => `${from}-${to}`),
    ),
  );
  const [only] = years;
  return years.size === 1 && only ? { from1904: grid.from1904, schoolYear: only } : { from1904: grid.from1904 };
}

function whyNoRecord(cells: readonly Cell[], index: number, heading: Heading): LeftOut["why"] | undefined {
  const texts = cells.map(cellText);
  if (texts.every((text) => text === "")) return "blank";
  if (index < heading.row) return "title";
  if (index === heading.row || isHeadingAgain(texts, heading)) return "heading";
  const of = (...fields: HourField[]): string[] =>
    texts.filter((text, column) => text !== "" && isOneOf(heading.meanings[column]?.field, fields));
  const saysTotal = texts.some((text) =>
    /^(?:合计|总计|小计|共计|总学时|合計|總計|小計|共計|(?:sub|grand)?total|sum)(?:[:(\d]|$)/i.test(
      text.normalize("NFKC").replace(/\s/g, ""),
    ),
  );
  if (saysTotal && of("on", "until", "staffNumber").length === 0) return "total";
  const isRemark =
    of("on", "until", "hours", "minutes", "lessons", "days").length === 0 &&
    texts.filter(Boolean).length <= 2 &&
    !looksLikePerson(texts, heading);
  return isRemark ? "title" : undefined;
}

/** Long ledgers print their heading on every page. */
const isHeadingAgain = (texts: readonly string[], heading: Heading): boolean =>
  heading.columns.filter((column) => column.means).every((column) => texts[heading.columns.indexOf(column)] === column.heading);

/** A lone name or number in its own column is a record that lost the rest, not a remark such as 制表人：…. */
const looksLikePerson = (texts: readonly string[], heading: Heading): boolean =>
  texts.some(
    (text, column) =>
      text !== "" && text.length <= 12 && !/[:：]/.test(text) && isOneOf(heading.meanings[column]?.field, ["name", "staffNumber"]),
  );

const isOneOf = (field: HourField | undefined, fields: readonly HourField[]): boolean => field !== undefined && fields.includes(field);

function readRow(cells: readonly Cell[], row: number, heading: Heading, context: DayContext): SheetRow {
  const values: SheetRow["values"] = {};
  const problems: RowProblem[] = [];
  heading.meanings.forEach((meaning, column) => {
    const cell = cells[column] ?? null;
    if (!meaning || meaning.field === "note" || cell === null || (cellText(cell) === "" && typeof cell !== "object")) return;
    if (typeof cell === "object" && "lost" in cell) {
      problems.push({
        code: cell.lost === "formula" ? "formula-without-value" : "cell-error",
        field: meaning.field,
        ...(cell.text ? { found: cell.text } : {}),
      });
    } else if (/^(?:同上|〃|"|''|″|同左)$/.test(cellText(cell))) {
      problems.push({ code: "ditto", field: meaning.field, found: cellText(cell) });
    } else if (meaning.field === "on" || meaning.field === "until") {
      const { problem, ...days } = readDays(cell, meaning.field, context);
      if (problem) problems.push(problem);
      else if (meaning.field === "on") for (const [field, day] of Object.entries(days)) put(values, problems, field as "on" | "until", day);
      else put(values, problems, "until", days.until ?? days.on!);
    } else if (meaning.unit) {
      const read = readAmount(cell, meaning.unit, meaning.field);
      if ("problem" in read) problems.push(read.problem);
      else put(values, problems, read.field, read.value);
    } else if (typeof cell === "number" && Math.abs(cell) >= 1e15) {
      problems.push({ code: "digits-lost", field: meaning.field, found: cellText(cell) });
    } else put(values, problems, meaning.field as "name", cellText(cell).normalize("NFKC").replace(/\s+/g, " "));
  });
  problems.push(...whatIsMissing(values, problems));
  return { row, values, cells: Array.from({ length: heading.columns.length }, (_, column) => cellText(cells[column])), problems };
}

/** Two columns may say the same thing, as 学时 twice; where they differ, nobody but a person can choose. */
function put(values: SheetRow["values"], problems: RowProblem[], field: keyof SheetRow["values"], value: string): void {
  const before = values[field];
  if (before !== undefined && before !== value)
    problems.push({ code: "columns-disagree", field, found: value, more: { first: before, second: value } });
  else values[field] = value;
}

function whatIsMissing(values: SheetRow["values"], problems: readonly RowProblem[]): RowProblem[] {
  const unread = (fields: readonly HourField[]): boolean => problems.some((problem) => isOneOf(problem.field, fields));
  const amounts = ["hours", "minutes", "lessons", "days"] as const;
  const missing: RowProblem[] = [];
  if (!values.name && !values.staffNumber && !unread(["name", "staffNumber"])) missing.push({ code: "person-missing", field: "name" });
  if (!values.on && !unread(["on"])) missing.push({ code: "day-missing", field: "on" });
  if (amounts.every((field) => values[field] === undefined) && !unread(amounts)) missing.push({ code: "amount-missing", field: "hours" });
  if (values.on && values.until && values.until < values.on)
    missing.push({ code: "ends-before-it-begins", field: "until", found: values.until });
  return missing;
}
