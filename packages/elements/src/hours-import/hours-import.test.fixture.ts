import type { HourField, ImportReport, RowProblem } from "@xiaoben/contract";

type Row = ImportReport["rows"][number];

const headings: [string, HourField?][] = [
  ["姓名", "name"],
  ["工号", "staffNumber"],
  ["哪天", "on"],
  ["学时", "hours"],
  ["类别", "category"],
  ["内容", "title"],
  ["地点"],
];

/** A row of a ledger as it comes back from a look. */
export function row(at: number, name: string, problems: RowProblem[] = [], more: Partial<Row> = {}): Row {
  const on = `2026-10-${String((at % 27) + 1).padStart(2, "0")}`;
  return {
    row: at,
    values: { name, on, hours: "2.5", category: "校本", title: `第${at}次研讨` },
    cells: [name, `0${at}`, on, "2.5", "校本", `第${at}次研讨`, "南湖"],
    problems,
    ...(problems.length === 0 && { person: { id: `p-${name}`, displayName: name }, record: `r-${at}` }),
    ...more,
  };
}

/** What a look answers about these rows. */
export function reportOf(rows: Row[], sheet: Partial<ImportReport["sheet"]> = {}): ImportReport {
  const good = rows.filter(({ problems }) => problems.length === 0).length;
  return {
    file: "5e1f0c9a4b7d".padEnd(64, "0"),
    committed: false,
    sheet: {
      file: { format: "xlsx", sheet: "学时" },
      headingRow: 1,
      columns: headings.map(([heading, means], at) => ({
        letter: "ABCDEFG"[at]!,
        heading,
        ...(means && { means, sure: means === "on" ? "guess" : "heading" }),
      })),
      leftOut: [{ row: 1, why: "heading", text: "" }],
      ...sheet,
    },
    rows,
    counts: { rows: rows.length, good, faulty: rows.length - good, written: 0 },
  };
}

/** Several people of one name. */
export const twins = [
  { id: "p-1", displayName: "苏禾", staffNumber: "NH0417" },
  { id: "p-2", displayName: "苏禾", staffNumber: "NH0533" },
];
export const ambiguous = (at: number): Row =>
  row(at, "苏禾", [{ code: "person-ambiguous", field: "name", found: "苏禾" }], { candidates: twins });
export const unknown = (at: number): Row => row(at, "无名", [{ code: "person-unknown", field: "name", found: "无名" }]);
