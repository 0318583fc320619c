import { csvLine, csvStart } from "../text/csv.ts";
import type { ReportFile } from "./report-file.ts";

const headings = [
  ["批号", "report"],
  ["行号", "line"],
  ["单位", "sender"],
  ["时段", "period"],
  ["工号", "staffNumber"],
  ["姓名", "name"],
  ["数量", "amount"],
  ["计量", "unit"],
  ["代替行号", "replaces"],
] as const;

/** The same report as a spreadsheet opens it: one row for each line, both headings in one row. The JSON is what the hash is of. */
export const reportCsv = ({ number, sender, period, unit, items }: ReportFile): string =>
  [
    csvLine(headings.map(([zh, en]) => `${zh} ${en}`)),
    ...items.map(({ number: line, person, amount, replaces }) =>
      csvLine([number, line, sender.name, period, person.staffNumber, person.name, amount, unit, replaces]),
    ),
  ].reduce((text, line) => text + line, csvStart);
