import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblemError, problemCodes, ProblemError, problemStatus } from "./problem.ts";

test("every problem code has a status of the 4xx or 5xx", () => {
  assert.deepEqual(Object.keys(problemStatus).sort(), [...problemCodes].sort());
  for (const code of problemCodes) assert.ok(problemStatus[code] >= 400 && problemStatus[code] < 600, code);
});

test("a problem is told by name, also across two copies of the package", () => {
  const problem = new ProblemError("stale-version", "the record is at version 4", { current: { version: 4 } });
  assert.equal(isProblemError(problem), true);
  assert.deepEqual([problem.status, problem.more.current], [412, { version: 4 }]);
  const other = Object.assign(new Error("x"), { name: "ProblemError" });
  assert.equal(isProblemError(other), true);
  for (const value of [new Error("x"), { name: "ProblemError" }, null]) assert.equal(isProblemError(value), false);
});
