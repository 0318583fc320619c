import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Case, Given, Hour } from "@xiaoben/contract";
import { base, hour, me } from "../testing/county.ts";
import { brief, judgeOne, tinyPack, whys } from "../testing/tiny.ts";

const cases: Case[] = [{ amount: { range: { min: "20", max: "30" } }, clause: "c1" }];
const judge = (approvedHours: string | undefined, more: Partial<Hour> = {}, value = cases) =>
  judgeOne(tinyPack({ value, rule: { atLeast: "25" } }), { hours: [hour(1, { ...(approvedHours && { approvedHours }), ...more })] });

describe("an amount that an approver settles within a range", () => {
  it("inside the range what was approved counts", () => assert.equal(brief(judge("25")), "met 25"));
  it("the ends belong to it", () => assert.deepEqual([brief(judge("20")), brief(judge("30"))], ["notMet 20", "met 30"]));
  it("below the range the least of it counts, and it is named", () => {
    assert.equal(brief(judge("19.5")), "notMet 20");
    assert.deepEqual(whys(judge("19.5")), { "1": "range-capped 20" });
  });
  it("above the range the most of it counts, and it is named", () => {
    assert.equal(brief(judge("31")), "met 30");
    assert.deepEqual(whys(judge("31")), { "1": "range-capped 30" });
  });
  it("not settled yet: it waits, for the most at best", () => {
    const verdict = judge(undefined);
    assert.deepEqual([brief(verdict), verdict.waiting, whys(verdict)], ["notYet 0", "30", { "1": "range-open 0" }]);
  });
  it("what waits cannot reach the line: not met", () =>
    assert.equal(brief(judgeOne(tinyPack({ value: cases, rule: { atLeast: "31" } }), { hours: [hour(1, {})] })), "notMet 0"));
  it("factors apply to what was settled", () =>
    assert.equal(brief(judge("25", {}, [{ ...cases[0]!, times: [{ when: {}, by: "2" }] }])), "met 50"));
  it("what waits in a range fills no cap", () => {
    const book = { caps: [{ id: "most", per: "schoolYear" as const, limit: "30", clause: "c1" }] };
    const pack = tinyPack({ value: cases, book, rule: { atLeast: "25" } });
    assert.equal(brief(judgeOne(pack, { hours: [hour(1, { on: "2026-09-02" }), hour(2, { approvedHours: "28" })] })), "met 28");
  });
  it("of a given record it is the fact approved", () => {
    const work = (facts: Record<string, string>): Given => ({ ...base(1), source: "work", person: me, on: "2026-10-08", facts });
    const of = (facts: Record<string, string>): string =>
      brief(judgeOne(tinyPack({ value: cases, book: { source: "work" } }), { records: { given: [work(facts)] } }));
    assert.deepEqual([of({ approved: "22" }), of({ approvedHours: "22" })], ["met 22", "notYet 0"]);
  });
});
