import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dec, idOf, units, type Credit } from "@xiaoben/contract";
import fc from "fast-check";
import { certain, dueOf } from "./due.ts";

let made = 0;
const credit = (amount: string, state: Credit["state"], more: Partial<Credit> = {}): Credit => ({
  id: idOf("credit", String((made += 1))),
  version: 1,
  org: idOf("org"),
  createdAt: "2026-11-20T00:00:00.000Z",
  updatedAt: "2026-11-20T00:00:00.000Z",
  state,
  person: idOf("person"),
  rule: { pack: "p", version: "1", id: "r" },
  period: "schoolYear:2026-2027",
  asOf: "2026-11-20",
  sequence: String(made),
  amount,
  unit: "credit",
  total: amount,
  basis: [],
  report: idOf("report"),
  ...more,
});

describe("what is due", () => {
  it("[R009] is the difference to what is under way or registered, and nothing where there is none", () => {
    assert.deepEqual(dueOf("3", []), { amount: "3" });
    const before = [credit("1", "registered"), credit("0.5", "reported"), credit("0.2", "prepared"), credit("9", "withdrawn")];
    assert.deepEqual(dueOf("3", before), { amount: "1.3" });
    assert.equal(dueOf("1.7", before), undefined);
    assert.equal(dueOf("0", []), undefined);
  });

  it("edge, [R009]: a rejected credit holds everything up until it is put right, and then its place is taken once", () => {
    assert.deepEqual(dueOf("3", [credit("1", "rejected")]), { left: "uncorrected" });
    const corrected = credit("1", "corrected", { note: "改正" });
    assert.deepEqual(dueOf("3", [corrected]), { amount: "3", replaces: corrected });
    assert.deepEqual(dueOf("4", [corrected, credit("3", "registered", { replaces: corrected.id })]), { amount: "1" });
  });

  it("edge, [R009]: less than was registered goes up in the place of a registered one, and never while it is only on its way", () => {
    const [small, large] = [credit("1", "registered"), credit("2", "registered")];
    assert.deepEqual(dueOf("2.5", [small, large]), { amount: "1.5", replaces: large });
    assert.deepEqual(dueOf("2", [credit("3", "reported")]), { left: "awaitsReceipt" });
    const lower = credit("1.5", "reported", { replaces: large.id });
    assert.equal(dueOf("2.5", [small, large, lower]), undefined);
    const refused = credit("1.5", "corrected", { replaces: large.id, note: "改正" });
    assert.deepEqual(dueOf("2.5", [small, large, refused]), { amount: "1.5", replaces: large }, "the registered one still stands");
    assert.deepEqual(dueOf("3.5", [small, large, refused]), { amount: "0.5" });
  });

  it("[R010] is unknown as long as the rule is: also where a reading is presumed and another would come to something else", () => {
    assert.deepEqual(dueOf(undefined, [credit("1", "registered")]), { left: "undetermined" });
    const reading = (choice: string, value: string) => ({ choose: { q: choice }, outcome: "met" as const, value });
    assert.equal(certain({ value: "3" }), "3");
    assert.equal(certain({ value: "3", readings: [reading("a", "3"), reading("b", "2")] }), undefined);
    assert.equal(certain({ value: "3", readings: [reading("a", "3"), reading("b", "3")] }), "3", "only what is asked for is open");
  });

  it("edge, [R009]: what is registered in the end is what the rule comes to, whatever is rejected and in whatever order it changes", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ value: fc.integer({ min: 0, max: 50 }), good: fc.boolean() }), { maxLength: 30 }), (steps) => {
        let credits: Credit[] = [];
        for (const { value, good } of steps) {
          for (let round = 0; round < 60; round += 1) {
            const due = dueOf(dec(value * 1000), credits);
            if (due === undefined) break;
            assert.ok("amount" in due, JSON.stringify(due));
            const isGood = good || round > 2;
            const one = credit(due.amount, isGood ? "registered" : "corrected", {
              ...(due.replaces && { replaces: due.replaces.id }),
              ...(!isGood && { note: "改正" }),
            });
            credits = [
              ...credits.map((old): Credit =>
                isGood && old.state === "registered" && old.id === due.replaces?.id ? { ...old, state: "corrected" } : old,
              ),
              one,
            ];
          }
          const registered = credits.filter(({ state }) => state === "registered").reduce((sum, { amount }) => sum + units(amount), 0);
          assert.equal(registered, value * 1000);
        }
      }),
      { numRuns: 200 },
    );
  });
});
