import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Ambiguity, Decision, Pack, Parameter } from "@xiaoben/contract";
import { base, countyId, hour, id, schoolId } from "../testing/county.ts";
import { formatExample } from "../testing/packs.ts";
import { brief, judgeOne, tinyPack, whys, type More } from "../testing/tiny.ts";

const open = (name: string): Parameter => ({ id: name, type: "minutes", clause: "c1", values: [] });
const question = (name: string, parameter: string, values: string[], more: Partial<Ambiguity> = {}): Ambiguity => ({
  id: name,
  clause: "c1",
  kind: "unclear",
  question: "？",
  decide: { level: "county", role: "countyOfficer" },
  readings: values.map((value) => ({ id: `r${value}`, says: value, sets: { [parameter]: value } })),
  ...more,
});
const minutes = (more: Partial<Ambiguity> = {}, values = ["45", "60"]): Pack =>
  tinyPack({
    value: [
      { amount: { per: "minutes", of: { param: "length" }, gives: "1" }, round: { step: "0.5", mode: "down", at: "record" }, clause: "c1" },
    ],
    parameters: [open("length")],
    ambiguities: [question("am8", "length", values, more)],
  });
const decision = (more: Partial<Decision>): Decision => ({
  ...base(80, countyId),
  pack: "tiny",
  ambiguity: "am8",
  reading: "r45",
  from: "2026-09-01",
  basis: "示例",
  by: id(9),
  at: "2026-09-01T00:00:00.000Z",
  ...more,
});
const levels = { [schoolId]: "school", [countyId]: "county" } as const;
const ninety = { hours: [hour(1, { minutes: "90" })] };

describe("open readings", () => {
  it("where they differ in outcome: undetermined, and each is listed", () => {
    const verdict = judgeOne(minutes(), { hours: [hour(1, { minutes: "450" })] });
    assert.equal(brief(verdict), "undetermined");
    assert.deepEqual(verdict.readings, [
      { choose: { am8: "r45" }, outcome: "met", value: "10" },
      { choose: { am8: "r60" }, outcome: "notMet", value: "7.5" },
    ]);
    assert.deepEqual(verdict.because, [{ code: "reading-open", ambiguity: "am8", clause: "c1" }]);
    assert.equal(verdict.settled, false);
  });
  it("where they agree the outcome stands; figures that differ are listed, and none is given for the whole", () => {
    const verdict = judgeOne(minutes(), { hours: [hour(1, { minutes: "900" })] });
    assert.deepEqual([brief(verdict), verdict.readings?.map(({ value }) => value), verdict.settled], ["met", ["20", "15"], false]);
  });
  it("where nothing depends on them they are not mentioned, and the verdict is settled", () => {
    const pack = minutes();
    pack.books[0]!.value.unshift({
      when: { all: [{ fact: "approvedHours", present: true }] },
      amount: { fact: "approvedHours" },
      clause: "c1",
    });
    const verdict = judgeOne(pack, { hours: [hour(1, { approvedHours: "10", minutes: "90" })] });
    assert.deepEqual([brief(verdict), verdict.readings, verdict.settled], ["met 10", undefined, true]);
  });
  it("the same figure under every reading is no difference", () => {
    const verdict = judgeOne(minutes({}, ["45", "50"]), {
      hours: [hour(1, { minutes: "450" })].map((one) => ({ ...one, minutes: "45" })),
      ask: {},
    });
    assert.equal(verdict.readings?.length ?? 0, 2);
    assert.equal(judgeOne(minutes({}, ["50", "55"]), { hours: [hour(1, { minutes: "60" })] }).readings, undefined);
  });
  it("a record whose worth is open shows the least and says so", () =>
    assert.deepEqual(whys(judgeOne(minutes(), ninety)), { "1": "open 1.5" }));
  it("a question without readings leaves it undetermined until somebody gives the value", () => {
    const pack = minutes({ readings: [], asks: "length", kind: "undefined" });
    assert.deepEqual(judgeOne(pack, ninety).because, [{ code: "parameter-open", parameter: "length", ambiguity: "am8", clause: "c1" }]);
    assert.equal(brief(judgeOne(pack, { ...ninety, decisions: [decision({ reading: undefined as never, value: "9" })] })), "met 10");
  });
  it("two open questions: only combinations that matter are listed", () => {
    const pack = minutes();
    pack.parameters.push(open("limit"));
    pack.ambiguities.push(question("limit", "limit", ["1", "100"]));
    pack.rules[0] = { ...pack.rules[0]!, atLeast: { param: "limit" } } as Pack["rules"][number];
    const verdict = judgeOne(pack, ninety);
    assert.deepEqual(
      verdict.readings?.map(({ choose, outcome }) => [Object.values(choose).join(), outcome]),
      [
        ["r45,r1", "met"],
        ["r45,r100", "notMet"],
        ["r60,r1", "met"],
        ["r60,r100", "notMet"],
      ],
    );
    const clear = judgeOne(pack, { hours: [hour(1, { minutes: "9000" })] });
    assert.deepEqual(
      clear.readings?.map(({ choose, outcome, value }) => [Object.keys(choose).join(), outcome, value]),
      [
        ["am8", "met", "200"],
        ["am8", "met", "150"],
      ],
    );
  });
  it("beyond sixteen combinations: undetermined without the list", () => {
    const many = (count: number): Pack => {
      const names = Array.from({ length: count }, (_, n) => `p${n}`);
      return tinyPack({
        value: [{ amount: { fixed: "1" }, times: names.map((name) => ({ when: {}, by: { param: name } })), clause: "c1" }],
        parameters: names.map(open),
        ambiguities: names.map((name, n) => question(name, name, [String(n + 2), String(n + 20)])),
      });
    };
    assert.equal(judgeOne(many(4), ninety).readings?.length, 16);
    const verdict = judgeOne(many(5), ninety);
    assert.deepEqual([brief(verdict), verdict.readings, verdict.because[0]?.code], ["undetermined", undefined, "too-many-readings"]);
  });
  it("a reading that is presumed speaks meanwhile, marked and never settled", () => {
    const verdict = judgeOne(minutes({ presumed: "r45" }), { hours: [hour(1, { minutes: "450" })] });
    assert.deepEqual(
      [brief(verdict), verdict.settled, verdict.because.map(({ code }) => code)],
      ["met 10", false, ["reached", "presumed"]],
    );
    assert.equal(verdict.readings?.length, 2);
  });
  it("[R005] a consequence never rests on a presumption", () => {
    const pack: Pack = {
      ...minutes({ presumed: "r60" }),
      consequences: [
        {
          id: "then",
          clause: "c1",
          purposes: [],
          effect: { bar: true },
          when: { combine: "any", of: [{ rule: "total", is: "notMet" }] },
          reply: { days: "10" },
        },
      ],
    };
    const hours = [hour(1, { minutes: "450" })];
    assert.equal(judgeOne(pack, { hours }).outcome, "notMet");
    assert.equal(judgeOne(pack, { hours }, "then").outcome, "undetermined");
  });
});

describe("decisions", () => {
  const judge = (decisions: Decision[], more: More = {}): string => brief(judgeOne(minutes(), { ...ninety, levels, decisions, ...more }));
  it("of the county holds for its schools, and is named", () => {
    const verdict = judgeOne(minutes(), { ...ninety, levels, decisions: [decision({})] });
    assert.deepEqual(
      [brief(verdict), verdict.settled, verdict.because.at(-1)],
      ["notMet 2", true, { code: "decided", ambiguity: "am8", clause: "c1" }],
    );
    assert.match(JSON.stringify(verdict.lines), new RegExp(`"decision":"${id(80)}"`));
  });
  it("of another organisation does not", () => assert.equal(judge([decision({ org: id(3) })]), "notMet"));
  it("of a level that may not decide does not", () => assert.equal(judge([decision({ org: schoolId })]), "notMet"));
  it("nearest wins where both levels may", () => {
    const pack = minutes({ decide: { level: "school", role: "schoolAdmin" } });
    const both = [decision({ org: countyId, reading: "r45" }), decision({ id: id(81), org: schoolId, reading: "r60" })];
    assert.equal(brief(judgeOne(pack, { ...ninety, levels, decisions: both })), "notMet 1.5");
  });
  it("holds from its day on", () => {
    assert.equal(judge([decision({ from: "2027-09-01" })]), "notMet");
    assert.equal(judge([decision({ from: "2027-08-31" })]), "notMet 2");
  });
  it("is superseded by a later one", () => {
    assert.equal(judge([decision({}), decision({ id: id(81), reading: "r60", from: "2026-12-01" })]), "notMet 1.5");
    assert.equal(judge([decision({ id: id(81), reading: "r60", at: "2026-09-02T00:00:00.000Z" }), decision({})]), "notMet 1.5");
  });
  it("is superseded by the one that says so, also where that holds from an earlier day", () => {
    const old = decision({ from: "2026-12-01" });
    const back = decision({ id: id(81), reading: "r60", from: "2026-09-01", at: "2027-01-05T00:00:00.000Z", supersedes: old.id });
    assert.equal(judge([old, back]), "notMet 1.5");
    assert.equal(judge([old, back], { ask: { knownAt: "2027-01-01T00:00:00.000Z" } }), "notMet 2");
  });
  it("was not known before it was made", () =>
    assert.equal(judge([decision({ at: "2027-01-01T00:00:00.000Z" })], { ask: { knownAt: "2026-12-31T00:00:00.000Z" } }), "notMet"));
  it("of another pack, or a reading that is not there, changes nothing", () => {
    assert.equal(judge([decision({ pack: "other" })]), "notMet");
    assert.equal(judge([decision({ reading: "r99" })]), "notMet");
  });
});

describe("parameters of a document", () => {
  const pack = (values: Parameter["values"]): Pack =>
    tinyPack({ parameters: [{ id: "min", type: "amount", clause: "c1", values }], rule: { atLeast: { param: "min" } } });
  const asked = (values: Parameter["values"], more: More = {}): string | undefined =>
    judgeOne(pack(values), { hours: [], ...more }).threshold;
  it("the first entry that fits wins", () => assert.equal(asked([{ value: "30", periods: { to: "2026-08-31" } }, { value: "40" }]), "40"));
  it("a year's exception", () =>
    assert.equal(asked([{ value: "20", periods: { from: "2026-09-01", to: "2027-08-31" } }, { value: "40" }]), "20"));
  it("for some people", () =>
    assert.equal(asked([{ value: "12", when: { all: [{ fact: "role", is: "teacher" }] } }, { value: "40" }]), "12"));
  it("none fits: open", () =>
    assert.equal(judgeOne(pack([{ value: "12", periods: { to: "2020-01-01" } }]), {}).because[0]?.code, "parameter-open"));
});

describe("[R006] absences of the format's own example", () => {
  const participation = (n: number) => ({
    ...base(n),
    source: "participation",
    person: id(11),
    on: "2026-10-08",
    facts: { attendance: "unexcused", activity: id(n + 500) },
  });
  const judge = (count: number): string => {
    const verdict = judgeOne(
      formatExample(),
      { records: { hour: [], given: Array.from({ length: count }, (_, n) => participation(n + 1)) } as never },
      "attended",
    );
    return `${verdict.outcome} ${verdict.readings?.map(({ choose, outcome }) => `${choose["am3"]}=${outcome}`).join(" ") ?? ""}`.trim();
  };
  it("none is none under every reading", () => assert.equal(judge(0), "met"));
  it("one depends on the reading", () => assert.equal(judge(1), "undetermined once=notMet three=met"));
  it("three is too many under every reading", () => assert.equal(judge(3), "notMet"));
});
