import type { Outcome } from "@xiaoben/contract";
import type { PartName } from "@xiaoben/policy/check";

/** What the pack commands say. */
export interface PackWords {
  fileWanted: string;
  twoFilesWanted: string;
  packTooLarge(kilobytes: number): string;
  notUtf8(path: string): string;
  place(line: number, column: number): string;
  nameParents: string;
  checkFirst: string;
  languageUnknown(language: string): string;
  /** A finding in the reader's language: what is wrong and how to mend it. */
  finding(found: { code: string; message: string }): string;
  passed: string;
  failed: string;
  expected(rule: string, expected: string, got: string): string;
  noVerdict: string;
  tested(all: number, passed: number): string;
  recordsWrong(path: string, at: string): string;
  dayWanted(at: string): string;
  diffHead(from: string, to: string): string;
  changes(count: number): string;
  noChanges: string;
  change: Record<"added" | "removed" | "changed", string>;
  parts: Record<PartName, string>;
  under(clause: string): string;
  house: string;
  nothing: string;
  moved(count: number): string;
  movedExamples(count: number): string;
  nobodyMoved(count: number): string;
  outcomes: Record<Outcome | "none", string>;
  people(count: number): string;
  more(count: number): string;
  figures: string;
  by(changes: string): string;
  comma: string;
  published(id: string, version: string): string;
  publishedAlready(id: string, version: string): string;
  publishedOtherwise(id: string, version: string): string;
  withdrawn(id: string, version: string): string;
  refusals: Readonly<Record<string, string>>;
}
