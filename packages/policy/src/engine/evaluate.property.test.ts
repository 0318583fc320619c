import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compare, dec, fraction, units, type Hour, type Verdict } from "@xiaoben/contract";
import fc from "fast-check";
import { base, countyId, hour, id, schoolId } from "../testing/county.ts";
import { studyHours } from "../testing/packs.ts";
import { judgeAll, judgeOne, tinyPack } from "../testing/tiny.ts";

const numRuns = process.env["XB_TIER"] === "long" ? 3000 : 150;
const pack = studyHours();

const decimal = fc.integer({ min: 0, max: 200_000 }).map((value) => dec(value));
const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 7, 20) + n * 86_400_000).toISOString().slice(0, 10));
const facts = fc.record(
  {
    on: day,
    state: fc.constantFrom("approved", "submitted", "rejected", "draft", "registered"),
    category: fc.constantFrom("observation", "group-study", "online", "external", "ext:other"),
    approvedHours: decimal,
    minutes: fc.integer({ min: 1, max: 600 }).map(String),
    lessons: fc.constantFrom("1", "2"),
    activity: fc.constantFrom(id(901), id(902)),
  },
  { requiredKeys: ["on", "state", "category"] },
);
const hours = fc.array(facts, { maxLength: 14 }).map((all) => all.map((one, n) => hour(n + 1, one as Partial<Hour>)));

describe("properties of evaluation", () => {
  it("[R001] the order of records never changes the result", () => {
    fc.assert(
      fc.property(hours, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (given, draws) => {
        const keyed = given.map((one) => ({ one, key: draws.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        assert.deepEqual(judgeAll(pack, { hours: shuffled }), judgeAll(pack, { hours: given }));
      }),
      { numRuns },
    );
  });

  it("adding an approved record never lowers an uncapped sum, and adding any never makes a reached minimum short", () => {
    fc.assert(
      fc.property(hours, facts, (given, more) => {
        const tiny = tinyPack({
          book: { admit: [{ id: "approved", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause: "c1" }] },
        });
        const [before, after] = [
          judgeOne(tiny, { hours: given }),
          judgeOne(tiny, { hours: [...given, hour(99, { ...(more as Partial<Hour>), state: "approved" })] }),
        ];
        assert.ok(units(after.value!) >= units(before.value!));
        if (before.outcome === "met") assert.equal(after.outcome, "met");
      }),
      { numRuns },
    );
  });

  it("what waits never counts: without it the value is the same", () => {
    fc.assert(
      fc.property(hours, (given) => {
        const clear = given.map((one) => ({ ...one, approvedHours: one.approvedHours ?? "1" }));
        const settled = clear.filter(({ state }) => state !== "submitted");
        const values = (all: Hour[]): unknown[] => judgeAll(pack, { hours: all }).map(({ rule, value }) => [rule.id, value]);
        assert.deepEqual(values(clear), values(settled));
        assert.ok(
          judgeAll(pack, { hours: clear })
            .filter(({ unit }) => unit === "hour")
            .every(({ value }) => value !== undefined),
        );
      }),
      { numRuns },
    );
  });

  it("each reading is what the verdict becomes when it is decided", () => {
    fc.assert(
      fc.property(hours, (given) => {
        for (const verdict of judgeAll(pack, { hours: given })) {
          for (const reading of verdict.readings ?? []) {
            const decisions = Object.entries(reading.choose).map(([ambiguity, choice], n) => ({
              ...base(800 + n, countyId),
              pack: pack.id,
              ambiguity,
              reading: choice,
              from: "2025-09-01",
              basis: "示例",
              by: id(9),
              at: "2025-09-01T00:00:00.000Z",
            }));
            const decided = judgeOne(
              pack,
              { hours: given, decisions, levels: { [countyId]: "county", [schoolId]: "school" } },
              verdict.rule.id,
            );
            assert.deepEqual([decided.outcome, decided.value], [reading.outcome, reading.value]);
          }
        }
      }),
      { numRuns },
    );
  });

  it("a sum is exact to the last decimal", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999_999 }), { maxLength: 60 }), (all) => {
        const given = all.map((value, n) => hour(n + 1, { approvedHours: dec(value) }));
        const total = all.reduce((sum, value) => sum + value, 0);
        const verdict = judgeOne(tinyPack({ rule: { atLeast: dec(total) } }), { hours: given });
        assert.deepEqual([verdict.value, verdict.outcome], [dec(total), "met"]);
      }),
      { numRuns },
    );
  });

  it("the lines add up to the figure", () => {
    const sum = (verdict: Verdict) => (verdict.lines ?? []).reduce((all, line) => all + units(line.counted), 0);
    fc.assert(
      fc.property(hours, (given) => {
        for (const verdict of judgeAll(pack, { hours: given }))
          if (verdict.value !== undefined && verdict.lines?.length)
            assert.equal(compare(fraction(sum(verdict)), fraction(units(verdict.value))), 0);
      }),
      { numRuns },
    );
  });
});
