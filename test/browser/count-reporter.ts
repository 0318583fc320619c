import { writeFileSync } from "node:fs";

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

/** What one runner counted: titles feed the list of proven rows. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
  titles: string[];
}

/** Reporter for web-test-runner that writes the counts and the titles of passed tests to a file. */
export function countReporter(file: string | undefined) {
  return {
    onTestRunFinished({ sessions }: { sessions: Session[] }): void {
      if (!file) return;
      const count: Count = { passed: 0, failed: 0, skipped: 0, titles: [] };
      for (const session of sessions) {
        visit(session.testResults, [], count);
        if (!session.passed && session.errors.length > 0) count.failed += 1;
      }
      writeFileSync(file, JSON.stringify(count));
    },
  };
}

function visit(suite: Suite | undefined, path: string[], count: Count): void {
  if (!suite) return;
  const here = suite.name ? [...path, suite.name] : path;
  for (const test of suite.tests ?? []) {
    if (test.skipped) count.skipped += 1;
    else if (test.passed) {
      count.passed += 1;
      count.titles.push([...here, test.name].join(" › "));
    } else count.failed += 1;
  }
  for (const inner of suite.suites ?? []) visit(inner, here, count);
}
