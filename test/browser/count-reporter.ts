import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { noCount, type Count, type Counts } from "../run/count.ts";

interface TestResult {
  name: string;
  passed: boolean;
  skipped: boolean;
}
interface Suite {
  name?: string;
  tests?: TestResult[];
  suites?: Suite[];
}
interface Session {
  browser: { name: string };
  testFile: string;
  passed: boolean;
  errors: unknown[];
  testResults?: Suite;
}

/** Reporter for web-test-runner that writes the counts, the titles of passed tests and the failures of each file to a file. */
export function countReporter(file: string | undefined) {
  return {
    onTestRunFinished({ sessions }: { sessions: Session[] }): void {
      if (!file) return;
      const counts: Counts = {};
      for (const session of sessions) {
        const count = (counts[relative(process.cwd(), session.testFile)] ??= noCount());
        visit(session.testResults, [], count, session.browser.name);
        if (!session.passed && session.errors.length > 0)
          count.failures.push(`${session.testFile} (could not be run in ${session.browser.name})`);
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

function visit(suite: Suite | undefined, path: string[], count: Count, browser: string): void {
  if (!suite) return;
  const here = suite.name ? [...path, suite.name] : path;
  for (const test of suite.tests ?? []) {
    const title = [...here, test.name].join(" › ");
    if (test.skipped) count.skipped += 1;
    else if (test.passed) {
      count.passed += 1;
      count.titles.push(title);
    } else count.failures.push(`${title} (${browser})`);
  }
  for (const inner of suite.suites ?? []) visit(inner, here, count, browser);
}
