import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Pack, Rule } from "@xiaoben/contract";
import { compile, kindsOf, PackError, rangeOf } from "../index.ts";
import { calendar, me } from "../testing/county.ts";
import { kernelExample, studyHours, termPlan } from "../testing/packs.ts";
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
    ["a parent pack", tinyPack({ extends: { id: "a", version: "1" } }), "member-not-offered", "/extends"],
    ["a source that nothing supplies", tinyPack({ book: { source: "duty" } }), "member-not-offered", "/books/0/source"],
    [
      "an amount between two bounds",
      tinyPack({ value: [{ amount: { range: { min: "1", max: "2" } }, clause: "c1" }] }),
      "member-not-offered",
      "/books/0/value/0/amount/range",
    ],
    [
      "figures of members",
      tinyPack({ measure: { id: "total", members: "share", of: "total" } }),
      "member-not-offered",
      "/measures/0/members",
    ],
    [
      "coverage",
      tinyPack({ rules: [{ ...amountRule, kind: "coverage", of: { members: "x" }, by: "y", atLeast: "1" }] }),
      "member-not-offered",
      "/rules/0/kind",
    ],
    [
      "pro rata",
      tinyPack({ rule: { prorata: { by: "months", round: { step: "1", mode: "down", at: "sum" } } } }),
      "member-not-offered",
      "/rules/0/prorata",
    ],
    ["carrying over", tinyPack({ rule: { carry: { from: "previous", max: "5" } } }), "member-not-offered", "/rules/0/carry"],
    ["making up", tinyPack({ rule: { makeUp: "own" } }), "member-not-offered", "/rules/0/makeUp"],
    [
      "an event without records",
      tinyPack({ rules: [{ ...amountRule, kind: "deadline", event: "moon.full", notAfter: { monthDay: "09-05" } }] }),
      "member-not-offered",
      "/rules/0/event",
    ],
    [
      "a deadline between two records",
      tinyPack({
        rules: [
          { ...amountRule, kind: "deadline", event: "plan.submitted", notAfter: { before: "lesson.held", days: "2", count: "calendar" } },
        ],
      }),
      "member-not-offered",
      "/rules/0/notAfter",
    ],
    ["an id twice", tinyPack({ books: [book, book] }), "duplicate-id", "/books/1/id"],
    [
      "measures in a circle",
      tinyPack({
        measures: [
          { id: "a", product: ["b", "b"] },
          { id: "b", product: ["a", "a"] },
        ],
      }),
      "too-deep",
      "/measures/0",
    ],
    ["a bundle of itself", tinyPack({ rules: [{ ...amountRule, kind: "bundle", need: "all", of: ["total"] }] }), "too-deep", "/rules/0"],
  ];
  for (const [name, pack, code, path] of refused)
    it(`refuses ${name}, and says where and what to do`, () => {
      assert.throws(
        () => judgeAll(pack),
        (error) => error instanceof PackError && error.code === code && error.path === path && error.message.includes(path),
      );
    });

  it("a name that is not there is said, not guessed", () =>
    assert.throws(() => judgeAll(tinyPack({ rule: { measure: "missing" } })), { code: "unknown-reference", path: "/measures" }));
});

describe("what a pack needs", () => {
  it("kinds of its books, its deadlines and its waivers", () => {
    assert.deepEqual(kindsOf(studyHours()), ["hour", "waiver"]);
    assert.deepEqual(kindsOf(termPlan()), ["observation", "lesson", "plan"]);
    assert.deepEqual(kindsOf(kernelExample()), ["hour", "waiver"]);
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
