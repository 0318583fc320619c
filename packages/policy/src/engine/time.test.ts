import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Pack, Rule } from "@xiaoben/contract";
import { calendar, hour } from "../testing/county.ts";
import { brief, judgeAll, judgeOne, tinyPack, type More } from "../testing/tiny.ts";

const ten = { approvedHours: "10" };
const calendars = [calendar(2025, 89), calendar(2026, 90)];

describe("cycles", () => {
  const pack = (years: number, anchor: object, more: object = {}): Pack =>
    tinyPack({ cycles: [{ id: "round", years, anchor } as never], rule: { per: { cycle: "round" }, ...more } });
  const judge = (on: string, of: Pack, more: More = {}) =>
    judgeOne(of, { hours: [hour(1, { ...ten, on })], ask: { asOf: "2026-11-22" }, today: "2026-11-22", ...more });
  const since2021 = pack(5, { from: "2021-09-01" });
  it("is named by its first and last year", () =>
    assert.deepEqual(judge("2026-11-01", since2021).period, {
      key: "cycle:round/2026-2031",
      from: "2026-09-01",
      to: "2031-08-31",
      closed: false,
    }));
  it("takes its first day, and not the day before", () =>
    assert.deepEqual([brief(judge("2026-09-01", since2021)), brief(judge("2026-08-31", since2021))], ["met 10", "notYet 0"]));
  it("takes its last day, and not the day after", () => {
    const then = { ask: { asOf: "2026-08-31" }, today: "2026-09-15" };
    assert.deepEqual([brief(judge("2026-08-31", since2021, then)), brief(judge("2026-09-01", since2021, then))], ["met 10", "notMet 0"]);
  });
  it("also before its anchor", () =>
    assert.equal(judge("2026-11-01", pack(3, { from: "2029-09-01" })).period.key, "cycle:round/2026-2029"));
  it("begins where the host says for this person", () => {
    const own = pack(3, { fact: "ext:registered" });
    assert.equal(judge("2026-11-01", own, { subjectFacts: { "ext:registered": "2025-03-01" } }).period.from, "2025-03-01");
    assert.equal(judge("2026-11-01", own, { subjectFacts: {} }).because[0]?.code, "calendar-missing");
    assert.equal(judge("2026-11-01", own, { subjectFacts: { "ext:registered": "spring" } }).because[0]?.code, "calendar-missing");
  });
  it("begins on the 29th of February", () => {
    const leap = pack(1, { from: "2024-02-29" });
    assert.deepEqual([judge("2026-11-01", leap).period.from, judge("2026-11-01", leap).period.to], ["2026-02-28", "2027-02-27"]);
  });
  it("a hundred years at most, and no end of centuries", () =>
    assert.equal(judge("2026-11-01", pack(100, { from: "1000-01-01" })).period.key, "cycle:round/2000-2099"));
});

describe("what holds from a day on", () => {
  const rules = (until: string, from: string): Rule[] => [
    { ...tinyPack().rules[0]!, id: "old", effective: { to: until } } as Rule,
    { ...tinyPack().rules[0]!, id: "new", atLeast: "20", effective: { from } } as Rule,
  ];
  const judge = (asOf: string, more: More = {}): string[] =>
    judgeAll(tinyPack({ rules: rules("2027-02-28", "2027-03-01") }), { hours: [hour(1, ten)], ask: { asOf }, today: asOf, ...more }).map(
      brief,
    );
  it("a rule that changes in mid-year: before, on, after", () => {
    assert.deepEqual(judge("2027-02-28"), ["met 10", "notApplicable"]);
    assert.deepEqual(judge("2027-03-01"), ["notApplicable", "notYet 10"]);
    assert.deepEqual(judge("2027-08-31", { today: "2027-09-15" }), ["notApplicable", "notMet 10"]);
  });
  it("[R004] edge, asked after it closed: a year is judged by what held on its last day", () =>
    assert.deepEqual(
      judge("2026-11-22", { ask: { period: "schoolYear:2025-2026", asOf: "2026-11-22" } }),
      ["met 10", "notApplicable"].map((one) => one.replace("met 10", "notMet 0")),
    ));
  it("a pack that began later does not judge the time before", () => {
    const pack = tinyPack({ effective: { from: "2026-09-01" } });
    assert.equal(brief(judgeOne(pack, { ask: { asOf: "2026-08-31" }, today: "2026-09-15" })), "notApplicable");
    assert.equal(brief(judgeOne(pack, { ask: { asOf: "2026-09-01" }, today: "2026-09-15" })), "notYet 0");
  });
  it("a pack that ended judges up to its last day", () => {
    const pack = tinyPack({ effective: { from: "2025-09-01", to: "2027-01-31" } });
    assert.deepEqual(
      ["2027-01-31", "2027-02-01"].map((asOf) => brief(judgeOne(pack, { ask: { asOf }, today: asOf }))),
      ["notYet 0", "notApplicable"],
    );
  });
  it("a yearly exception is a value with its time", () => {
    const parameters = [
      {
        id: "least",
        type: "amount" as const,
        clause: "c1",
        values: [{ value: "5", periods: { from: "2025-09-01", to: "2026-08-31" } }, { value: "10" }],
      },
    ];
    const pack = tinyPack({ parameters, rule: { atLeast: { param: "least" } } });
    const of = (period: string): string | undefined =>
      judgeOne(pack, { ask: { period, asOf: "2027-08-31" }, calendars, today: "2027-09-15" }).threshold;
    assert.deepEqual([of("schoolYear:2025-2026"), of("schoolYear:2026-2027")], ["5", "10"]);
  });
});

describe("days of grace", () => {
  const pack = tinyPack({
    book: {
      admit: [{ id: "proof", test: { fact: "activity", present: true }, otherwise: "refused", graceDays: "10", clause: "c1" }],
    },
  });
  const why = (asOf: string, of = pack) =>
    judgeOne(of, { hours: [hour(1, { ...ten, on: "2026-11-12" })], ask: { asOf }, today: asOf }).lines?.[0]?.why;
  it("waits until the last of them, and is refused the day after", () =>
    assert.deepEqual([why("2026-11-12"), why("2026-11-22"), why("2026-11-23")], ["waiting", "waiting", "refused:proof"]));
  it("more days than anybody lives to see: undetermined", () => {
    const admit = [{ ...pack.books[0]!.admit![0]!, graceDays: "999999999" }];
    const verdict = judgeOne(tinyPack({ book: { admit } }), { hours: [hour(1, ten)] });
    assert.deepEqual(verdict.because, [{ code: "figure-too-large" }]);
  });
});
