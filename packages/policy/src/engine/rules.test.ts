import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Measure, Rule, Waiver } from "@xiaoben/contract";
import { base, hour, id, me, schoolId } from "../testing/county.ts";
import { brief, judgeAll, judgeOne, tinyPack, type More } from "../testing/tiny.ts";

const approved = { id: "approved", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause: "c1" } as const;
const tiny = (rule: object = {}, more: Parameters<typeof tinyPack>[0] = {}) =>
  tinyPack({ book: { admit: [approved] }, rule: rule as never, ...more });
const got = (approvedHours: string, on = "2026-10-08") => hour(1, { approvedHours, on });
const waits = (approvedHours: string) => hour(2, { approvedHours, state: "submitted" });
const november = { ask: { asOf: "2026-11-22" }, today: "2026-11-22" };

describe("amount: outcomes", () => {
  const cases: [string, object, More, string, boolean][] = [
    ["[R001] reached", {}, { hours: [got("10")] }, "met 10", true],
    ["reached while the period is open: met, not settled", {}, { hours: [got("10")], ...november }, "met 10", false],
    ["[R001] short in November: not yet", {}, { hours: [got("9.5")], ...november }, "notYet 9.5", false],
    ["short when it is over: not met", {}, { hours: [got("9.5")] }, "notMet 9.5", true],
    ["over, but what waits could reach it: not yet", {}, { hours: [got("9.5"), waits("0.5")] }, "notYet 9.5", false],
    ["over, and what waits cannot reach it: not met, and not settled", {}, { hours: [got("9.5"), waits("0.4")] }, "notMet 9.5", false],
    ["on the last day itself it is not over", {}, { hours: [got("9.5")], today: "2027-08-31" }, "notYet 9.5", false],
    [
      "[R005] close: as if it ended today, and never settled",
      {},
      { hours: [got("9.5")], today: "2026-11-22", ask: { asOf: "2026-11-22", close: true } },
      "notMet 9.5",
      false,
    ],
    ["at most: kept", { atLeast: undefined, atMost: "10" }, { hours: [got("10")] }, "met 10", true],
    [
      "at most: broken at once, also in November",
      { atLeast: undefined, atMost: "10" },
      { hours: [got("10.0001")], ...november },
      "notMet 10.0001",
      false,
    ],
    ["below: the figure itself breaks it", { atLeast: undefined, below: "10" }, { hours: [got("10")] }, "notMet 10", true],
    ["below: kept in November, not settled", { atLeast: undefined, below: "10" }, { hours: [got("9")], ...november }, "met 9", false],
    ["between two: too much", { atLeast: "5", atMost: "8" }, { hours: [got("9")] }, "notMet 9", true],
    ["between two: enough", { atLeast: "5", atMost: "8" }, { hours: [got("8")] }, "met 8", true],
    [
      "for others only",
      { for: { subject: "person", where: { all: [{ fact: "role", is: "principal" }] } } },
      { hours: [got("1")] },
      "notApplicable",
      true,
    ],
    ["not in force yet", { effective: { from: "2027-09-01" } }, { hours: [got("1")] }, "notApplicable", true],
  ];
  for (const [name, rule, more, expected, settled] of cases)
    it(name, () => {
      const verdict = judgeOne(tiny(rule), more);
      assert.deepEqual([brief(verdict), verdict.settled], [expected, settled]);
    });

  it("says what is missing, what waits and what is asked for", () => {
    const verdict = judgeOne(tiny(), { hours: [got("7.25"), waits("1.5")], ...november });
    assert.deepEqual(
      [verdict.value, verdict.waiting, verdict.threshold, verdict.gap, verdict.unit, verdict.period.key, verdict.period.closed],
      ["7.25", "1.5", "10", "2.75", "hour", "schoolYear:2026-2027", false],
    );
  });
  it("a missing page gives undetermined, never a smaller sum", () =>
    assert.deepEqual(judgeOne(tiny(), { hours: [got("20")], complete: false }).because, [{ code: "incomplete" }]));
  it("a kind that was not read gives undetermined", () =>
    assert.deepEqual(judgeOne(tiny(), { records: {} }).because, [{ code: "source-absent", finding: "hour" }]));
  it("no calendar covers the day: undetermined", () => {
    const verdict = judgeOne(tiny(), { hours: [got("20")], calendars: [] });
    assert.deepEqual([brief(verdict), verdict.because[0]?.code], ["undetermined", "calendar-missing"]);
  });
  it("judges the year that is asked for, as of its end", () => {
    const verdict = judgeOne(tiny(), {
      hours: [got("20", "2025-10-08")],
      ask: { period: "schoolYear:2025-2026", asOf: undefined as never },
      today: "2026-11-22",
    });
    assert.deepEqual([brief(verdict), verdict.asOf, verdict.period.closed], ["met 20", "2026-08-31", true]);
  });
  it("what is assumed is marked, counts, and settles nothing", () => {
    const verdict = judgeOne(tiny(), { hours: [got("9")], ask: { assume: [hour(7, { approvedHours: "1" })] } });
    assert.deepEqual(
      [brief(verdict), verdict.settled, verdict.lines?.find(({ record }) => record.id === id(7))?.why],
      ["met 10", false, "assumed"],
    );
    assert.ok(verdict.because.some(({ code }) => code === "assumed"));
  });
  it("assuming a record that is there replaces it", () => {
    assert.equal(brief(judgeOne(tiny(), { hours: [got("4"), waits("6")], ask: { assume: [hour(2, { approvedHours: "6" })] } })), "met 10");
  });
});

describe("[R003] waivers", () => {
  const waiver = (more: Partial<Waiver> = {}): Waiver => ({
    ...base(50),
    person: me,
    waiver: "longCycleDispatch",
    from: "2026-10-01",
    to: "2026-12-29",
    dispatchedBy: "eduAdmin",
    document: "示例",
    grantedBy: id(9),
    ...more,
  });
  const way = (more: object) => ({ waivedBy: [{ waiver: "longCycleDispatch", clause: "c1", effect: "drop", ...more }] });
  const judge = (more: object, given: Waiver[]): string => brief(judgeOne(tiny(way(more)), { hours: [got("4")], waivers: given }));
  it("asks for nothing any more, and still shows the figure", () => assert.equal(judge({}, [waiver()]), "waived 4"));
  it("[R003] edge, study that somebody arranged herself is no dispatch: another kind of waiver changes nothing", () =>
    assert.equal(judge({}, [waiver({ waiver: "ext:sabbatical" })]), "notMet 4"));
  it("another year's changes nothing", () => assert.equal(judge({}, [waiver({ from: "2025-10-01", to: "2026-01-01" })]), "notMet 4"));
  it("another person's changes nothing", () => assert.equal(judge({}, [waiver({ person: id(12) })]), "notMet 4"));
  it("long enough to the day", () => assert.equal(judge({ minDays: "90" }, [waiver()]), "waived 4"));
  it("a day too short", () => assert.equal(judge({ minDays: "91" }, [waiver()]), "notMet 4"));
  it("asks for less", () => assert.equal(judge({ effect: { reduceTo: "4" } }, [waiver()]), "met 4"));
  it("one that has not begun changes nothing yet", () =>
    assert.equal(
      brief(judgeOne(tiny(way({})), { hours: [got("4")], waivers: [waiver()], ask: { asOf: "2026-09-30" }, today: "2026-09-30" })),
      "notYet 0",
    ));

  const open = tiny(way({ minDays: { param: "days" } }), {
    parameters: [{ id: "days", type: "days", clause: "c1", values: [] }],
    ambiguities: [
      {
        id: "am2",
        clause: "c1",
        kind: "undefined",
        question: "多少天？",
        readings: [],
        asks: "days",
        decide: { level: "county", role: "countyOfficer" },
      },
    ],
  });
  it("[R003] edge, how long is long is open: undetermined with the figure, only for those who were sent", () => {
    const sent = judgeOne(open, { hours: [got("4")], waivers: [waiver()] });
    assert.deepEqual(
      [brief(sent), sent.threshold, sent.because.map(({ code, ambiguity }) => `${code} ${ambiguity}`)],
      ["undetermined 4", "10", ["parameter-open am2"]],
    );
    assert.equal(brief(judgeOne(open, { hours: [got("4")] })), "notMet 4");
  });
  it("who has reached it anyway needs no answer", () =>
    assert.equal(brief(judgeOne(open, { hours: [got("10")], waivers: [waiver()] })), "met 10"));
});

describe("measures", () => {
  const of = (measure: Measure, more: Measure[] = []) =>
    tinyPack({
      measures: [{ id: "hours", sum: "hours" }, { id: "times", count: "hours" }, measure, ...more],
      rule: { measure: measure.id, atLeast: "1" },
    });
  const hours = [
    hour(1, { approvedHours: "2.5", activity: "a" }),
    hour(2, { approvedHours: "1.5", activity: "a" }),
    hour(3, { approvedHours: "2", category: "online", activity: "b" }),
  ];
  const value = (measure: Measure, facts = {}): string | undefined => judgeOne(of(measure), { hours, subjectFacts: { ...facts } }).value;
  const cases: [string, Measure, string][] = [
    ["sum", { id: "m", sum: "hours" }, "6"],
    ["sum of some", { id: "m", sum: "hours", where: { all: [{ fact: "category", is: "online" }] } }, "2"],
    ["count", { id: "m", count: "hours" }, "3"],
    ["count of what differs", { id: "m", count: "hours", distinct: "activity" }, "2"],
    [
      "linear",
      {
        id: "m",
        linear: [
          { times: "2", of: "hours" },
          { times: "0.5", of: "times" },
        ],
        plus: "1",
      },
      "14.5",
    ],
    ["product", { id: "m", product: ["hours", "times"] }, "18"],
    ["ratio", { id: "m", ratio: ["hours", "times"] }, "2"],
  ];
  for (const [name, measure, expected] of cases) it(name, () => assert.equal(value(measure), expected));
  it("a ratio compares exactly and is shown cut off: 2 of 3 is less than 0.6667", () => {
    const pack = tinyPack({
      measures: [
        { id: "some", count: "hours", where: { all: [{ fact: "category", is: "group-study" }] } },
        { id: "all", count: "hours" },
        { id: "share", ratio: ["some", "all"] },
      ],
      rule: { measure: "share", atLeast: "0.6667" },
    });
    assert.equal(brief(judgeOne(pack, { hours })), "notMet 0.6666");
  });
  it("a ratio of nothing is undetermined", () =>
    assert.equal(judgeOne(of({ id: "m", ratio: ["hours", "times"] }), { hours: [] }).because[0]?.code, "nothing-to-divide"));
  it("given by the host, or missing", () => {
    const pack = of({ id: "m", given: "ext:classes" });
    assert.equal(judgeOne(pack, { subjectFacts: { "ext:classes": "2" } }).value, "2");
    assert.equal(judgeOne(pack).because[0]?.code, "fact-absent");
  });
  it("what a rule still lacks", () => {
    const pack = tinyPack({
      measures: [
        { id: "total", sum: "hours" },
        { id: "missing", gap: "total" },
      ],
    });
    pack.rules.push({ ...pack.rules[0]!, id: "gap", measure: "missing", atMost: "3" } as Rule);
    delete (pack.rules[1] as { atLeast?: string }).atLeast;
    assert.equal(brief(judgeOne(pack, { hours }, "gap")), "notMet 4");
  });
  it("a minimum that grows with another figure", () => {
    const pack = tinyPack({
      measures: [
        { id: "total", sum: "hours" },
        { id: "times", count: "hours" },
        { id: "asked", linear: [{ times: "3", of: "times" }] },
      ],
      rule: { atLeast: { measure: "asked" } },
    });
    const verdict = judgeOne(pack, { hours });
    assert.deepEqual([brief(verdict), verdict.threshold], ["notMet 6", "9"]);
  });
});

describe("[R005] consequences", () => {
  const pack = (combine: "any" | "all") => ({
    ...tiny(),
    rules: ["10", "20"].map((atLeast, n) => ({ ...tiny().rules[0]!, id: `r${n}`, atLeast }) as Rule),
    consequences: [
      {
        id: "then",
        clause: "c1",
        purposes: ["annualRating"],
        effect: { cap: "good" as const },
        when: { combine, of: ["r0", "r1"].map((rule) => ({ rule, is: "notMet" as const })) },
        reply: { days: "10" },
      },
    ],
  });
  const then = (combine: "any" | "all", more: More): string => judgeOne(pack(combine), more, "then").outcome;
  it("any: one is short", () => assert.equal(then("any", { hours: [got("10")] }), "applies"));
  it("all: one is short", () => assert.equal(then("all", { hours: [got("10")] }), "doesNotApply"));
  it("none is short", () => assert.equal(then("any", { hours: [got("20")] }), "doesNotApply"));
  it("in November nothing follows yet", () => assert.equal(then("any", { hours: [got("1")], ...november }), "notYet"));
  it("nor while what waits could still reach it", () => assert.equal(then("any", { hours: [got("10"), waits("10")] }), "notYet"));
  it("the preview says what would follow today, and is not settled", () => {
    const verdict = judgeOne(pack("any"), { hours: [got("10")], today: "2026-11-22", ask: { asOf: "2026-11-22", close: true } }, "then");
    assert.deepEqual(
      [verdict.outcome, verdict.settled, verdict.because.some(({ code }) => code === "closed-early")],
      ["applies", false, true],
    );
  });
  it("nothing follows from what could not be read", () =>
    assert.equal(then("any", { hours: [got("1")], complete: false }), "undetermined"));
  it("says which rules it rests on", () =>
    assert.deepEqual(
      judgeOne(pack("any"), { hours: [got("10")] }, "then").because.map(({ rule }) => rule),
      ["r0", "r1"],
    ));
  it("deducts so much for what is missing", () => {
    const one = pack("any");
    one.measures.push({ id: "missing", gap: "r1" });
    const verdict = judgeOne(
      { ...one, consequences: [{ ...one.consequences[0]!, effect: { deduct: { each: "10", of: "missing", unit: "yuan" } } }] },
      { hours: [got("17")] },
      "then",
    );
    assert.deepEqual([verdict.outcome, verdict.value, verdict.unit], ["applies", "30", "yuan"]);
  });
  it("only for those whom a rule of it concerns", () =>
    assert.equal(judgeAll(pack("any"), { ask: { subject: { kind: "school", id: schoolId } } }).length, 0));
});
