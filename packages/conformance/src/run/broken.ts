import type { Issue } from "@xiaoben/contract";
import type { Said } from "../said.ts";
import type { Answer } from "./send.ts";

/** What came is not what the clause says. */
export class BrokenError extends Error {
  readonly code = "broken";
  readonly expected: Said;
  readonly got: string;
  readonly answer: Answer | undefined;
  readonly issues: readonly Issue[];
  constructor(expected: Said, got: string, { answer, issues = [] }: { answer?: Answer; issues?: readonly Issue[] } = {}) {
    super(`${expected.en}; got ${got}`);
    this.name = "BrokenError";
    this.expected = expected;
    this.got = got;
    this.answer = answer;
    this.issues = issues;
  }
}

/** The case cannot be tried: something that it needs is not there. That is no fault of what the clause speaks of. */
export class NotTriedError extends Error {
  readonly code = "not-tried";
  readonly reason: Said;
  constructor(reason: Said) {
    super(reason.en);
    this.name = "NotTriedError";
    this.reason = reason;
  }
}

/** What the clause speaks of is not offered. */
export class NotOfferedError extends Error {
  readonly code = "not-offered";
  readonly what: string;
  constructor(what: string) {
    super(`${what} is not offered`);
    this.name = "NotOfferedError";
    this.what = what;
  }
}
