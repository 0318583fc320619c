import type { Day, HoursSheet, Id, New, Person } from "@xiaoben/contract";

/** What a grid does not say of itself. */
export interface TimetableSheetAsk {
  /** Name of the file: a class that it names holds where nothing in the file names one. */
  name?: string;
  /** The school. */
  org: Id;
  /** First and last day that the timetables hold for. */
  from: Day;
  to: Day;
  /** People of the school. */
  people: readonly Pick<Person, "id" | "displayName" | "externalIds" | "onPost">[];
  /** Times of periods for which the sheet has none. */
  times?: ReadonlyMap<number, Times>;
  /** Codes of subjects, by their names; of one that is not among them the name is the code. */
  subjects?: ReadonlyMap<string, string>;
}

export interface Times {
  /** `08:00` */
  from: string;
  to: string;
}

/** Timetables as they were read: one for each class, and what is faulty. */
export interface TimetableSheet {
  file: Omit<HoursSheet["file"], "sheet">;
  /** In the order of the file. With findings they hold what could be read. */
  timetables: New<"timetable">[];
  /** In the order of the file. */
  findings: TimetableFinding[];
  /** Rows that are no lessons: breaks, morning reading, remarks. */
  leftOut: { sheet?: string; row: number; text: string }[];
}

/** What is wrong with one place. */
export interface TimetableFinding extends TimetablePlace {
  code: TimetableFault;
  /** The text that could not be used. */
  found?: string;
  /** Further facts for the words: `name`, `candidates`, `place` of what it clashes with, `className`, `period`. */
  more?: Readonly<Record<string, string>>;
}

export interface TimetablePlace {
  sheet?: string;
  /** As the spreadsheet shows it, from 1. */
  row: number;
  /** Letter of the column. */
  column?: string;
}

/** Every fault that is found: a closed list. */
export type TimetableFault =
  /** Nothing says whose week a block is. */
  | "class-missing"
  /** A heading with lessons below it is no weekday, period or class. */
  | "heading-unknown"
  /** Lessons stand in a row that is no weekday, period or class. */
  | "label-unknown"
  /** Two rows or columns of a block are the same slot. */
  | "slot-twice"
  | "subject-missing"
  /** More stands in the cell than a subject and who teaches it. */
  | "cell-unclear"
  | "person-unknown"
  | "person-ambiguous"
  /** Name and staff number are not of the same person. */
  | "name-differs"
  | "teacher-clash"
  | "class-twice"
  /** Nothing says when a period with lessons is. */
  | "time-missing"
  /** A period ends before it begins, or begins before the one before it ends. */
  | "time-out-of-order"
  /** Two blocks of a class have different times. */
  | "times-differ"
  | "formula-without-value"
  | "cell-error";
