import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Book, Case, Hour, Measure, Waiver } from "@xiaoben/contract";
import { hour, id, me, schoolId } from "../testing/county.ts";
import { brief, judgeOne, tinyPack } from "../testing/tiny.ts";

const value: Case[] = [{ amount: { fact: "approvedHours" }, clause: "c1" }];
const good = { all: [{ fact: "category", notIn: ["missed"] }] };
const admit: Book["admit"] = [{ id: "seen", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause: "c1" }];
const missed: Book = {
  id: "missed",
  title: "缺席",
  unit: "item",
  source: "hour",
  where: { all: [{ fact: "category", is: "missed" }] },
  admit,
  value: [{ amount: { fixed: "1" }, clause: "c1" }],
};
const measures: Measure[] = [
  { id: "total", sum: "hours" },
  { id: "missed", count: "missed" },
  { id: "all", count: "everything" },
  { id: "share", ratio: ["missed", "all"] },
];
const pack = (cliff: NonNullable<Book["cliffs"]>[number]) => {
  const tiny = tinyPack({ measures, book: { where: good, admit, cliffs: [cliff] }, value });
  return { ...tiny, books: [...tiny.books, missed, { ...missed, id: "everything", where: {} }] };
};
const twelve = hour(1, { approvedHours: "12", on: "2026-10-08" });
const absent = (n: number, on: string, more: Partial<Hour> = {}): Hour => hour(n, { category: "missed", approvedHours: "0", on, ...more });

describe("whole groups by the figures of another book", () => {
  const two = pack({ by: [], per: "schoolYear", measure: "missed", below: "2", clause: "c1" });
  it("below, at the line, and over it", () => {
    const days = ["2026-10-01", "2026-11-01", "2026-12-01"].map((on, n) => absent(n + 2, on));
    assert.deepEqual(
      [1, 2, 3].map((count) => brief(judgeOne(two, { hours: [twelve, ...days.slice(0, count)] }))),
      ["met 12", "notMet 0", "notMet 0"],
    );
  });
  it("what was missed in another year takes nothing of this one", () =>
    assert.equal(brief(judgeOne(two, { hours: [twelve, absent(2, "2026-03-01"), absent(3, "2026-10-01")] })), "met 12"));
  it("an absence that nobody has confirmed takes nothing yet, and nothing is settled", () => {
    const verdict = judgeOne(two, { hours: [twelve, absent(2, "2026-10-01"), absent(3, "2026-10-02", { state: "submitted" })] });
    assert.deepEqual([brief(verdict), verdict.settled], ["met 12", false]);
  });
  it("the line of the record says which clause took it", () => {
    const verdict = judgeOne(two, { hours: [twelve, absent(2, "2026-10-01"), absent(3, "2026-10-02")] });
    assert.deepEqual(
      verdict.lines?.map(({ why, clause }) => [why, clause]),
      [["cliff", "c1"]],
    );
  });
  it("a share of two counts, and nothing to divide where nothing was counted", () => {
    const half = pack({ by: ["activity"], measure: "share", below: "0.5", clause: "c1" });
    const [a, b] = [id(900), id(901)];
    const hours = [
      { ...twelve, activity: a },
      absent(2, "2026-10-01", { activity: a }),
      hour(3, { approvedHours: "11", on: "2026-10-09", activity: b }),
      hour(4, { approvedHours: "1", on: "2026-10-10", activity: b }),
      absent(5, "2026-10-11", { activity: b }),
    ];
    assert.equal(brief(judgeOne(half, { hours })), "met 12");
  });
  it("a record without the fact stands alone: others without it do not help it", () => {
    const least = pack({ by: ["activity"], measure: "total", atLeast: "10", clause: "c1" });
    const [one, other] = [1, 2].map((n) => {
      const { activity: _, ...rest } = hour(n, { approvedHours: "6", on: `2026-10-0${n}` });
      return rest as Hour;
    });
    assert.equal(brief(judgeOne(least, { hours: [one!, other!] })), "notMet 0");
  });
});

describe("the part of a period that waivers leave", () => {
  const leave = (n: number, from: string, to: string): Waiver =>
    ({ id: id(800 + n), version: 1, org: schoolId, person: me, waiver: "longLeave", from, to }) as Waiver;
  const relieved = (by: "months" | "days") =>
    tinyPack({
      rule: {
        atLeast: "12",
        waivedBy: [
          {
            waiver: "longLeave",
            effect: { prorata: { by, round: { step: "0.1", mode: "down", at: "sum" } } },
            minDays: "10",
            clause: "c1",
          },
        ],
      },
    });
  const asked = (by: "months" | "days", ...waivers: Waiver[]) => judgeOne(relieved(by), { waivers }).threshold;
  it("months of which no day is missing are asked for", () => {
    assert.equal(asked("months"), "12");
    assert.equal(asked("months", leave(1, "2026-10-01", "2026-12-31")), "9");
    assert.equal(asked("months", leave(1, "2026-09-30", "2027-01-01")), "7");
  });
  it("leave that overlaps counts once, leave that is too short does not, and what lies outside the year neither", () => {
    assert.equal(asked("months", leave(1, "2026-10-01", "2026-11-30"), leave(2, "2026-11-01", "2026-12-31")), "9");
    assert.equal(asked("months", leave(1, "2026-10-01", "2026-10-09")), "12");
    assert.equal(asked("months", leave(1, "2026-06-01", "2026-09-30")), "11");
  });
  it("days", () => assert.equal(asked("days", leave(1, "2026-09-01", "2026-11-12")), "9.6"));
  it("nothing is asked of whoever was away all the time", () =>
    assert.equal(judgeOne(relieved("months"), { waivers: [leave(1, "2026-01-01", "2027-12-31")] }).outcome, "waived"));
  it("nothing left of the months, and days of some of them: nothing is asked", () =>
    assert.equal(judgeOne(relieved("months"), { waivers: [leave(1, "2026-09-15", "2027-08-15")] }).outcome, "waived"));
});
