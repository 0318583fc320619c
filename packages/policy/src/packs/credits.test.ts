import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verdictsOfExample } from "../check/examples.ts";
import { wholePack } from "../testing/shipped.ts";
import { brief } from "../testing/tiny.ts";

const pack = wholePack("liuxi.training");
const hours = (approvedHours: string, more: Record<string, string> = {}): Record<string, string> => ({
  kind: "hour",
  on: "2026-10-10",
  category: "lecture",
  approvedHours,
  state: "approved",
  ...more,
});
const credits = (records: Record<string, string>[], decisions: Record<string, string>): string =>
  brief(
    verdictsOfExample(pack, { id: "it", asOf: "2027-08-31", records, decisions, expect: {} }).find(({ rule }) => rule.id === "credits")!,
  );

describe("from hours to credits", () => {
  it("edge, [R009]: 6, 8, 10 or 20 hours make a credit, as the county decides; what is over is dropped at the sum, not record by record", () => {
    const records = [hours("13"), hours("17")];
    for (const [rate, expected] of [
      ["6", "met 5"],
      ["8", "met 3.5"],
      ["10", "met 3"],
      ["20", "notMet 1.5"],
    ] as const)
      assert.equal(credits(records, { conversion: "by-hours", rate }), expected, rate);
    assert.equal(credits([hours("14.9"), hours("14.9")], { conversion: "by-hours", rate: "10" }), "notMet 2.5");
    assert.equal(credits([hours("14.9"), hours("15.1")], { conversion: "by-hours", rate: "10" }), "met 3");
  });

  it("edge, [R010]: by hours and by results are both expressible, and the same records come to either as it is decided", () => {
    const records = [hours("20"), { kind: "result", on: "2026-11-10", type: "training", grade: "good" }];
    assert.equal(credits(records, { conversion: "by-hours", rate: "10" }), "notMet 2");
    assert.equal(credits(records, { conversion: "by-results" }), "notMet 1.5");
  });

  it("[R010] a pass gives credits, and no pass gives none", () => {
    const graded = (grade: string): string =>
      credits([{ kind: "result", on: "2026-11-10", type: "training", grade }], { conversion: "by-results" });
    assert.deepEqual(["excellent", "pass", "fail"].map(graded), ["notMet 2", "notMet 1", "notMet 0"]);
  });

  it("edge, [R011]: an hour without an assessment counts by attendance, one that was failed does not", () => {
    const yunling = wholePack("yunling.credits");
    const of = (more: Record<string, string>): string =>
      brief(
        verdictsOfExample(yunling, {
          id: "it",
          asOf: "2026-11-22",
          records: [hours("20", { category: "external", ...more })],
          expect: {},
        }).find(({ rule }) => rule.id === "credits")!,
      );
    assert.deepEqual([of({}), of({ result: "passed" }), of({ result: "failed" })], ["notYet 2", "notYet 2", "notYet 0"]);
  });
});
