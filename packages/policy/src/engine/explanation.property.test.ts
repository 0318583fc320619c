import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dec, type Hour, type Measure, type Node, type Pack, type Rule, type Verdict, type Waiver } from "@xiaoben/contract";
import fc from "fast-check";
import { base, calendar, hour, id, me } from "../testing/county.ts";
import { judgeAll, judgeOne, tinyPack, type More } from "../testing/tiny.ts";

const numRuns = process.env["XB_TIER"] === "long" ? 3000 : 200;

/** A fraction of its own: the walk must not lean on the arithmetic of the engine. */
type Ratio = [n: bigint, d: bigint];

const read = (text: string): Ratio => {
  const [whole = "0", part = ""] = text.replace("-", "").split(".");
  const n = BigInt(whole + part.padEnd(4, "0"));
  return [text.startsWith("-") ? -n : n, 10_000n];
};
const less = ([an, ad]: Ratio, [bn, bd]: Ratio): boolean => an * bd < bn * ad;
const cut = ([n, d]: Ratio): bigint => (n * 10_000n) / d;
const simple = ([n, d]: Ratio): Ratio => {
  const sign = d < 0n ? -1n : 1n;
  let [a, b] = [n < 0n ? -n : n, d * sign];
  while (b) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [(sign * n) / a, (sign * d) / a];
};

/** What a calculation comes to when it is done again from its facts; each step must say the number that it came to. */
function again(node: Node): Ratio {
  if (node.op === "fact" || node.op === "parameter") return read(node.value);
  const of = node.of.map(again);
  const [first = read(node.value), second] = of;
  const done = (): Ratio => {
    switch (node.op) {
      case "sum":
        return of.length === 0 ? read(node.value) : of.reduce(([an, ad], [bn, bd]) => simple([an * bd + bn * ad, ad * bd]), [0n, 1n]);
      case "count":
        return [BigInt(of.length), 1n];
      case "times":
        return of.reduce(([an, ad], [bn, bd]) => simple([an * bn, ad * bd]), [1n, 1n]);
      case "divide":
        return simple([first[0] * second![1], first[1] * second![0]]);
      case "cap":
      case "least":
        return of.reduce((a, b) => (less(b, a) ? b : a));
      case "best":
        return of.reduce((a, b) => (less(a, b) ? b : a));
      case "round": {
        const [said, was] = [read(node.value), first];
        const away = cut([said[0] * was[1] - was[0] * said[1], said[1] * was[1]]);
        assert.ok(away > -10_000n && away < 10_000n, `${node.value} is no rounding of ${cut(was)}`);
        return said;
      }
      default:
        return first;
    }
  };
  const found = done();
  assert.equal(cut(found), cut(read(node.value)), `${node.op} says ${node.value}`);
  return found;
}

const decimal = fc.integer({ min: 0, max: 200_000 }).map((value) => dec(value));
const day = fc.integer({ min: 0, max: 720 }).map((n) => new Date(Date.UTC(2025, 8, 1) + n * 86_400_000).toISOString().slice(0, 10));
const facts = fc.record(
  {
    on: day,
    state: fc.constantFrom("approved", "submitted", "rejected"),
    category: fc.constantFrom("group-study", "online", "external"),
    level: fc.constantFrom("school", "county", "province"),
    approvedHours: decimal,
    minutes: fc.integer({ min: 1, max: 600 }).map(String),
    activity: fc.constantFrom(id(901), id(902), id(903)),
    makesUpFor: fc.constantFrom("2025-10-01", "schoolYear:2026-2027"),
  },
  { requiredKeys: ["on", "state", "category", "level"] },
);
const hours = fc.array(facts, { maxLength: 14 }).map((all) => all.map((one, n) => hour(n + 1, one as Partial<Hour>)));

const clause = "c1";
const round = (step: string, mode: "down" | "halfUp" | "up", at: "record" | "sum") => ({ step, mode, at }) as const;
const amount = (rule: string, measure: string, more: object): Rule =>
  ({ ...tinyPack().rules[0]!, id: rule, measure, atLeast: "10", ...more }) as Rule;

/** Every stage and every kind of measure and rule at once. */
const whole: Pack = tinyPack({
  book: {
    admit: [{ id: "approved", test: { fact: "state", in: ["approved", "submitted"] }, otherwise: "refused", clause }],
    once: [{ by: ["person", "activity"], keep: "best", clause }],
    cliffs: [{ by: ["category"], measure: "counted", atLeast: "2", clause }],
    caps: [
      { id: "online", where: { all: [{ fact: "category", is: "online" }] }, per: "month", limit: "5", clause },
      { id: "all", per: "schoolYear", limit: { share: "0.8", of: "50" }, clause },
    ],
  },
  value: [
    {
      when: { all: [{ fact: "level", is: "province" }] },
      amount: { range: { min: "3", max: "8" } },
      times: [{ when: { all: [{ fact: "category", is: "external" }] }, by: "1.5" }],
      max: "9",
      round: round("0.0001", "down", "record"),
      clause,
    },
    {
      when: { all: [{ fact: "minutes", present: true }] },
      amount: { per: "minutes", of: "45", gives: "1" },
      round: round("0.1", "halfUp", "sum"),
      clause,
    },
    {
      when: { all: [{ fact: "approvedHours", present: true }] },
      amount: { fact: "approvedHours" },
      round: round("0.5", "up", "record"),
      clause,
    },
    { amount: { marginal: [{ upTo: 2, each: "4" }, { each: "1" }], within: "month", by: ["category"] }, clause },
  ],
  measures: [
    { id: "total", sum: "hours" },
    { id: "counted", count: "hours" },
    { id: "kinds", count: "hours", distinct: "category" },
    {
      id: "mixed",
      linear: [
        { times: "0.5", of: "total" },
        { times: { measure: "kinds" }, of: "counted" },
      ],
      plus: "-2",
    },
    { id: "square", product: ["kinds", "counted"] },
    { id: "each", ratio: ["total", "counted"] },
    { id: "missing", gap: "carried" },
  ] satisfies Measure[],
  rules: [
    amount("total", "total", {}),
    amount("mixed", "mixed", { prorata: { by: "days", round: round("0.5", "down", "sum") } }),
    amount("square", "square", { atLeast: undefined, atMost: "12" }),
    amount("each", "each", { atLeast: undefined, below: "3" }),
    amount("carried", "total", {
      atLeast: "12.5",
      carry: { from: "previous", max: "4.5", where: { all: [{ fact: "category", is: "online" }] } },
    }),
    amount("made-up", "total", { makeUp: "original" }),
    amount("missing", "missing", {}),
    {
      ...amount("score", "total", {}),
      kind: "score",
      full: "100",
      floor: "60",
      ceiling: "110",
      deduct: [{ measure: "missing", each: "2", max: "30", clause }],
      add: [{ measure: "counted", each: "5", clause }],
      atLeast: "90",
    } as Rule,
    { ...amount("months", "counted", {}), kind: "frequency", each: "month", atLeast: "1", mayMiss: "3" } as Rule,
    { ...amount("both", "total", {}), kind: "bundle", need: "1", of: ["total", "carried"] } as Rule,
  ],
});
const given = (all: readonly Hour[], more: More = {}): More => ({
  hours: [...all],
  calendars: [calendar(2025, 89), calendar(2026, 90)],
  subjectFacts: { postFrom: "2026-11-15" },
  today: "2027-09-15",
  ...more,
});

describe("explanations", () => {
  it("[R001] every figure is what comes out when its explanation is worked out again", () => {
    let seen = 0;
    fc.assert(
      fc.property(hours, fc.constantFrom("2027-08-31", "2027-03-01", "2026-11-22"), (all, asOf) => {
        for (const verdict of judgeAll(whole, given(all, { ask: { asOf } }))) {
          if (verdict.value === undefined || !verdict.arithmetic) continue;
          seen++;
          assert.equal(cut(again(verdict.arithmetic)), cut(read(verdict.value)), verdict.rule.id);
          for (const line of verdict.lines ?? [])
            if (line.why === "counted" || line.why === "capped") assert.equal(cut(again(line.arithmetic)), cut(read(line.counted)));
        }
      }),
      { numRuns },
    );
    assert.ok(seen > numRuns * 7, `only ${seen} figures were explained`);
  });

  it("whether it is explained or not, the verdict is the same", () => {
    fc.assert(
      fc.property(hours, (all) => {
        const bare = (verdicts: readonly Verdict[]) => verdicts.map(({ lines: _lines, arithmetic: _arithmetic, ...rest }) => rest);
        assert.deepEqual(judgeAll(whole, given(all, { ask: { explain: false } })), bare(judgeAll(whole, given(all))));
      }),
      { numRuns },
    );
  });

  it("the order of records never matters, for every stage, measure and rule", () => {
    fc.assert(
      fc.property(
        hours.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => assert.deepEqual(judgeAll(whole, given(shuffled)), judgeAll(whole, given(all))),
      ),
      { numRuns },
    );
  });

  it("the same pack once more changes nothing, also where it was read anew", () => {
    const copy = JSON.parse(JSON.stringify(whole)) as Pack;
    fc.assert(
      fc.property(hours, (all) => {
        const first = judgeAll(whole, given(all));
        assert.deepEqual(judgeAll(whole, given(all)), first);
        assert.deepEqual(judgeAll(copy, given(all)), first);
      }),
      { numRuns },
    );
  });
});

describe("what changes nothing else", () => {
  it("a waiver touches only the rules that name it", () => {
    const named: Pack = {
      ...whole,
      rules: whole.rules.map((rule) =>
        rule.id === "total" ? ({ ...rule, waivedBy: [{ waiver: "dispatch", effect: "drop", clause }] } as Rule) : rule,
      ),
    };
    const waiver: Waiver = {
      ...base(70),
      person: me,
      waiver: "dispatch",
      from: "2026-10-01",
      to: "2026-12-31",
      dispatchedBy: "eduAdmin",
      document: "示例",
      grantedBy: id(9),
    };
    const touched = new Set(["total", "both"]);
    fc.assert(
      fc.property(hours, (all) => {
        const others = (waivers: Waiver[]) => judgeAll(named, given(all, { waivers })).filter(({ rule }) => !touched.has(rule.id));
        assert.deepEqual(others([waiver]), others([]));
        assert.equal(judgeOne(named, given(all, { waivers: [waiver] })).outcome, "waived");
      }),
      { numRuns },
    );
  });

  it("a late approval changes the year of the fact, and not that of the approval", () => {
    const pack = tinyPack({ book: { admit: [{ id: "approved", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause }] } });
    const year = (all: Hour[], period: string): string | undefined =>
      judgeOne(pack, given(all, { ask: { period, asOf: "2027-08-31" } })).value;
    fc.assert(
      fc.property(hours, decimal, (all, approvedHours) => {
        const known = all.map((one) => ({ ...one, approvedHours: one.approvedHours ?? "1" }));
        const late = (state: Hour["state"]): Hour =>
          hour(99, { on: "2026-05-04", approvedHours, state, updatedAt: "2026-12-01T00:00:00.000Z" });
        const [then, now] = ["schoolYear:2025-2026", "schoolYear:2026-2027"] as const;
        assert.equal(year([...known, late("approved")], now), year([...known, late("submitted")], now));
        assert.equal(
          Number(year([...known, late("approved")], then)).toFixed(4),
          (Number(year(known, then)) + Number(approvedHours)).toFixed(4),
        );
      }),
      { numRuns },
    );
  });
});
