import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { TestEvent } from "node:test/reporters";
import { noCount, type Count, type Counts } from "./count.ts";

/** Milliseconds between two writings: what a run that is killed had counted is there but for its last moment. */
const every = 500;

/** Reporter for node:test that writes the counts, the titles of passed tests and the failures of each file to `XB_COUNT_FILE`. */
export default async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: Counts = {};
  /** What was told of the file that is being told of: its name comes with its outermost test. */
  let open = noCount();
  const path: string[] = [];
  let written = 0;
  const write = (): void => {
    written = Date.now();
    if (process.env.XB_COUNT_FILE)
      writeFileSync(process.env.XB_COUNT_FILE, JSON.stringify(open.titles.length > 0 ? { ...counts, "": open } : counts));
  };
  for await (const event of source) {
    if (event.type === "test:start") {
      path.length = event.data.nesting;
      path[event.data.nesting] = event.data.name;
    }
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    const { data } = event;
    const file = data.file ? relative(process.cwd(), data.file) : "";
    add(open, event, [...path.slice(0, data.nesting), data.name].join(" › "), file);
    if (data.nesting === 0) {
      const into = (counts[file] ??= noCount());
      into.passed += open.passed;
      into.skipped += open.skipped;
      into.titles.push(...open.titles);
      into.failures.push(...open.failures);
      into.crashed ||= open.crashed;
      open = noCount();
    }
    if (Date.now() - written >= every) write();
  }
  write();
  yield "";
}

function add(to: Count, event: Extract<TestEvent, { type: "test:pass" | "test:fail" }>, title: string, file: string): void {
  const { data } = event;
  const isSuite = data.details.type === "suite";
  if (event.type === "test:fail") {
    const { error } = event.data.details;
    if (data.nesting === 0 && file && isCrash(error)) to.crashed = true;
    else if (!isSuite || !isSubtestFailure(error)) to.failures.push(`${title}${file ? ` (${file}:${data.line})` : ""}`);
  } else if (data.skip !== undefined || data.todo !== undefined) to.skipped += 1;
  else if (!isSuite) {
    to.passed += 1;
    to.titles.push(title);
  }
}

const isSubtestFailure = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "failureType" in error && error.failureType === "subtestsFailed";

/** Signals of a process whose engine gave itself up: the code under test cannot raise them. */
const givenUp: ReadonlySet<unknown> = new Set(["SIGTRAP", "SIGILL", "SIGABRT", "SIGSEGV"]);

const isCrash = (error: unknown): boolean => typeof error === "object" && error !== null && "signal" in error && givenUp.has(error.signal);
