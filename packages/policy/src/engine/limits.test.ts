import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Case, Measure, Rule, Test } from "@xiaoben/contract";
import { hour, id } from "../testing/county.ts";
import { brief, judgeAll, judgeOne, tinyPack } from "../testing/tiny.ts";

const many = Array.from({ length: 3000 }, (_, n) => hour(n + 1, { approvedHours: "1" }));
const quick = (work: () => void): void => {
  const start = performance.now();
  work();
  assert.ok(performance.now() - start < 10_000, "far too long");
};

describe("a limit on work", () => {
  it("more tests on more records than there may be: undetermined, and no hang", () =>
    quick(() => {
      const tests: Test[] = Array.from({ length: 3000 }, () => ({ fact: "category", notIn: ["x"] }));
      const verdicts = judgeAll(tinyPack({ book: { where: { all: tests } } }), { hours: many });
      assert.deepEqual(verdicts[0]?.because, [{ code: "too-much-work" }]);
    }));
  it("the same for factors, cases, cliffs and caps", () =>
    quick(() => {
      const when = { all: Array.from({ length: 400 }, (): Test => ({ fact: "category", notIn: ["x"] })) };
      const times = Array.from({ length: 400 }, () => ({ when, by: "1" }));
      const cases: Case[] = [{ amount: { fixed: "1" }, times, clause: "c1" }];
      assert.equal(judgeOne(tinyPack({ value: cases }), { hours: many }).because[0]?.code, "too-much-work");
      const cliffs = Array.from({ length: 100 }, () => ({ by: ["activity"], measure: "total", atLeast: "1", clause: "c1" }));
      const apart = many.map((one, n) => ({ ...one, activity: id(10_000 + n) }));
      assert.equal(judgeOne(tinyPack({ book: { cliffs } }), { hours: apart }).because[0]?.code, "too-much-work");
    }));
  it("measures that fan out are worked out once each", () =>
    quick(() => {
      const level = (n: number): Measure => ({
        id: n === 5 ? "total" : `m${n}`,
        linear: Array.from({ length: 200 }, () => ({ times: "0.01", of: n === 1 ? "base" : `m${n - 1}` })),
      });
      const measures: Measure[] = [{ id: "base", sum: "hours" }, ...[1, 2, 3, 4, 5].map(level)];
      assert.equal(
        brief(judgeOne(tinyPack({ measures }), { hours: [hour(1, { approvedHours: "1" })], ask: { explain: false } })),
        "met 32",
      );
    }));
  it("bundles that fan out are judged once each", () =>
    quick(() => {
      const one = tinyPack().rules[0]!;
      const bundles = [1, 2, 3, 4, 5].map(
        (n) =>
          ({
            ...one,
            id: `b${n}`,
            kind: "bundle",
            need: "all",
            of: Array.from({ length: 200 }, () => (n === 1 ? "total" : `b${n - 1}`)),
          }) as Rule,
      );
      assert.equal(judgeOne(tinyPack({ rules: [one, ...bundles] }), { hours: [hour(1, { approvedHours: "10" })] }, "b5").outcome, "met");
    }));
  it("more than sixteen readings: undetermined without the list", () => {
    const open = Array.from({ length: 5 }, (_, n) => ({ id: `p${n}`, type: "amount" as const, clause: "c1", values: [] }));
    const ambiguities = open.map(({ id: parameter }, n) => ({
      id: `a${n}`,
      clause: "c1",
      kind: "unclear" as const,
      question: "？",
      readings: ["1", "2"].map((value) => ({ id: `r${value}`, says: value, sets: { [parameter]: value } })),
      decide: { level: "county" as const, role: "countyOfficer" },
    }));
    const measure: Measure = { id: "total", linear: open.map(({ id: param }) => ({ times: { param }, of: "base" })) };
    const verdict = judgeOne(tinyPack({ parameters: open, ambiguities, measures: [{ id: "base", sum: "hours" }, measure] }), {
      hours: [hour(1, { approvedHours: "1" })],
    });
    assert.deepEqual([verdict.because[0]?.code, verdict.readings], ["too-many-readings", undefined]);
  });
});

describe("figures that no decimal can say", () => {
  const large = "999999999";
  const cases: [string, Parameters<typeof tinyPack>[0]][] = [
    ["a record", { value: [{ amount: { fixed: large }, times: [{ when: {}, by: large }], clause: "c1" }] }],
    ["a sum", { value: [{ amount: { fixed: large }, clause: "c1" }] }],
    [
      "a product",
      {
        value: [{ amount: { fixed: large }, clause: "c1" }],
        measures: [
          { id: "base", count: "hours" },
          { id: "total", linear: [{ times: large, of: "base" }], plus: large },
        ],
      },
    ],
  ];
  for (const [name, parts] of cases)
    it(`${name}: undetermined, explained or not`, () => {
      const hours = [hour(1, {}), hour(2, {})];
      for (const explain of [true, false])
        assert.deepEqual(judgeOne(tinyPack(parts), { hours, ask: { explain } }).because, [{ code: "figure-too-large" }]);
    });
  it("what comes back into range is fine", () => {
    const value: Case[] = [{ amount: { fixed: large }, max: "10", clause: "c1" }];
    assert.equal(brief(judgeOne(tinyPack({ value }), { hours: [hour(1, {})] })), "met 10");
  });
});
