import type { Language, PackRecord, Rubric, RubricSheet, RubricSheetAnswers, Session } from "@xiaoben/contract";
import type { OwnDesk } from "../practice/own-pack.desk.ts";

/** What the parts of the editor work on: what stands there now, and the ways to change it. */
export interface Desk extends OwnDesk {
  session(): Session;
  language(): Language;
  records(): readonly PackRecord[];
  /** The rubric that is shown. */
  rubric(): Rubric | undefined;
  readSheet(): ((file: File, answers: RubricSheetAnswers) => Promise<RubricSheet>) | undefined;
  nameOf(rubric: Pick<Rubric, "title">): string;
  choose(id: string): void;
  /** Takes a change of the rubrics at once. `make` gets those that stand there when it is taken. */
  change(make: (rubrics: readonly Rubric[]) => readonly Rubric[]): void;
  refresh(): void;
  /** Moves the focus there after the next drawing. */
  focus(selector: string): void;
}
