import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatExample, studyHours, termPlan } from "../testing/packs.ts";
import { runExamples } from "./examples.ts";

describe("examples that packs carry", () => {
  for (const pack of [formatExample(), studyHours(), termPlan()])
    it(`[R001] [R002] [R043] every example of ${pack.id} (${pack.examples.length}) comes out as it says`, () => {
      assert.ok(pack.examples.length >= 4);
      assert.deepEqual(runExamples(pack), []);
    });

  it("names the example, the rule and both texts when one comes out otherwise", () => {
    const pack = formatExample();
    pack.examples[0]!.expect["total"] = "met 41";
    assert.deepEqual(runExamples(pack), [{ example: "enough-total-short-school", rule: "total", expected: "met 41", got: "met 41.5" }]);
  });
});
