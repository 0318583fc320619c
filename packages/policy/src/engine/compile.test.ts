import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Pack, Rule } from "@xiaoben/contract";
import { compile, kindsOf, PackError, rangeOf } from "../index.ts";
import { calendar, me } from "../testing/county.ts";
import { formatExample, studyHours, termPlan } from "../testing/packs.ts";
import { judgeAll, tinyPack } from "../testing/tiny.ts";

const ask = { subject: { kind: "person", id: me } } as const;

describe("compile", () => {
  it("prepares a pack once", () => {
    const pack = tinyPack();
    assert.equal(compile(pack), compile(pack));
  });

  const book = tinyPack().books[0]!;
  const amountRule = tinyPack().rules[0] as Extract<Rule, { kind: "amount" }>;
  const refused: [name: string, pack: Pack, code: string, path: string][] = [
    ["another format", tinyPack({ format: "xiaoben.pack/2" as never }), "format-unknown", "/format"],
    ["a parent that was not taken over", tinyPack({ extends: { id: "a", version: "1" } }), "parent-missing", "/extends"],
    ["a measure that is not there", tinyPack({ rule: { measure: "missing" } }), "unknown-reference", "/rules/0/measure"],
    ["a book that is not there", tinyPack({ measure: { id: "total", sum: "missing" } }), "unknown-reference", "/measures/0/sum"],
    ["a parameter that is not there", tinyPack({ rule: { atLeast: { param: "missing" } } }), "unknown-reference", "/rules/0/atLeast/param"],
    [
      "figures of members on a rule that is not there",
      tinyPack({ measure: { id: "total", members: "share", of: "missing" } }),
      "unknown-reference",
      "/measures/0/of",
    ],
    [
      "an event without records",
      tinyPack({ rules: [{ ...amountRule, kind: "deadline", event: "moon.full", notAfter: { monthDay: "09-05" } }] }),
      "unknown-moment",
      "/rules/0/event",
    ],
    [
      "a deadline between two records",
      tinyPack({
        rules: [
          { ...amountRule, kind: "deadline", event: "plan.submitted", notAfter: { before: "lesson.held", days: "2", count: "calendar" } },
        ],
      }),
      "kind-mismatch",
      "/rules/0/notAfter/before",
    ],
    [
      "the sixth Monday",
      tinyPack({ rules: [{ ...amountRule, kind: "deadline", event: "hour.done", notAfter: { nth: 6, weekday: 1, month: 9 } }] }),
      "deadline-invalid",
      "/rules/0/notAfter/nth",
    ],
    [
      "a cycle of no years",
      tinyPack({ cycles: [{ id: "none", years: 0, anchor: { from: "2025-09-01" } }] }),
      "cycle-invalid",
      "/cycles/0/years",
    ],
    [
      "rounding to nothing",
      tinyPack({ value: [{ amount: { fact: "minutes" }, round: { step: "0", mode: "up", at: "record" }, clause: "c1" }] }),
      "rounding-invalid",
      "/books/0/value/0/round/step",
    ],
    ["an id twice", tinyPack({ books: [book, book] }), "duplicate-id", "/books/1/id"],
    [
      "measures in a circle",
      tinyPack({
        measures: [
          { id: "a", product: ["b", "b"] },
          { id: "b", product: ["a", "a"] },
          { id: "total", sum: "hours" },
        ],
      }),
      "too-deep",
      "/measures/0",
    ],
    ["a gap that measures itself", tinyPack({ measure: { id: "total", gap: "total" } }), "too-deep", "/measures/0"],
    ["a bundle of itself", tinyPack({ rules: [{ ...amountRule, kind: "bundle", need: "all", of: ["total"] }] }), "too-deep", "/rules/0"],
  ];
  for (const [name, pack, code, path] of refused)
    it(`refuses ${name}, and says where and what to do`, () => {
      assert.throws(
        () => judgeAll(pack),
        (error) => error instanceof PackError && error.code === code && error.path === path && error.message.includes(path),
      );
    });
});

describe("what a pack needs", () => {
  it("kinds of its books, its deadlines and its waivers", () => {
    assert.deepEqual(kindsOf(studyHours()), ["hour", "given", "participation", "waiver"]);
    assert.deepEqual(kindsOf(termPlan()), ["observation", "lesson", "given", "activity", "plan"]);
    assert.deepEqual(kindsOf(formatExample()), ["hour", "given", "participation", "waiver"]);
  });
  it("the days of its periods, and of what its caps look at", () => {
    const calendars = [calendar(2025, 89), calendar(2026, 90)];
    assert.deepEqual(rangeOf(studyHours(), ask, calendars, "2026-11-22"), { from: "2026-09-01", to: "2027-08-31" });
    assert.deepEqual(rangeOf(studyHours(), { ...ask, period: "schoolYear:2025-2026" }, calendars, "2026-11-22"), {
      from: "2025-09-01",
      to: "2026-08-31",
    });
    assert.deepEqual(rangeOf(termPlan(), ask, calendars, "2026-11-22"), { from: "2026-08-01", to: "2027-01-24" });
    const capped = tinyPack({ book: { caps: [{ id: "c", per: "schoolYear", limit: "1", clause: "c1" }] }, rule: { per: "term" } });
    assert.deepEqual(rangeOf(capped, ask, calendars, "2027-04-22"), { from: "2026-09-01", to: "2027-08-31" });
  });
  it("a day alone where no calendar covers it", () =>
    assert.deepEqual(rangeOf(studyHours(), ask, [], "2026-11-22"), { from: "2026-11-22", to: "2026-11-22" }));
});
