import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Measure, Plan, Rule, Waiver } from "@xiaoben/contract";
import { base, hour, id, me, schoolId } from "../testing/county.ts";
import { brief, judgeAll, judgeOne, tinyPack, type More } from "../testing/tiny.ts";

const approved = { id: "approved", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause: "c1" } as const;
const tiny = (rule: object = {}, more: Parameters<typeof tinyPack>[0] = {}) =>
  tinyPack({ book: { admit: [approved] }, rule: rule as never, ...more });
const got = (approvedHours: string, on = "2026-10-08") => hour(1, { approvedHours, on });
const waits = (approvedHours: string) => hour(2, { approvedHours, state: "submitted" });
const november = { ask: { asOf: "2026-11-22" }, today: "2026-11-22" };

describe("amount: outcomes (K6)", () => {
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
  it("another kind of waiver changes nothing", () => assert.equal(judge({}, [waiver({ waiver: "ext:sabbatical" })]), "notMet 4"));
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
  it("how long is long is open: undetermined with the figure, only for those who were sent", () => {
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

describe("[R109] deadlines", () => {
  const plan = (submittedAt: string | undefined, more: Partial<Plan> = {}): Plan =>
    ({
      ...base(60),
      state: "approving",
      author: me,
      level: "school",
      title: "计划",
      period: "term:2026-2027/1",
      theme: "",
      template: { pack: "tiny", version: "1", id: "t" },
      step: 0,
      approvals: [],
      ...(submittedAt && { submittedAt }),
      ...more,
    }) as Plan;
  const due = (notAfter: object, event = "plan.submitted", subject = "school") => ({
    ...tinyPack(),
    rules: [{ id: "due", title: "按时交", clause: "c1", for: { subject }, per: "term", kind: "deadline", event, notAfter } as Rule],
  });
  const judge = (plans: Plan[], asOf = "2026-11-22", notAfter: object = { monthDay: "09-05" }): string =>
    brief(
      judgeOne(due(notAfter), {
        records: { plan: plans, hour: [] },
        ask: { subject: { kind: "school", id: schoolId }, asOf },
        today: asOf,
      }),
    );
  it("on the day itself is on time, in the zone of the school", () => assert.equal(judge([plan("2026-09-05T15:59:00.000Z")]), "met"));
  it("a minute after midnight there is late", () => assert.equal(judge([plan("2026-09-05T16:01:00.000Z")]), "notMet"));
  it("nothing yet, before the day", () => assert.equal(judge([], "2026-09-05"), "notYet"));
  it("nothing, after the day", () => assert.equal(judge([], "2026-09-06"), "notMet"));
  it("handed in before the term began", () => assert.equal(judge([plan("2026-08-20T02:00:00.000Z")]), "met"));
  it("the plan of another term is not it", () =>
    assert.equal(judge([plan("2026-09-04T02:00:00.000Z", { period: "term:2026-2027/2" })]), "notMet"));
  it("a draft was not handed in", () => assert.equal(judge([plan(undefined)]), "notMet"));
  it("the spring term has no such day: not applicable", () => assert.equal(judge([], "2027-04-22"), "notApplicable"));
  it("the first Saturday of November", () => {
    const first = { nth: 1, weekday: 6, month: 11 };
    assert.equal(judge([plan("2026-11-07T02:00:00.000Z")], "2026-11-22", first), "met");
    assert.equal(judge([plan("2026-11-08T02:00:00.000Z")], "2026-11-22", first), "notMet");
  });

  const afterwards = (count: "calendar" | "working") => due({ after: "hour.done", days: "2", count }, "hour.written", "person");
  const written = (on: string, createdAt: string) => ({ ...hour(1, { on }), createdAt });
  const within = (count: "calendar" | "working", on: string, createdAt: string): string =>
    brief(judgeOne(afterwards(count), { hours: [written(on, createdAt)], ask: { asOf: "2026-11-22" }, today: "2026-11-22" }));
  it("within two days of it, calendar days", () => {
    assert.equal(within("calendar", "2026-11-12", "2026-11-14T02:00:00.000Z"), "met");
    assert.equal(within("calendar", "2026-11-12", "2026-11-15T02:00:00.000Z"), "notMet");
  });
  it("working days leave out weekends and holidays, and take in make-up days", () => {
    assert.equal(within("working", "2026-11-13", "2026-11-17T02:00:00.000Z"), "met");
    assert.equal(within("working", "2026-11-13", "2026-11-18T02:00:00.000Z"), "notMet");
    assert.equal(within("working", "2026-09-30", "2026-10-09T02:00:00.000Z"), "met");
    assert.equal(within("working", "2026-10-09", "2026-10-12T02:00:00.000Z"), "met");
    assert.equal(within("working", "2026-10-09", "2026-10-13T02:00:00.000Z"), "notMet");
  });
});

describe("bundle, frequency, score, checklist, manual", () => {
  const amounts = (...limits: string[]): Rule[] => limits.map((atLeast, n) => ({ ...tinyPack().rules[0]!, id: `r${n}`, atLeast }) as Rule);
  const rule = (more: object): Rule =>
    ({ id: "it", title: "它", clause: "c1", for: { subject: "person" }, per: "schoolYear", ...more }) as Rule;
  const judge = (rules: Rule[], more: object, given: More): string =>
    brief(judgeOne({ ...tiny(), rules: [...rules, rule(more)] }, given, "it"));

  const bundles: [string, string[], unknown, More, string][] = [
    ["all: one is missing", ["5", "20"], "all", { hours: [got("10")] }, "notMet 1"],
    ["all: one is missing in November", ["5", "20"], "all", { hours: [got("10")], ...november }, "notYet 1"],
    ["all: reached", ["5", "10"], "all", { hours: [got("10")] }, "met 2"],
    ["any: one is enough", ["5", "20"], "any", { hours: [got("10")] }, "met 1"],
    ["any: none", ["15", "20"], "any", { hours: [got("10")] }, "notMet 0"],
    ["two of three", ["5", "10", "20"], "2", { hours: [got("10")] }, "met 2"],
    ["three of three cannot be reached any more", ["5", "10", "20"], "3", { hours: [got("10")] }, "notMet 2"],
  ];
  for (const [name, limits, need, given, expected] of bundles)
    it(`bundle, ${name}`, () =>
      assert.equal(judge(amounts(...limits), { kind: "bundle", need, of: limits.map((_, n) => `r${n}`) }, given), expected));

  const monthly = { kind: "frequency", measure: "total", each: "month", atLeast: "1", per: "term" };
  const inMonths = (...months: string[]) => months.map((month, n) => hour(n + 1, { on: `${month}-12`, approvedHours: "1" }));
  const term = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"];
  const asOf = (day: string): More => ({ ask: { asOf: day }, today: day });
  it("frequency, every month of the term", () =>
    assert.equal(judge([], monthly, { hours: inMonths(...term), ask: { asOf: "2027-01-24" } }), "met 5"));
  it("frequency, a month that was missed cannot be made up", () =>
    assert.equal(judge([], monthly, { hours: inMonths("2026-09"), ...asOf("2026-11-22") }), "notMet 1"));
  it("frequency, the present month is not over", () =>
    assert.equal(judge([], monthly, { hours: inMonths("2026-09", "2026-10"), ...asOf("2026-11-22") }), "notYet 2"));
  it("frequency, one may be missed", () =>
    assert.equal(judge([], { ...monthly, mayMiss: "1" }, { hours: inMonths("2026-09"), ...asOf("2026-11-22") }), "notYet 1"));
  it("frequency, what waits may still fill it", () =>
    assert.equal(
      judge([], monthly, {
        hours: [...inMonths("2026-09"), hour(9, { on: "2026-10-12", approvedHours: "1", state: "submitted" })],
        ...asOf("2026-11-22"),
      }),
      "notYet 1",
    ));
  it("[R047] frequency, months without lessons are left out", () => {
    const year = { ...monthly, per: "schoolYear", skip: "noTeaching" };
    const verdict = judgeOne({ ...tiny(), rules: [rule(year)] }, { hours: inMonths(...term), ...asOf("2027-01-31") });
    assert.equal(verdict.threshold, "11");
  });

  const score = { kind: "score", full: "100", floor: "60", deduct: [{ measure: "total", each: "2", max: "30", clause: "c1" }] };
  const scores: [string, object, string, string][] = [
    ["full mark", {}, "0", "met 100"],
    ["deducted", {}, "5", "met 90"],
    ["at most so much is deducted", {}, "50", "met 70"],
    ["not below the floor", { deduct: [{ measure: "total", each: "10", clause: "c1" }] }, "9", "met 60"],
    ["added up to the ceiling", { deduct: [], add: [{ measure: "total", each: "10", clause: "c1" }], ceiling: "110" }, "5", "met 110"],
    ["wiped out", { wipe: { measure: "total", atLeast: "3" } }, "3", "met 60"],
    ["short of what is asked", { atLeast: "95" }, "5", "notMet 90"],
  ];
  for (const [name, more, hours, expected] of scores)
    it(`score, ${name}`, () => assert.equal(judge([], { ...score, ...more }, { hours: [got(hours)] }), expected));

  it("checklist, every record has what the list asks for", () => {
    const content = {
      checklists: [{ id: "list", title: "三查", items: [{ id: "a", text: "有活动", phase: "after" as const, filled: ["/activity"] }] }],
    };
    const pack = { ...tiny(), content, rules: [rule({ kind: "checklist", checklist: "list", book: "hours" })] };
    assert.equal(brief(judgeOne(pack, { hours: [hour(1, { approvedHours: "1", activity: "a" })] })), "met 1");
    assert.equal(
      brief(judgeOne(pack, { hours: [hour(1, { approvedHours: "1", activity: "a" }), hour(2, { approvedHours: "1" })] })),
      "notMet 1",
    );
    assert.equal(brief(judgeOne(pack, { hours: [] })), "notApplicable");
  });
  it("manual, a person answers", () =>
    assert.equal(judge([], { kind: "manual", question: "态度如何？", by: "principal" }, {}), "undetermined"));
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
