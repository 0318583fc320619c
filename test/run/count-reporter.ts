import { writeFileSync } from "node:fs";
import type { TestEvent } from "node:test/reporters";

/** Reporter for node:test that writes the counts, the titles of passed tests and the failures to `XB_COUNT_FILE`. */
export default async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const result = { passed: 0, failed: 0, skipped: 0, titles: [] as string[], failures: [] as string[], crashed: [] as string[] };
  const path: string[] = [];
  for await (const event of source) {
    if (event.type === "test:start") {
      path.length = event.data.nesting;
      path[event.data.nesting] = event.data.name;
    }
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    const { data } = event;
    const title = [...path.slice(0, data.nesting), data.name].join(" › ");
    const suite = data.details.type === "suite";
    if (event.type === "test:fail") {
      const { error } = event.data.details;
      if (data.nesting === 0 && data.file && isCrash(error)) result.crashed.push(data.file);
      else if (!suite || !isSubtestFailure(error)) {
        result.failed += 1;
        result.failures.push(`${title}${data.file ? ` (${data.file}:${data.line})` : ""}`);
      }
    } else if (data.skip !== undefined || data.todo !== undefined) result.skipped += 1;
    else if (!suite) {
      result.passed += 1;
      result.titles.push(title);
    }
    if (process.env.XB_COUNT_FILE) writeFileSync(process.env.XB_COUNT_FILE, JSON.stringify(result));
  }
  yield "";
}

const isSubtestFailure = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "failureType" in error && error.failureType === "subtestsFailed";

/** Signals of a process whose engine gave itself up: the code under test cannot raise them. */
const givenUp: ReadonlySet<unknown> = new Set(["SIGTRAP", "SIGILL", "SIGABRT", "SIGSEGV"]);

const isCrash = (error: unknown): boolean => typeof error === "object" && error !== null && "signal" in error && givenUp.has(error.signal);
