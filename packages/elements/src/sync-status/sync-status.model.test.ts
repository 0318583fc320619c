import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pending } from "@xiaoben/contract";
import { canRetry, inOrder, summaryOf, typedWords } from "./sync-status.model.ts";

const entry = (
  state: Pending["state"],
  since = "2026-11-22T02:00:00.000Z",
  code?: "offline" | "stale-version" | "not-permitted",
): Pending => ({
  actionId: `${state}-${since}`,
  action: "observation.submit",
  on: { kind: "observation", id: "o" },
  state,
  since,
  ...(code ? { error: { code, detail: "", retryable: false } } : {}),
});

test("the line says what matters most", () => {
  assert.deepEqual(summaryOf([entry("waiting"), entry("attention"), entry("sending")], true), { kind: "attention", count: 1 });
  assert.deepEqual(summaryOf([entry("waiting"), entry("waiting")], false), { kind: "waiting", count: 2 });
  assert.deepEqual(summaryOf([], false), { kind: "offline", count: 0 });
  assert.deepEqual(summaryOf([], true), { kind: "clean", count: 0 });
});

test("what needs a person stands first, then the oldest", () => {
  const [old, young, refused] = [entry("waiting", "2026-11-21T02:00:00.000Z"), entry("waiting"), entry("attention")];
  assert.deepEqual(inOrder([young, refused, old]), [refused, old, young]);
});

test("sending again is offered only where it can be answered otherwise", () => {
  assert.equal(canRetry(entry("attention", undefined, "not-permitted")), true);
  assert.equal(canRetry(entry("attention", undefined, "stale-version")), false);
  assert.equal(canRetry(entry("waiting")), false);
});

test("only words that somebody typed are copied", () => {
  const input = {
    id: "019f0000-0000-7000-8000-000000000001",
    version: 3,
    patch: {
      strengths: " 学生说得多 ",
      on: "2026-11-22",
      lessons: "1.5",
      category: "group-study",
      notes: [{ minute: 4, text: "Wait time 5 s" }],
      problems: "",
    },
  };
  assert.deepEqual(typedWords(input), ["学生说得多", "Wait time 5 s"]);
  assert.deepEqual(typedWords(undefined), []);
});
