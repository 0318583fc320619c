import type { HoursChoices, HoursImporter, ImportReport, SheetTable } from "@xiaoben/contract";

/** An importer that answers what a script says, and remembers what it was asked: for tests of pages with `<xb-hours-import>`, and for stories. */
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
