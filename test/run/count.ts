import { existsSync, readFileSync, rmSync } from "node:fs";

/** What a reporter counted in one file. */
export interface Count {
  passed: number;
  skipped: number;
  /** Titles of passed tests. */
  titles: string[];
  failures: string[];
  /** Whether the engine itself ended the file's process. */
  crashed: boolean;
}

/** What a run counted, by file. */
export type Counts = Record<string, Count>;

export const noCount = (): Count => ({ passed: 0, skipped: 0, titles: [], failures: [], crashed: false });

/** Takes what a reporter wrote, so that the next run cannot be mistaken for it. */
export function takeCounts(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const counts = JSON.parse(readFileSync(file, "utf8")) as Counts;
  rmSync(file);
  return counts;
}

/** Adds what one run counted to what another did. */
export function addCounts(to: Counts, from: Counts): void {
  for (const [file, count] of Object.entries(from)) {
    const into = (to[file] ??= noCount());
    into.passed += count.passed;
    into.skipped += count.skipped;
    into.titles.push(...count.titles);
    into.failures.push(...count.failures);
    into.crashed ||= count.crashed;
  }
}
