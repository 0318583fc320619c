import type { Rubric } from "../packs/definitions.ts";
import type { HoursSheet } from "./hours.ts";

/** What a column of a rubric in a spreadsheet can mean. `given`: the marks that an observer writes; they are left unread. */
export type RubricColumn = "section" | "text" | "says" | "mark" | "level" | "given" | "number" | "note";

/** A rubric as it was read from a spreadsheet: what was understood, what is faulty, and what only a person can say. */
export interface RubricSheet {
  file: HoursSheet["file"];
  /** Row of the headings, from 1. */
  headingRow: number;
  columns: { letter: string; heading: string; means?: RubricColumn }[];
  /** As far as it was understood. Not to be used while a question has no answer. */
  rubric: Rubric;
  findings: RubricSheetFinding[];
  questions: RubricSheetQuestion[];
  /** Rows that are no items: titles, totals, lines to sign. */
  leftOut: { row: number; why: "title" | "heading" | "total" | "bands" | "remark" | "blank"; text: string }[];
}

/** What is wrong with one place of the sheet. The rubric holds what stands there, so that it can also be mended after it was taken over. */
export interface RubricSheetFinding {
  code: RubricSheetFault;
  /** Number of the row as the spreadsheet shows it, from 1. */
  row: number;
  /** Letter of the column. */
  column?: string;
  /** The text that could not be used. */
  found?: string;
  /** Further facts for the words: `sum`, `total`, `row`. */
  more?: Readonly<Record<string, string>>;
}

/** Every fault that is found: a closed list. */
export type RubricSheetFault =
  | "total-differs"
  | "full-differs"
  | "section-differs"
  | "subtotal-differs"
  | "mark-missing"
  | "mark-not-a-number"
  | "mark-not-positive"
  | "mark-differs"
  | "duplicate-item"
  | "levels-out-of-order"
  | "level-not-a-number"
  | "bands-overlap"
  | "bands-gap"
  | "formula-without-value"
  | "cell-error";

/** Something uncertain, with the answers there are. Reading again with the answer settles it. */
export interface RubricSheetQuestion {
  /** `merged-mark:5` */
  id: string;
  code: RubricSheetDoubt;
  row: number;
  column?: string;
  found?: string;
  more?: Readonly<Record<string, string>>;
  /** Codes; of `sheet`: the names of the sheets. */
  options: string[];
  answer?: string;
}

/** Every question that is asked: a closed list. */
export type RubricSheetDoubt =
  /** Several sheets look like a rubric. */
  | "sheet"
  /** One mark stands beside several items: `one-item`, or `evenly`. */
  | "merged-mark"
  /** No mark stands there, below one that does: `with-above`, or `own`. */
  | "blank-mark"
  /** A mark is a range: `most`, or `unscored`. */
  | "mark-range"
  /** Weights add up to 1: `of-100`, or `as-written`. */
  | "shares"
  /** Levels are named and not said what they are worth: `one-less`, `to-zero`, or `unscored`. */
  | "level-values"
  /** Levels are ranges of points: `points`, or `most`. */
  | "level-ranges"
  /** A mark can fall between two bands: `lower`, or `as-written`. */
  | "band-between"
  /** A line for a remark: `text`, or `leave-out`. */
  | "remark";

/** Answers to questions, by their ids. */
export type RubricSheetAnswers = Readonly<Record<string, string>>;
