import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Given, Measure, Outcome, Rule } from "@xiaoben/contract";
import type { MemberVerdict } from "../../evaluation.ts";
import { base, id, me, observation, schoolId } from "../../testing/county.ts";
import { brief, judgeOne, tinyPack, type More } from "../../testing/tiny.ts";

const [a, b, c] = [id(51), id(52), id(53)];
const november = { ask: { asOf: "2026-11-22" }, today: "2026-11-22" };

describe("figures of members", () => {
  const member = (outcome: Outcome, value?: string): MemberVerdict[] => [
    {
      rule: { pack: "tiny", version: "1", id: "hours" },
      outcome,
      settled: outcome === "met" || outcome === "notMet",
      ...(value && { value }),
    },
  ];
  const judge = (members: MemberVerdict[][] | undefined, kind: "share" | "mean" | "count", atLeast: string, more: More = {}) => {
    const measure: Measure = { id: "figure", members: kind, of: "hours" };
    const own = { ...tinyPack().rules[0]!, id: "all", for: { subject: "school" }, measure: "figure", atLeast } as Rule;
    const pack = tinyPack({ measures: [measure, { id: "total", sum: "hours" }], rules: [own, { ...tinyPack().rules[0]!, id: "hours" }] });
    return judgeOne(pack, { ...more, ...(members && { members }), ask: { subject: { kind: "school", id: schoolId }, ...more.ask } }, "all");
  };
  const some = [member("met", "42"), member("met", "40"), member("notMet", "20"), member("waived"), member("notApplicable")];
  it("share: below, at and above the line", () => {
    assert.equal(brief(judge(some, "share", "0.67")), "notMet 0.6666");
    assert.equal(brief(judge([...some, member("met"), member("notMet")], "share", "0.6")), "met 0.6");
    assert.equal(brief(judge(some, "share", "0.5")), "met 0.6666");
  });
  it("count", () =>
    assert.deepEqual(
      ["1", "2", "3"].map((least) => judge(some, "count", least).outcome),
      ["met", "met", "notMet"],
    ));
  it("mean of the figures", () => assert.equal(brief(judge(some, "mean", "34")), "met 34"));
  it("who is not through yet may still be", () => {
    const open = judge([member("met"), member("notYet")], "share", "1");
    assert.deepEqual([brief(open), open.waiting, open.settled], ["notYet 0.5", "0.5", false]);
  });
  it("a mean needs every figure", () =>
    assert.deepEqual(judge([member("met", "42"), member("undetermined")], "mean", "1").because, [
      { code: "members-open", finding: "figure" },
    ]));
  it("nobody is asked: nothing to divide", () =>
    assert.equal(judge([member("waived")], "share", "1").because[0]?.code, "nothing-to-divide"));
  it("not read: undetermined", () => assert.equal(judge(undefined, "share", "1").because[0]?.code, "members-absent"));
  it("the pack's own verdicts go before another's", () => {
    const both = (mine: Outcome, others: Outcome): MemberVerdict[] => [
      { ...member(others)[0]!, rule: { pack: "other", version: "1", id: "hours" } },
      ...member(mine),
    ];
    assert.equal(brief(judge([both("met", "notMet")], "count", "1")), "met 1");
    assert.equal(brief(judge([[both("met", "notMet")[0]!]], "count", "1")), "notMet 0");
  });
});

describe("coverage", () => {
  const rule = (more: object = {}): Rule =>
    ({
      id: "it",
      title: "听遍",
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "coverage",
      of: { members: "school" },
      measure: "total",
      by: "observed",
      atLeast: "2",
      ...more,
    }) as Rule;
  const heard = (...people: string[]) => people.map((observed, n) => observation(n + 1, { observed }));
  const judge = (observations: ReturnType<typeof heard>, more: object = {}, given: More = {}) =>
    judgeOne(
      tinyPack({
        book: {
          source: "observation",
          unit: "lesson",
          value: [{ amount: { fixed: "1" }, clause: "c1" }],
          admit: [{ id: "locked", test: { fact: "state", is: "locked" }, otherwise: "waiting", clause: "c1" }],
        },
        rules: [rule(more)],
      }),
      { observations, circles: { school: [me, a, b] }, ...given },
    );
  it("everyone often enough; oneself is not asked", () => assert.equal(brief(judge(heard(a, a, b, b))), "met 2"));
  it("one was heard too seldom, and is named", () => {
    const verdict = judge(heard(a, a, b));
    assert.equal(brief(verdict), "notMet 1");
    assert.deepEqual(
      verdict.because.filter(({ code }) => code === "not-covered").map(({ record }) => record?.id),
      [b],
    );
  });
  it("others who were heard do not stand in", () => assert.equal(brief(judge(heard(a, a, c, c))), "notMet 1"));
  it("a part of them suffices, rounded up to whole people", () => {
    const circles = { school: [a, b, c] };
    assert.deepEqual(
      ["0.33", "0.34", "0.67"].map((share) => brief(judge(heard(a, a), { share }, { circles }))),
      ["met 1", "notMet 1", "notMet 1"],
    );
  });
  it("still time", () => assert.equal(brief(judge(heard(a), {}, november)), "notYet 0"));
  it("what waits may be enough", () => {
    const waits = heard(a, a, b, b).map((one, n) => (n === 3 ? { ...one, state: "submitted" as const } : one));
    const verdict = judge(waits);
    assert.deepEqual([brief(verdict), verdict.waiting], ["notYet 1", "1"]);
  });
  it("nobody but oneself: not applicable", () => assert.equal(brief(judge([], {}, { circles: { school: [me] } })), "notApplicable"));
  it("the circle was not read: undetermined", () =>
    assert.deepEqual(judge([], {}, { circles: {} }).because, [{ code: "members-absent", finding: "school" }]));
});

describe("what a person answers", () => {
  const question = {
    id: "attitude",
    title: "态度",
    clause: "c1",
    for: { subject: "person" },
    per: "term",
    kind: "manual",
    question: "如何？",
    by: "principal",
  } as Rule;
  const answer = (n: number, on: string, facts: Record<string, string>): Given => ({
    ...base(n),
    source: "given",
    person: me,
    on,
    title: "民主评议",
    facts: { rule: "attitude", ...facts },
  });
  const judge = (given: Given[], asOf = "2026-11-22", today = asOf) =>
    judgeOne({ ...tinyPack(), rules: [question] }, { records: { hour: [], given }, ask: { asOf }, today });
  it("no answer: undetermined", () => assert.deepEqual(judge([]).because, [{ code: "manual", clause: "c1" }]));
  it("met, with the record that says so", () =>
    assert.deepEqual(judge([answer(1, "2026-11-01", { answer: "met" })]).because, [
      { code: "answered", clause: "c1", record: { kind: "given", id: id(1) } },
    ]));
  it("not met", () => assert.equal(judge([answer(1, "2026-11-01", { answer: "notMet" })]).outcome, "notMet"));
  it("the latest stands", () =>
    assert.equal(judge([answer(1, "2026-11-02", { answer: "met" }), answer(2, "2026-11-01", { answer: "notMet" })]).outcome, "met"));
  it("of another rule, another pack, another term, a later day: no answer", () => {
    const others = [
      answer(1, "2026-11-01", { answer: "met", rule: "other" }),
      answer(2, "2026-11-01", { answer: "met", pack: "other" }),
      answer(3, "2026-03-01", { answer: "met" }),
      answer(4, "2026-11-23", { answer: "met" }),
    ];
    assert.equal(judge(others).outcome, "undetermined");
  });
  it("anything else is no answer", () => assert.equal(judge([answer(1, "2026-11-01", { answer: "maybe" })]).outcome, "undetermined"));
  it("is settled when the period is over", () => {
    const given = [answer(1, "2026-11-01", { answer: "met" })];
    assert.deepEqual([judge(given).settled, judge(given, "2027-01-24", "2027-01-25").settled], [false, true]);
  });
});
