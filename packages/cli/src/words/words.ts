import type { HourField, Language, SheetFault } from "@xiaoben/contract";
import type { CommandLanguage } from "../terminal/terminal.ts";
import type { AuditWords } from "./audit/words.ts";
import type { ConformWords } from "./conform/words.ts";
import type { DrawWords } from "./draw/words.ts";
import { en } from "./en.ts";
import type { PackWords } from "./pack/words.ts";
import type { PrivacyWords } from "./privacy/words.ts";
import type { ServerWords } from "./server/words.ts";
import type { RosterWords } from "./roster/words.ts";
import type { RubricWords } from "./rubric/words.ts";
import type { TimetableWords } from "./timetable/words.ts";
import { zh } from "./zh.ts";

/** Everything that the command says. A missing entry is a compile error. */
export interface Words {
  /** The language of packs that is nearest. */
  language: Language;
  help: string;
  seeHelp: string;
  unknownCommand(command: string): string;
  badOption(message: string): string;
  fileWanted: string;
  noFiles: string;
  exportFileWanted: string;
  exported(path: string): string;
  fileThere(path: string): string;
  fileUnwritable(path: string): string;
  fileUnreadable(path: string, why: "missing" | "folder" | "denied" | "other"): string;
  fileTooLarge(megabytes: number): string;
  notJson(path: string): string;
  /** Headings of the report. */
  columns: [row: string, person: string, day: string, amount: string, category: string, title: string, state: string];
  rowGood: string;
  understood(file: string, row: number): string;
  unreadColumns(headings: string[]): string;
  leftOut: Record<"title" | "heading" | "total" | "blank", string>;
  leftOutRows(rows: string): string;
  counts(rows: number, good: number, faulty: number): string;
  moreRows(count: number): string;
  nothingWritten: string;
  howToCommit(command: string): string;
  written(count: number): string;
  /** While an import in portions goes on. */
  importProgress(done: number, of: number): string;
  /** Rows of such an import that somebody else had written when their turn came. */
  thereAlready(rows: readonly number[]): string;
  amounts: Record<"hours" | "minutes" | "lessons" | "days", string>;
  fields: Record<HourField, string>;
  /** What is wrong with a row, by code; `found` is what stood there. */
  problems: Readonly<Record<string, string>>;
  problemFound(words: string, found: string): string;
  likely(day: string): string;
  faults: Readonly<Record<SheetFault, string>>;
  refused(code: string, detail: string): string;
  refusals: Readonly<Record<string, string>>;
  unreachable(url: string): string;
  badAnswer(url: string): string;
  noToken: string;
  tokenRefused(url: string, status: number): string;
  fileChanged: string;
  packGood(id: string, version: string, examples: number): string;
  packFaulty(count: number): string;
  pack: PackWords;
  conform: ConformWords;
  audit: AuditWords;
  privacy: PrivacyWords;
  server: ServerWords;
  roster: RosterWords;
  rubric: RubricWords;
  timetable: TimetableWords;
  draw: DrawWords;
}

export const wordsOf = (language: CommandLanguage): Words => (language === "zh" ? zh : en);
