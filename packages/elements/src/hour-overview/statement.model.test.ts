import assert from "node:assert/strict";
import { test } from "node:test";
import type { Verdict } from "@xiaoben/contract";
import { changesIn, differing, endOf } from "./statement.model.ts";

test("a day ends when it does where the school is", () => {
  assert.equal(endOf("2026-10-20", "Asia/Shanghai"), "2026-10-20T15:59:59.999Z");
  assert.equal(endOf("2026-10-20", "UTC"), "2026-10-20T23:59:59.999Z");
  assert.equal(endOf("2026-07-20", "America/New_York"), "2026-07-21T03:59:59.999Z");
  assert.equal(endOf("2026-10-20", "Asia/Kathmandu"), "2026-10-20T18:14:59.999Z");
});

test("people differ by their figures, by how they came out, or by being there at all", () => {
  const part = (key: string, value: string, outcome: "met" | "notYet" = "met") => ({ key, people: 1, value, outcomes: { [outcome]: 1 } });
  assert.deepEqual(
    differing(
      [part("same", "1"), part("more", "1"), part("turned", "1", "notYet"), part("left", "1")],
      [part("same", "1"), part("more", "2"), part("turned", "1"), part("came", "1")],
    ),
    ["more", "turned", "left", "came"],
  );
});

test("records differ by what counts of them", () => {
  const verdict = (...lines: [id: string, counted: string][]) =>
    ({
      lines: lines.map(([id, counted]) => ({ record: { kind: "hour", id }, counted, amount: counted, why: "counted" })),
    }) as unknown as Verdict;
  assert.deepEqual(changesIn(verdict(["a", "1"], ["b", "2"], ["gone", "1"]), verdict(["a", "1"], ["b", "3"], ["new", "4"])), [
    { record: { kind: "hour", id: "b" }, before: "2", now: "3" },
    { record: { kind: "hour", id: "gone" }, before: "1", now: undefined },
    { record: { kind: "hour", id: "new" }, before: undefined, now: "4" },
  ]);
  assert.deepEqual(changesIn(undefined, undefined), []);
});
