import type { RubricSheetDoubt, RubricSheetFault } from "@xiaoben/contract";

/** What `import rubric` says. */
export interface RubricWords {
  fileWanted: string;
  badAnswer(text: string): string;
  noHeading: string;
  columnsWanted: string;
  read(file: string, title: string, items: number, full: string | undefined): string;
  unread(columns: string[]): string;
  columns: [place: string, text: string, field: string, mark: string];
  fields: Record<"points" | "level" | "choice" | "yesNo" | "text", string>;
  faults(count: number): string;
  faultColumns: [place: string, what: string];
  place(row: number, column: string | undefined): string;
  /** What is wrong, and how to mend it. */
  problems: Readonly<Record<RubricSheetFault, (more: Readonly<Record<string, string>>) => string>>;
  questions(count: number): string;
  doubts: Readonly<Record<RubricSheetDoubt, string>>;
  howToAnswer(id: string, options: string[]): string;
  written(path: string): string;
  nothingWritten: string;
  howToWrite(command: string): string;
}
