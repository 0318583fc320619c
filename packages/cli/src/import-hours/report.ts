import type { ImportReport, RowProblem } from "@xiaoben/contract";
import { table } from "../terminal/table.ts";
import type { Words } from "../words/words.ts";

type Row = ImportReport["rows"][number];

/** Good rows that are listed where not all are asked for. Rows with problems are always listed. */
const goodRowsListed = 20;

/** The report in words: what was read, row by row what was understood and what was not. */
export function reportText(report: ImportReport, fileName: string, all: boolean, words: Words): string {
  const { sheet, rows, counts } = report;
  const unread = sheet.columns.filter((column) => column.means === undefined && column.heading !== "").map((column) => column.heading);
  const others = sheet.leftOut.filter((row) => row.row !== sheet.headingRow);
  const shown = all ? rows : listed(rows);
  return [
    words.understood(sheet.file.sheet ? `${fileName} · ${sheet.file.sheet}` : fileName, sheet.headingRow),
    ...(unread.length > 0 ? [words.unreadColumns(unread)] : []),
    ...(others.length > 0 ? [words.leftOutRows(others.map((row) => `${row.row} ${words.leftOut[row.why]}`).join("; "))] : []),
    "",
    table([words.columns, ...shown.map((row) => cellsOf(row, words))]),
    "",
    ...(shown.length < rows.length ? [words.moreRows(rows.length - shown.length)] : []),
    words.counts(counts.rows, counts.good, counts.faulty),
  ].join("\n");
}

function listed(rows: readonly Row[]): Row[] {
  let good = 0;
  return rows.filter((row) => row.problems.length > 0 || ++good <= goodRowsListed);
}

function cellsOf(row: Row, words: Words): string[] {
  const { on, until, category, title, name, staffNumber } = row.values;
  const who = [row.person?.displayName ?? name, staffNumber].filter(Boolean).join(" ");
  return [
    String(row.row),
    who,
    until ? `${on ?? "?"} – ${until}` : (on ?? ""),
    amountOf(row, words),
    category ?? "",
    title ?? "",
    stateOf(row, words),
  ];
}

const amountOf = ({ values }: Row, words: Words): string =>
  (["hours", "minutes", "lessons", "days"] as const)
    .flatMap((field) => (values[field] === undefined ? [] : [`${values[field]} ${words.amounts[field]}`]))
    .join(", ");

const stateOf = ({ problems }: Row, words: Words): string =>
  problems.length === 0 ? words.rowGood : [...new Set(problems.map((problem) => problemText(problem, words)))].join("; ");

function problemText({ code, field, found, more }: RowProblem, words: Words): string {
  const said = words.problems[code] ?? code;
  const aside = more?.["likely"] ? words.likely(more["likely"]) : more ? Object.values(more).join(", ") : "";
  const whole = found ? words.problemFound(said, found) : said;
  return [field ? `${words.fields[field]}: ${whole}` : whole, aside].filter(Boolean).join(" · ");
}
