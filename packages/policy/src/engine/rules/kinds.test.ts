import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Rule } from "@xiaoben/contract";
import { hour } from "../../testing/county.ts";
import { brief, judgeOne, tinyPack, type More } from "../../testing/tiny.ts";
import { loadWords } from "../../words/index.ts";

const approved = { id: "approved", test: { fact: "state", is: "approved" }, otherwise: "waiting", clause: "c1" } as const;
const tiny = (rule: object = {}, more: Parameters<typeof tinyPack>[0] = {}) =>
  tinyPack({ book: { admit: [approved] }, rule: rule as never, ...more });
const got = (approvedHours: string, on = "2026-10-08") => hour(1, { approvedHours, on });
const november = { ask: { asOf: "2026-11-22" }, today: "2026-11-22" };

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
  it("[R047] edge, months of the school holidays are excluded: frequency leaves out months without lessons", () => {
    const year = { ...monthly, per: "schoolYear", skip: "noTeaching" };
    const verdict = judgeOne({ ...tiny(), rules: [rule(year)] }, { hours: inMonths(...term), ...asOf("2027-01-31") });
    assert.equal(verdict.threshold, "11");
  });

  it("frequency, each day", () => {
    const daily = { ...monthly, each: "record", per: "month", mayMiss: "20" };
    const days = ["2026-10-01", "2026-10-02", "2026-10-03"].map((on, n) => hour(n + 1, { on, approvedHours: "1" }));
    const verdict = judgeOne({ ...tiny(), rules: [rule(daily)] }, { hours: days, ...asOf("2026-10-31") });
    assert.deepEqual([verdict.value, verdict.threshold], ["3", "11"]);
  });
  it("frequency, each term of a year: days between terms belong to none", () => {
    const terms = { ...monthly, each: "term", per: "schoolYear" };
    const verdict = judgeOne({ ...tiny(), rules: [rule(terms)] }, { hours: inMonths("2026-09", "2027-03") });
    assert.deepEqual([brief(verdict), verdict.threshold], ["met 2", "2"]);
  });
  it("frequency, how many may be missed is given by the document: one more breaks it", () => {
    const may = (mayMiss: string) =>
      judge([], { ...monthly, mayMiss }, { hours: inMonths("2026-09", "2026-11", "2027-01"), ask: { asOf: "2027-01-24" } });
    assert.deepEqual([may("1"), may("2"), may("3")], ["notMet 3", "met 3", "met 3"]);
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
  it("[R019] a checklist looks for what evidence says, record by record, and explained it names what each lacks", async () => {
    const items = [{ id: "proof", text: "内容摘要", phase: "after" as const, filled: ["/summary"] }];
    const pack = {
      ...tiny(),
      content: { checklists: [{ id: "list", title: "原始依据", items }] },
      rules: [rule({ kind: "checklist", checklist: "list", book: "hours" })],
    };
    const hours = [hour(1, { approvedHours: "1", summary: "讲座笔记" }), hour(2, { approvedHours: "1", summary: "" })];
    const { because } = judgeOne(pack, { hours, ask: { explain: true } });
    const lack = { code: "unfilled", clause: "c1", rule: "it", finding: "proof", record: { kind: "hour", id: hours[1]!.id } };
    assert.deepEqual(because.slice(1), [lack]);
    assert.equal((await loadWords("zh-Hans")).reason(lack as (typeof because)[number], pack), "缺“内容摘要”");
    assert.equal(judgeOne(pack, { hours, ask: { explain: false } }).because.length, 1);
  });
  it("manual, a person answers", () =>
    assert.equal(judge([], { kind: "manual", question: "态度如何？", by: "principal" }, {}), "undetermined"));
});
