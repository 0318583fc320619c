import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Case, Hour } from "@xiaoben/contract";
import { hour } from "../testing/county.ts";
import { brief, judgeOne, tinyPack, whys } from "../testing/tiny.ts";

const worth = (value: Case[], hours: Hour[]) => judgeOne(tinyPack({ value }), { hours });
const one = (amount: Case["amount"], more: Partial<Case> = {}): Case[] => [{ amount, clause: "c1", ...more }];
const table = (cases: [name: string, value: Case[], facts: Partial<Hour>, expected: string | undefined][]): void => {
  for (const [name, value, facts, expected] of cases) it(name, () => assert.equal(worth(value, [hour(1, facts)]).value, expected));
};

describe("value: fixed and fact", () => {
  table([
    ["a fixed worth, whatever the record says", one({ fixed: "3" }), {}, "3"],
    ["a fixed worth with four decimals stays exact", one({ fixed: "0.0001" }), {}, "0.0001"],
    ["a fact of the record", one({ fact: "approvedHours" }), { approvedHours: "2.5" }, "2.5"],
    ["a fact that is absent is worth nothing", one({ fact: "approvedHours" }), {}, "0"],
    ["a fact that is no number is worth nothing", one({ fact: "category" }), {}, "0"],
    [
      "the first case that fits",
      [
        { when: { all: [{ fact: "minutes", present: true }] }, amount: { fixed: "7" }, clause: "c1" },
        { amount: { fixed: "1" }, clause: "c1" },
      ],
      { minutes: "45" },
      "7",
    ],
    [
      "the second where the first does not fit",
      [
        { when: { all: [{ fact: "minutes", present: true }] }, amount: { fixed: "7" }, clause: "c1" },
        { amount: { fixed: "1" }, clause: "c1" },
      ],
      {},
      "1",
    ],
    [
      "no case fits: worth nothing",
      [{ when: { all: [{ fact: "minutes", present: true }] }, amount: { fixed: "7" }, clause: "c1" }],
      {},
      "0",
    ],
  ]);
});

describe("value: per", () => {
  const half = { step: "0.5", mode: "down", at: "record" } as const;
  table([
    ["90 minutes at 45 are two", one({ per: "minutes", of: "45", gives: "1" }), { minutes: "90" }, "2"],
    ["90 minutes at 60 are one and a half", one({ per: "minutes", of: "60", gives: "1" }), { minutes: "90" }, "1.5"],
    ["gives more than one for each", one({ per: "days", of: "1", gives: "8" }), { days: "2.5" }, "20"],
    [
      "a fraction stays a fraction until it is rounded",
      one({ per: "minutes", of: "45", gives: "1" }, { round: half }),
      { minutes: "100" },
      "2",
    ],
    [
      "times comes before rounding: 100 ÷ 45 × 3 = 6.67",
      one({ per: "minutes", of: "45", gives: "1" }, { round: half, times: [{ when: {}, by: "3" }] }),
      { minutes: "100" },
      "6.5",
    ],
    ["without the fact nothing", one({ per: "minutes", of: "45", gives: "1" }), {}, "0"],
  ]);
  it("a division that does not end, without a rounding, is undetermined and says so", () => {
    const verdict = worth(one({ per: "minutes", of: "45", gives: "1" }), [hour(1, { minutes: "100" })]);
    assert.equal(brief(verdict), "undetermined");
    assert.deepEqual(verdict.because, [{ code: "rounding-undefined", clause: "c1", finding: "rounding-undefined" }]);
  });
});

describe("value: threshold", () => {
  const allOrNothing = (gives: "actual" | string, of = "count") => one({ threshold: { of, atLeast: "3", gives }, within: "schoolYear" });
  const days = (count: number, more: Partial<Hour> = {}): Hour[] =>
    Array.from({ length: count }, (_, n) => hour(n + 1, { on: `2026-10-${String(n + 8).padStart(2, "0")}`, ...more }));
  const cases: [string, Case[], Hour[], string][] = [
    ["below the threshold nothing counts", allOrNothing("actual"), days(2), "0"],
    ["from the threshold on what was done counts", allOrNothing("actual"), days(3), "3"],
    ["above it all of it counts", allOrNothing("actual"), days(5), "5"],
    ["a fixed worth is given once", allOrNothing("4"), days(5), "4"],
    ["the threshold may be a sum of a fact", allOrNothing("actual", "lessons"), days(2, { lessons: "2" }), "4"],
    [
      "groups by fact are looked at apart",
      one({ threshold: { of: "count", atLeast: "3", gives: "actual" }, within: "schoolYear", by: ["category"] }),
      [...days(3), hour(9, { category: "salon" })],
      "3",
    ],
  ];
  for (const [name, value, hours, expected] of cases) it(name, () => assert.equal(worth(value, hours).value, expected));
});

describe("value: marginal", () => {
  const fourThenTwo = (within: "term" | "schoolYear" = "schoolYear", by?: string[]) =>
    one({
      marginal: [
        { upTo: 2, each: "4" },
        { upTo: 4, each: "2" },
      ],
      within,
      ...(by && { by }),
    });
  const on = (...days: string[]): Hour[] => days.map((day, n) => hour(n + 1, { on: day }));
  const cases: [string, Case[], Hour[], string][] = [
    ["one", fourThenTwo(), on("2026-10-08"), "4"],
    ["three: the third brings less", fourThenTwo(), on("2026-10-08", "2026-10-09", "2026-10-12"), "10"],
    ["beyond the last tier nothing", fourThenTwo(), on("2026-10-08", "2026-10-09", "2026-10-12", "2026-10-13", "2026-10-14"), "12"],
    ["each term begins anew", fourThenTwo("term"), on("2026-10-08", "2026-10-09", "2027-03-12"), "12"],
    [
      "each category for itself",
      fourThenTwo("schoolYear", ["category"]),
      [...on("2026-10-08", "2026-10-09"), hour(7, { category: "salon", on: "2026-11-11" })],
      "12",
    ],
    ["a parameter in a tier", one({ marginal: [{ each: { param: "each" } }], within: "schoolYear" }), on("2026-10-08"), "5"],
  ];
  for (const [name, value, hours, expected] of cases)
    it(name, () =>
      assert.equal(
        judgeOne(tinyPack({ value, parameters: [{ id: "each", type: "amount", clause: "c1", values: [{ value: "5" }] }] }), { hours })
          .value,
        expected,
      ),
    );
  it("between terms a day belongs to none: undetermined, the calendar is asked for", () => {
    const verdict = worth(fourThenTwo("term"), on("2027-02-01"));
    assert.deepEqual([verdict.outcome, verdict.because[0]?.code], ["undetermined", "calendar-missing"]);
  });
});

describe("value: table", () => {
  const cells = { county: { speaker: "8", participant: "2" }, school: { speaker: "4", participant: "1" } };
  table([
    ["level by role", one({ table: { rows: "level", columns: "role", cells } }), { level: "county", role: "speaker" }, "8"],
    ["another cell", one({ table: { rows: "level", columns: "role", cells } }), { level: "school", role: "participant" }, "1"],
    ["one dimension", one({ table: { rows: "level", cells: { school: "3" } } }), { level: "school" }, "3"],
    ["a row that is not there", one({ table: { rows: "level", columns: "role", cells } }), { level: "nation", role: "speaker" }, "0"],
    ["a column that is not there", one({ table: { rows: "level", columns: "role", cells } }), { level: "county", role: "organiser" }, "0"],
    [
      "then factors and a maximum",
      one({ table: { rows: "level", cells: { school: "3" } } }, { times: [{ when: {}, by: "4" }], max: "10" }),
      {},
      "10",
    ],
  ]);
});

describe("value: times, max, round", () => {
  const step = (mode: "down" | "up" | "halfUp", at: "record" | "sum" = "record") => ({ step: "0.5", mode, at });
  const speaker = { when: { all: [{ fact: "role", is: "speaker" }] }, by: "4" };
  table([
    ["a speaker counts four times", one({ fact: "approvedHours" }, { times: [speaker] }), { approvedHours: "2", role: "speaker" }, "8"],
    ["others once", one({ fact: "approvedHours" }, { times: [speaker] }), { approvedHours: "2" }, "2"],
    [
      "factors multiply",
      one({ fact: "approvedHours" }, { times: [speaker, { when: {}, by: "0.5" }] }),
      { approvedHours: "2", role: "speaker" },
      "4",
    ],
    ["the most that one record may bring", one({ fact: "approvedHours" }, { max: "8" }), { approvedHours: "20" }, "8"],
    ["rounded down", one({ fact: "approvedHours" }, { round: step("down") }), { approvedHours: "2.49" }, "2"],
    ["rounded up", one({ fact: "approvedHours" }, { round: step("up") }), { approvedHours: "2.01" }, "2.5"],
    ["half up", one({ fact: "approvedHours" }, { round: step("halfUp") }), { approvedHours: "2.25" }, "2.5"],
  ]);
  it("rounds the sum once where the pack says so, each record where it says that", () => {
    const hours = [hour(1, { approvedHours: "1.3" }), hour(2, { approvedHours: "1.3" })];
    assert.equal(worth(one({ fact: "approvedHours" }, { round: step("down", "sum") }), hours).value, "2.5");
    assert.equal(worth(one({ fact: "approvedHours" }, { round: step("down", "record") }), hours).value, "2");
  });
  it("every record says what it came to", () => {
    const verdict = worth(
      [{ when: { all: [{ fact: "minutes", present: true }] }, amount: { fixed: "2" }, clause: "c1" }],
      [hour(1, { minutes: "9" }), hour(2, {})],
    );
    assert.deepEqual(whys(verdict), { "1": "counted 2", "2": "noValue 0" });
  });
});
