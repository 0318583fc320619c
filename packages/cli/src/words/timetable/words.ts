import type { TimetableFault } from "@xiaoben/bridges/timetable-sheet";

/** What `import timetable` says. */
export interface TimetableWords {
  fileWanted: string;
  daysWanted: string;
  badTime(text: string): string;
  notPermitted: string;
  noHeading: string;
  empty: string;
  read(file: string, classes: number, lessons: number): string;
  leftOut(rows: string[], more: number): string;
  faults(count: number): string;
  faultColumns: [place: string, what: string];
  place(sheet: string | undefined, row: number, column: string | undefined): string;
  /** What is wrong, and how to mend it. */
  problems: Readonly<Record<TimetableFault, (more: Readonly<Record<string, string>>) => string>>;
  later(className: string, from: string): string;
  columns: [className: string, lessons: string, known: string, result: string];
  results: Record<"new" | "changed" | "unchanged", string>;
  ends(day: string): string;
  nothingWritten: string;
  written(classes: number): string;
  unchanged: string;
  broken(done: number, of: number): string;
}
