import assert from "node:assert/strict";
import { test } from "node:test";
import { describeError, logOf, textOf, type LogLine } from "./log.ts";

const request: LogLine = {
  at: "2026-11-20T08:00:00.000Z",
  level: "info",
  message: "request",
  correlationId: "0189",
  method: "GET",
  path: "/v1/hours/{id}",
  status: 200,
  ms: 12,
};
const fault: LogLine = {
  at: request.at,
  level: "error",
  message: "fault",
  error: describeError(Object.assign(new Error("of 苏禾"), { code: "08006" })),
};

test("a line for people says what the line of JSON says, on one line, and nothing that an error quotes", () => {
  assert.equal(textOf(request), "2026-11-20T08:00:00.000Z info request GET /v1/hours/{id} 200 12 ms 0189");
  assert.match(textOf(fault), /^2026-11-20T08:00:00\.000Z error fault Error 08006 at .*$/);
  assert.doesNotMatch(textOf(fault), /苏禾/);
});

test("requests and faults are written as the threshold says, each to its own place and in its own form", (t) => {
  const written: string[] = [];
  for (const name of ["stdout", "stderr"] as const)
    t.mock.method(process[name], "write", (text: string) => {
      written.push(`${name} ${text[0] === "{" ? "json" : "text"}`);
      return true;
    });
  for (const [threshold, format] of [
    ["info", "json"],
    ["info", "text"],
    ["error", "text"],
    ["silent", "json"],
  ] as const) {
    const log = logOf(threshold, format);
    log(request);
    log(fault);
  }
  t.mock.restoreAll();
  assert.deepEqual(written, ["stdout json", "stderr json", "stdout text", "stderr text", "stderr text"]);
});
