import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verdictsOfExample } from "../check/examples.ts";
import { studyHours } from "../testing/packs.ts";
import type { Hour, Rounding } from "@xiaoben/contract";
import { rangeOf } from "../index.ts";
import { calendar, hour, me } from "../testing/county.ts";
import { brief, judgeOne, tinyPack, whys, type More } from "../testing/tiny.ts";

const approved = { id: "approved", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause: "c1" } as const;
const got = (n: number, on: string, approvedHours: string, more: Partial<Hour> = {}): Hour => hour(n, { on, approvedHours, ...more });
const ask = { subject: { kind: "person", id: me } } as const;
const calendars = [calendar(2025, 89), calendar(2026, 90)];

describe("pro rata", () => {
  const up: Rounding = { step: "1", mode: "up", at: "sum" };
  const judge = (by: "months" | "days", facts: Record<string, string>, round = up, atLeast = "12") => {
    const pack = tinyPack({ rule: { atLeast, prorata: { by, round } } });
    return judgeOne(pack, { hours: [got(1, "2027-03-01", "6")], subjectFacts: facts });
  };
  it("[R001] edge, nothing said of who came in mid-year: the whole is asked, and nothing is told of parts", () => {
    const verdict = judge("months", {});
    assert.deepEqual([verdict.threshold, verdict.because.some(({ code }) => code === "prorated")], ["12", false]);
  });
  it("below, at and above the part", () => {
    assert.equal(brief(judge("months", { postFrom: "2027-02-01" })), "notMet 6");
    assert.equal(brief(judge("months", { postFrom: "2027-03-01" })), "met 6");
    assert.equal(brief(judge("months", { postFrom: "2027-04-01" })), "met 6");
  });
  it("[R001] edge, came in mid-year: a month that was begun late is not asked", () =>
    assert.equal(judge("months", { postFrom: "2027-03-02" }).threshold, "5"));
  it("[R001] edge, retired in mid-year: a month that was left early is not asked", () => {
    assert.equal(judge("months", { postTo: "2027-02-27" }).threshold, "5");
    assert.equal(judge("months", { postTo: "2027-02-28" }).threshold, "6");
  });
  it("by days", () => {
    assert.equal(judge("days", { postFrom: "2027-03-01" }).threshold, "7");
    assert.equal(judge("days", { postFrom: "2027-03-01" }, { ...up, step: "0.01", mode: "down" }, "365").threshold, "184");
  });
  it("rounds as declared", () =>
    assert.deepEqual(
      (["down", "halfUp", "up"] as const).map((mode) => judge("months", { postFrom: "2027-02-01" }, { ...up, mode }, "10").threshold),
      ["5", "6", "6"],
    ));
  it("was not there at all: not applicable", () => assert.equal(judge("months", { postTo: "2026-08-31" }).outcome, "notApplicable"));
  it("no day: undetermined", () => assert.equal(judge("months", { postFrom: "autumn" }).outcome, "undetermined"));
  it("says so, and shows the arithmetic", () => {
    const verdict = judge("months", { postFrom: "2027-03-01" });
    assert.equal(
      verdict.because.some(({ code }) => code === "prorated"),
      true,
    );
    assert.match(JSON.stringify(verdict.arithmetic), /"divide"/);
  });
});

describe("carrying over", () => {
  const pack = (more: object = {}) =>
    tinyPack({
      effective: { from: "2024-09-01" },
      book: { admit: [approved] },
      rule: { carry: { from: "previous", max: "5", ...more } },
    });
  const judge = (lastYear: Hour[], thisYear: string, of = pack(), more: More = {}) =>
    judgeOne(of, { hours: [...lastYear, got(50, "2026-10-08", thisYear)], ...more });
  const last = (n: number, hours: string, more: Partial<Hour> = {}) => got(n, "2025-10-08", hours, more);
  it("what was beyond the last year counts", () => assert.equal(brief(judge([last(1, "13")], "7")), "met 10"));
  it("what was asked of the last year does not", () => assert.equal(brief(judge([last(1, "10")], "7")), "notMet 7"));
  it("a short year takes nothing away", () => assert.equal(brief(judge([last(1, "4")], "7")), "notMet 7"));
  it("at most so much", () => {
    assert.equal(brief(judge([last(1, "15")], "5")), "met 10");
    assert.equal(brief(judge([last(1, "25")], "4.5")), "notMet 9.5");
  });
  it("only what may be carried", () => {
    const of = pack({ where: { all: [{ fact: "category", is: "external" }] } });
    assert.equal(brief(judge([last(1, "15")], "8", of)), "notMet 8");
    assert.equal(brief(judge([last(1, "11"), last(2, "2", { category: "external" })], "8", of)), "met 10");
  });
  it("what was carried into the last year is not carried on", () => {
    const more = { calendars: [calendar(2024, 88), ...calendars] };
    assert.equal(brief(judge([got(1, "2024-10-08", "40"), last(2, "10")], "8", pack(), more)), "notMet 8");
  });
  it("what still waited then is waiting now", () => {
    const verdict = judge([last(1, "10"), last(2, "3", { state: "submitted" })], "7");
    assert.deepEqual([brief(verdict), verdict.waiting], ["notYet 7", "3"]);
  });
  it("nothing comes from a time when the pack did not hold", () =>
    assert.equal(brief(judge([last(1, "15")], "7", { ...pack(), effective: { from: "2026-09-01" } })), "notMet 7"));
  it("no calendar of the year before: undetermined", () => {
    const verdict = judge([], "7", pack(), { calendars: [calendar(2026, 90)] });
    assert.equal(verdict.because[0]?.code, "calendar-missing");
  });
  it("its records are read", () =>
    assert.deepEqual(rangeOf(pack(), ask, calendars, "2026-11-22"), { from: "2025-09-01", to: "2027-08-31" }));
  it("is told", () =>
    assert.equal(
      judge([last(1, "13")], "7").because.some(({ code }) => code === "carried"),
      true,
    ));
});

describe("making up", () => {
  const pack = (makeUp?: "original" | "own") => tinyPack({ rule: { per: "term", atLeast: "10", ...(makeUp && { makeUp }) } });
  const first = { period: "term:2026-2027/1", asOf: "2027-04-22" };
  const second = { period: "term:2026-2027/2", asOf: "2027-04-22" };
  const judge = (makesUpFor: string, period: typeof first, makeUp?: "original" | "own") =>
    brief(
      judgeOne(pack(makeUp), {
        hours: [got(1, "2026-10-08", "7"), got(2, "2027-03-03", "3", { makesUpFor })],
        ask: period,
        today: "2027-04-22",
      }),
    );
  it("counts in the earlier period, by its key", () => assert.equal(judge("term:2026-2027/1", first, "original"), "met 10"));
  it("[R021] edge, the right year: counts in the earlier period, by a day of it", () =>
    assert.equal(judge("2026-12-01", first, "original"), "met 10"));
  it("and no longer in its own", () => assert.equal(judge("2026-12-01", second, "original"), "notYet 0"));
  it("[R021] edge, the right year: in its own where the pack says so", () => {
    assert.equal(judge("2026-12-01", first, "own"), "notMet 7");
    assert.equal(judge("2026-12-01", second, "own"), "notYet 3");
  });
  it("in its own where the pack says nothing", () => assert.equal(judge("2026-12-01", second), "notYet 3"));
  it("what names no period stays where it is", () => assert.equal(judge("autumn", second, "original"), "notYet 3"));
  it("asked as of the end of the term itself, it was not there yet", () =>
    assert.equal(judge("2026-12-01", { ...first, asOf: "2027-01-24" }, "original"), "notMet 7"));
  it("asked by the period alone, what came since is seen", () => {
    const verdict = judgeOne(pack("original"), {
      hours: [got(1, "2026-10-08", "7"), got(2, "2027-03-03", "3", { makesUpFor: "2026-12-01" })],
      ask: { period: "term:2026-2027/1", asOf: undefined as never },
      today: "2027-04-22",
    });
    assert.deepEqual([brief(verdict), verdict.asOf, whys(verdict)], ["met 10", "2027-01-24", { "1": "counted 7", "2": "counted 3" }]);
  });
  it("its records are read", () =>
    assert.deepEqual(rangeOf(pack("original"), { ...ask, period: "term:2026-2027/1" }, calendars, "2027-04-22"), {
      from: "2026-09-01",
      to: "2027-04-22",
    }));
});

describe("who is let off", () => {
  it("[R003] is let off also where the figure cannot be told; who is not stays undetermined", () => {
    const pack = structuredClone(studyHours());
    pack.books[0]!.value = [{ amount: { per: "minutes", of: "7", gives: "1" }, clause: "c3.1" }];
    const told = (records: Record<string, string>[]): string | undefined => {
      const example = { id: "told", asOf: "2027-08-31", decisions: { am2: "90" }, records, expect: {} };
      return verdictsOfExample(pack, example).find(({ rule }) => rule.id === "school-based")?.outcome;
    };
    const hour = { kind: "hour", on: "2026-10-08", category: "salon", minutes: "90", state: "approved" };
    const away = { kind: "waiver", waiver: "longCycleDispatch", from: "2026-10-01", to: "2027-01-15", dispatchedBy: "eduAdmin" };
    assert.equal(told([hour]), "undetermined");
    assert.equal(told([hour, away]), "waived");
  });
});
