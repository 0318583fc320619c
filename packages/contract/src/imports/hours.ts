import type { Dec } from "../decimals/decimal.ts";
import type { Day } from "../days/day.ts";
import type { Id } from "../ids/id.ts";

/** A column of a ledger and what it was taken for. */
export interface SheetColumn {
  /** Letter in the spreadsheet, `C`. */
  letter: string;
  heading: string;
  /** `undefined`: not understood, left unread. */
  means?: HourField;
  /** What that rests on: the heading is known, the cells look like it, or somebody said so. Only where a person is asked. */
  sure?: "heading" | "guess" | "chosen";
}

/** What a column of a ledger can mean. */
export type HourField =
  | "name"
  | "staffNumber"
  | "on"
  | "until"
  | "hours"
  | "minutes"
  | "lessons"
  | "days"
  | "category"
  | "title"
  | "role"
  | "level"
  | "note";

/** What a reader understood of one row. Values are normalised; `problems` says what it could not read. */
export interface SheetRow {
  /** Number of the row as the spreadsheet shows it, from 1. */
  row: number;
  values: {
    name?: string;
    staffNumber?: string;
    on?: Day;
    until?: Day;
    hours?: Dec;
    minutes?: Dec;
    lessons?: Dec;
    days?: Dec;
    category?: string;
    title?: string;
    role?: string;
    level?: string;
  };
  /** The cells as they stood. */
  cells: string[];
  problems: RowProblem[];
}

/** What is wrong with a row of a ledger. */
export interface RowProblem {
  /** `not-a-day`, `not-a-number`, `day-missing`, `person-unknown`, `person-ambiguous`, `already-there`, `twice-in-file`, … */
  code: string;
  field?: HourField;
  /** The text that could not be used. */
  found?: string;
  /** Further facts for the words, e.g. the candidates of an ambiguous name. */
  more?: Record<string, string>;
}

/** A ledger as it was read: where the heading stood, what was left out and why. */
export interface HoursSheet {
  file: { format: "xlsx" | "csv"; encoding?: "utf-8" | "gb18030" | "utf-16le"; sheet?: string };
  headingRow: number;
  columns: SheetColumn[];
  rows: SheetRow[];
  /** Rows that are no records: titles above the heading, totals, blank lines. */
  leftOut: { row: number; why: "title" | "heading" | "total" | "blank"; text: string }[];
  /** Rows that the spreadsheet hides, by a filter or by hand. They are read like all others. */
  hidden?: number[];
  /** Sheets that could be meant, in their order. Only where a person is asked. */
  sheets?: string[];
}

/** What somebody settled about a ledger that could only be proposed. With them, even if empty, a person is asked where the reader would otherwise refuse. */
export interface HoursChoices {
  /** Name of the sheet that is meant. */
  sheet?: string;
  /** By letter what a column means; `none` leaves it unread. Columns that are not named stay as proposed. */
  columns?: Record<string, HourField | "none">;
  /** By number of the row which of several people of one name is meant. */
  people?: Record<string, Id>;
}

/** Why a file was refused as a whole. */
export type SheetFault =
  | "not-a-spreadsheet"
  | "encrypted"
  | "legacy-xls"
  | "too-large"
  | "zip-bomb"
  | "empty"
  | "no-heading"
  | "column-missing"
  | "unreadable";

/** Somebody whom a row of a ledger speaks of, or could. */
export interface PersonNamed {
  id: Id;
  displayName: string;
  /** What tells people of one name apart. */
  staffNumber?: string;
}

/** Answer of a dry run and of a commit. Nothing is written while a row has a problem, unless the commit leaves such rows out. */
export interface ImportReport {
  /** SHA-256 of the file, and of what was chosen for it; a commit names it, so that what is written is what was looked at. */
  file: string;
  /** Whether all of it is written. */
  committed: boolean;
  sheet: Omit<HoursSheet, "rows">;
  /** Of a file with many rows those with problems first, and not all of those without; of an import that goes on, none. `counts` always speaks of all. */
  rows: (SheetRow & { person?: PersonNamed; record?: Id; candidates?: PersonNamed[] })[];
  counts: { rows: number; good: number; faulty: number; written: number };
  /** Of an import that is written in portions, once it has begun. */
  progress?: ImportProgress;
}

/** A table of texts, the heading first. */
export interface SheetTable {
  /** Name of the sheet. */
  name: string;
  rows: readonly (readonly string[])[];
}

/** The part of a page that knows how ledgers reach the back end; elements ask for it. Every method rejects with an error that has a `code`: a `SheetFault` or a problem code. */
export interface HoursImporter {
  /** What is understood of a file, with what was chosen so far. Writes nothing. */
  look(file: File, choices: HoursChoices): Promise<ImportReport>;
  /** Writes the rows without problems of what was looked at; `commit` is the report's `file`. */
  write(file: File, choices: HoursChoices, commit: string, onProgress: (done: number, of: number) => void): Promise<ImportReport>;
  /** The table as an Excel workbook that holds nothing but texts. Without it, none is offered. */
  workbook?(table: SheetTable): Promise<Blob>;
}

/** How far an import is. Its rows are written person by person: of nobody only a part. */
export interface ImportProgress {
  /** Rows that are done, of all: the difference is still to come. */
  done: number;
  of: number;
  /** Numbers of the rows that somebody else had written when their turn came. They were left as they are, and count as done. */
  alreadyThere: number[];
}
