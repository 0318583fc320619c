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

/** Answer of a dry run and of a commit. Nothing is written while a row has a problem. */
export interface ImportReport {
  /** SHA-256 of the file; a commit names it, so that what is written is what was looked at. */
  file: string;
  /** Whether all of it is written. */
  committed: boolean;
  sheet: Omit<HoursSheet, "rows">;
  /** Of a file with many rows those with problems first, and not all of those without; of an import that goes on, none. `counts` always speaks of all. */
  rows: (SheetRow & { person?: { id: Id; displayName: string }; record?: Id })[];
  counts: { rows: number; good: number; faulty: number; written: number };
  /** Of an import that is written in portions, once it has begun. */
  progress?: ImportProgress;
}

/** How far an import is. Its rows are written person by person: of nobody only a part. */
export interface ImportProgress {
  /** Rows that are done, of all: the difference is still to come. */
  done: number;
  of: number;
  /** Numbers of the rows that somebody else had written when their turn came. They were left as they are, and count as done. */
  alreadyThere: number[];
}
