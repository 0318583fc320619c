import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pack } from "@xiaoben/contract";
import { weightedIn, withFactor } from "./weights.model.ts";

const pack = (...times: unknown[]): Pack =>
  ({
    parameters: [
      { id: "half", values: [{ value: "0.5" }] },
      { id: "years", values: [{ value: "0.5" }, { value: "0.4" }] },
    ],
    measures: [
      { id: "whole", linear: times.map((one, at) => ({ times: one, of: `m${at}` })) },
      { id: "m0", count: "b" },
    ],
  }) as unknown as Pack;

test("[R020] the factors of a weighted sum are added up, those of the document too, and it is said what is missing to one", () => {
  const [whole] = weightedIn(pack("0.3", { param: "half" }, "0.1"));
  assert.deepEqual([whole!.measure, whole!.sum, whole!.missing], ["whole", "0.9", "0.1"]);
  const [full] = weightedIn(withFactor("whole", 2, "0.2")(pack("0.3", { param: "half" }, "0.1")));
  assert.deepEqual([full!.sum, full!.missing], ["1", "0"]);
  assert.equal(weightedIn(pack("0.7", { param: "half" }))[0]!.missing, "-0.2");
});

test("factors that are no weights, and numbers with several values, have no sum; one part alone is no weighting", () => {
  for (const times of [
    ["1", "-1"],
    ["0.5", { param: "years" }],
    ["3", "0.5"],
    ["0.5", { measure: "m0" }],
    ["0.5", { param: "gone" }],
  ])
    assert.deepEqual(Object.keys(weightedIn(pack(...times))[0]!), ["measure", "parts"]);
  assert.deepEqual(weightedIn(pack("0.5")), []);
});
