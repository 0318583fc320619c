import type { HourField, HoursChoices, HoursImporter, ImportReport, RowProblem, SheetTable } from "@xiaoben/contract";

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

/** An importer that answers what a test says, and remembers what it was asked. */
export class ScriptedImporter implements HoursImporter {
  readonly looks: HoursChoices[] = [];
  readonly writes: { choices: HoursChoices; commit: string }[] = [];
  readonly tables: SheetTable[] = [];
  answer: (choices: HoursChoices) => ImportReport | Promise<ImportReport>;
  /** What the next look, writing or workbook fails with. */
  fails: { code?: string } | undefined;
  /** Portions that are told while it writes; the writing waits for `go` after each. */
  portions: number[] = [];
  go: () => void = () => undefined;

  constructor(answer: ImportReport | ScriptedImporter["answer"]) {
    this.answer = typeof answer === "function" ? answer : () => answer;
  }

  readonly look = async (_file: File, choices: HoursChoices): Promise<ImportReport> => {
    this.looks.push(choices);
    this.#fail();
    return this.answer(choices);
  };

  readonly write: HoursImporter["write"] = async (_file, choices, commit, onProgress) => {
    this.writes.push({ choices, commit });
    this.#fail();
    const report = await this.answer(choices);
    for (const done of this.portions) {
      onProgress(done, report.counts.good);
      await new Promise<void>((go) => (this.go = go));
    }
    return { ...report, committed: true, counts: { ...report.counts, written: report.counts.good } };
  };

  readonly workbook = async (table: SheetTable): Promise<Blob> => {
    this.#fail();
    this.tables.push(table);
    return new Blob(["x"]);
  };

  #fail(): void {
    const { fails } = this;
    this.fails = undefined;
    if (fails) throw fails;
  }
}
