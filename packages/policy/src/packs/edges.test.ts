import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Book, Case, Example, Given, Hour, Lesson, Pack, Rule } from "@xiaoben/contract";
import { verdictsOfExample } from "../check/examples.ts";
import { compose } from "../engine/compose.ts";
import { base, hour, id, lesson, me, observation, schoolId } from "../testing/county.ts";
import { packOf, wholePack } from "../testing/shipped.ts";
import { brief, judgeOne, tinyPack, whys } from "../testing/tiny.ts";

/** What the documents leave to each school: the same code under packs that mean it otherwise. */
describe("edges of the practices are data of a pack", () => {
  const heard = (count: number, more: Record<string, string> = {}, from = 0): Record<string, string>[] =>
    Array.from({ length: count }, (_, at) => ({
      kind: "observation",
      on: `2026-10-${String(from + at + 1).padStart(2, "0")}`,
      state: "locked",
      lessons: "1",
      mode: "live",
      ...more,
    }));
  const observed = (pack: Pack, records: Example["records"], decisions: Record<string, string> = {}): string =>
    brief(
      verdictsOfExample(pack, { id: "it", asOf: "2027-01-24", records, decisions, expect: {} }).find(({ rule }) => rule.id === "observed")!,
    );
  /** The term plan in a school that says more on what a lesson observed is worth. */
  const plan = wholePack("nanhu.term-plan");
  const school = (...cases: Case[]): Pack => ({
    ...plan,
    books: plan.books.map((book): Book => (book.id === "observed" ? { ...book, value: [...cases, ...book.value] } : book)),
  });
  const worth = (fact: string, is: string, fixed: string): Case => ({
    when: { all: [{ fact, is }] },
    amount: { fixed },
    clause: "house",
  });
  /** One short of thirty with ordinary lessons, then one record that the edge is about, then one more of each. */
  const around = (pack: Pack, edge: Record<string, string>, decisions: Record<string, string> = {}): string[] =>
    [
      [...heard(28), ...heard(1, edge, 28)],
      [...heard(29), ...heard(1, edge, 29)],
      [...heard(30), ...heard(1, edge, 30)],
    ].map((records) => observed(pack, records, decisions));

  it("[R043] edge, does one double lesson count 1 or 2: as the school decides, below, at and above thirty", () => {
    const double = { lessons: "2" };
    assert.deepEqual(around(plan, double, { double: "one" }), ["notMet 29", "met 30", "met 31"]);
    assert.deepEqual(around(plan, double, { double: "two" }), ["met 30", "met 31", "met 32"]);
    assert.equal(observed(plan, [...heard(27), ...heard(1, double, 27)], { double: "two" }), "notMet 29");
    assert.equal(observed(plan, [...heard(28), ...heard(1, double, 28)]), "undetermined");
  });
  it("[R043] edge, does a recorded video count: as the school decides, below, at and above thirty", () => {
    const video = { mode: "video" };
    assert.deepEqual(around(plan, video, { video: "counts" }), ["notMet 29", "met 30", "met 31"]);
    assert.deepEqual(around(plan, video, { video: "counts-not" }), ["notMet 28", "notMet 29", "met 30"]);
    assert.equal(observed(plan, [...heard(29), ...heard(1, video, 29)]), "undetermined");
  });
  it("[R043] edge, 家常课 or 公开课: a school may count one kind otherwise, below, at and above thirty", () => {
    const everyday = { "fact:kind": "everyday" };
    assert.deepEqual(around(plan, everyday), ["notMet 29", "met 30", "met 31"], "no document tells them apart");
    assert.deepEqual(around(school(worth("kind", "everyday", "0")), everyday), ["notMet 28", "notMet 29", "met 30"]);
    assert.deepEqual(around(school(worth("kind", "open", "2")), { "fact:kind": "open" }), ["met 30", "met 31", "met 32"]);
  });
  it("[R043] edge, a self-lesson: a school says whether watching a recording of one's own counts, below, at and above thirty", () => {
    const self = { observed: id(1), mode: "live" };
    assert.deepEqual(around(school(worth("own", "true", "0")), self), ["notMet 28", "notMet 29", "met 30"]);
    assert.deepEqual(around(school(worth("own", "true", "1")), self), ["notMet 29", "met 30", "met 31"]);
    assert.deepEqual(around(school(worth("own", "true", "0")), { observed: id(2) }), ["notMet 29", "met 30", "met 31"]);
  });
  it("[R043] edge, one record may say 听课节数 1 to 4: it is worth what it says where no document caps it", () => {
    const pack = tinyPack({
      book: { source: "observation", unit: "lesson", value: [{ amount: { fact: "lessons" }, clause: "c1" }] },
    });
    const judge = (...lessons: string[]): string =>
      brief(judgeOne(pack, { observations: lessons.map((each, n) => observation(n + 1, { lessons: each })) }));
    assert.deepEqual([judge("4", "3", "2"), judge("4", "3", "2", "1"), judge("4", "4", "3")], ["notMet 9", "met 10", "met 11"]);
  });

  it("[R044] edge, by 村小 unit: the quota is the village school's, and what the next one or the central school held is not its own", () => {
    const [hamlet, next] = [id(61), id(62)];
    const pack = tinyPack({
      book: {
        source: "lesson",
        unit: "lesson",
        where: { all: [{ fact: "kind", in: ["open", "showcase"] }] },
        admit: [{ id: "held", test: { fact: "state", is: "held" }, otherwise: "waiting", clause: "c1" }],
        value: [{ amount: { fixed: "1" }, clause: "c1" }],
      },
      rule: { for: { subject: "school" }, per: "term", atLeast: "2" },
    });
    const judge = (...lessons: Partial<Lesson>[]): string =>
      brief(
        judgeOne(pack, {
          records: { hour: [], lesson: lessons.map((more, n) => lesson(n + 1, { org: hamlet, kind: "open", ...more })) },
          ask: { subject: { kind: "school", id: hamlet }, asOf: "2027-01-24" },
        }),
      );
    const others = [{ org: next }, { org: schoolId }, { kind: "everyday" }] as const;
    assert.deepEqual(
      [judge({}, ...others), judge({}, { teacher: me }), judge({}, { kind: "showcase" }, { teacher: me })],
      ["notMet 1", "met 2", "met 3"],
    );
    assert.equal(judge({}, { state: "planned" }), "notYet 1", "what is planned may still be held");
  });

  it("[R052] edge, the numbers are configurable, e.g. 1+1+1: a pack with other numbers judges the same seminars otherwise", () => {
    const parent = packOf("liuxi.training");
    const shape = (lessons: string, reports: string, discussions: string): Pack => ({
      ...tinyPack({ books: [], measures: [], rules: [] }),
      extends: { id: parent.id, version: parent.version },
      parameters: Object.entries({ lessons, reports, discussions }).map(([name, value]) => ({
        id: `seminar-${name}`,
        type: "count",
        clause: "c3.1",
        values: [{ value }],
      })),
    });
    const judge = (pack: Pack, [lessons, reports, discussions]: readonly [string, string, string]): string =>
      verdictsOfExample(compose(pack, [parent]), {
        id: "it",
        asOf: "2027-01-24",
        records: [{ kind: "event", on: "2026-10-22", type: "seminar", announcedOn: "2026-10-19", lessons, reports, discussions }],
        expect: {},
      }).find(({ rule }) => rule.id === "seminar-shape")!.outcome;
    const seminars = [
      ["0", "1", "1"],
      ["1", "1", "1"],
      ["2", "1", "1"],
      ["3", "2", "1"],
    ] as const;
    const under = (pack: Pack): string[] => seminars.map((held) => judge(pack, held));
    assert.deepEqual(under(parent), ["notMet", "notMet", "met", "met"]);
    assert.deepEqual(under(shape("1", "1", "1")), ["notMet", "met", "met", "met"]);
    assert.deepEqual(under(shape("3", "2", "1")), ["notMet", "notMet", "notMet", "met"]);
  });

  it("[R054] edge, no due date in the source: the days are a parameter, and while nobody says them nothing is late", () => {
    const followUp = (on: string): Given => ({
      ...base(1),
      source: "work",
      person: me,
      on,
      facts: { type: "lesson-critique", aboutOn: "2026-11-04" },
    });
    const pack = (values: { value: string }[]): Pack => ({
      ...tinyPack({ parameters: [{ id: "days", type: "days", clause: "c1", values }] }),
      rules: [
        {
          id: "due",
          title: "活动后的随笔",
          clause: "c1",
          for: { subject: "person" },
          per: "term",
          kind: "deadline",
          event: "work.on",
          notAfter: { after: "work.aboutOn", days: { param: "days" }, count: "calendar" },
        } as Rule,
      ],
    });
    const judge = (on: string, ...values: string[]) =>
      judgeOne(pack(values.map((value) => ({ value }))), {
        records: { hour: [], given: [followUp(on)] },
        ask: { asOf: "2027-01-24" },
      }).outcome;
    assert.deepEqual(
      ["2026-11-12", "2026-11-11", "2026-11-10"].map((on) => judge(on, "7")),
      ["notMet", "met", "met"],
    );
    assert.equal(judge("2026-11-12", "8"), "met", "another school gives a day more");
    assert.deepEqual(
      ["2026-11-05", "2027-01-20"].map((on) => judge(on)),
      ["undetermined", "undetermined"],
    );
  });

  it("[R086] edge, kinds of contests (学科技能、书法演说、写字、数学竞赛): codes of a pack, each for the teachers of its subject", () => {
    const contest = (n: number, type: string): Given => ({ ...base(n), source: "result", person: me, on: "2026-11-04", facts: { type } });
    const all = ["ext:subject-skill", "ext:calligraphy-speech", "ext:handwriting", "ext:maths-contest"];
    const judge = (own: string[], subject: string) => {
      const pack = tinyPack({
        book: {
          source: "result",
          unit: "item",
          where: { any: [{ fact: "type", in: own }] },
          value: [{ amount: { fixed: "1" }, clause: "c1" }],
        },
        rule: { for: { subject: "person", where: { all: [{ fact: "ext:subject", is: "chinese" }] } }, atLeast: "3" },
      });
      const given = all.map((type, n) => contest(n + 1, type));
      return brief(judgeOne(pack, { records: { hour: [], given }, subjectFacts: { person: me, "ext:subject": subject } }));
    };
    assert.equal(judge(all.slice(0, 3), "chinese"), "met 3");
    assert.equal(judge(all.slice(0, 2), "chinese"), "notMet 2");
    assert.equal(judge(all, "chinese"), "met 4");
    assert.equal(judge(all.slice(0, 3), "maths"), "notApplicable");
  });

  it("[R088] edge, 州 is a level of its own: a pack weighs what a prefecture held otherwise than a city or the county", () => {
    const pack = tinyPack({
      value: [{ amount: { table: { rows: "level", cells: { county: "4", city: "8", prefecture: "9", province: "12" } } }, clause: "c1" }],
    });
    const judge = (...levels: Hour["level"][]) => judgeOne(pack, { hours: levels.map((level, n) => hour(n + 1, { level })) });
    assert.deepEqual([judge("prefecture"), judge("city", "county"), judge("prefecture", "county")].map(brief), [
      "notMet 9",
      "met 12",
      "met 13",
    ]);
  });

  it("[R089] edge, credit for helpers is a policy: who helped a colleague prepare her lesson gets what the pack says, or nothing", () => {
    const judge = (by: string, hours: string): string => {
      const pack = tinyPack({
        parameters: [{ id: "helper", type: "share", clause: "c1", values: [{ value: by }] }],
        value: [
          {
            amount: { fact: "approvedHours" },
            times: [{ when: { all: [{ fact: "role", is: "ext:lesson-helper" }] }, by: { param: "helper" } }],
            clause: "c1",
          },
        ],
      });
      const records = [hour(1, { role: "speaker", approvedHours: "6" }), hour(2, { role: "ext:lesson-helper", approvedHours: hours })];
      return brief(judgeOne(pack, { hours: records }));
    };
    assert.deepEqual([judge("0.5", "7.5"), judge("0.5", "8"), judge("0.5", "8.5")], ["notMet 9.75", "met 10", "met 10.25"]);
    assert.deepEqual([judge("0", "8"), judge("1", "8")], ["notMet 6", "met 14"]);
  });

  it("[R094] edge, a local brand name is data, mapped to a standard type: each school's own name falls under the one that is capped", () => {
    const school = (own: string): Pack =>
      tinyPack({
        categories: [
          { id: "salon", title: "沙龙" },
          { id: "lectern", title: "南湖讲坛", maps: [own], parent: "salon" },
          { id: "talks", title: "柳溪茶话", maps: ["ext:liuxi-talks"], parent: "salon" },
        ],
        book: {
          where: { all: [{ fact: "category", under: "salon" }] },
          caps: [{ id: "cap", per: "term", limit: "11", clause: "c1" }],
        },
      });
    const named = (category: string, approvedHours: string, n: number) =>
      hour(n, { category, title: "南湖讲坛第三期", approvedHours, on: `2026-10-0${n + 1}` });
    const all = [named("ext:nanhu-lectern", "5", 1), named("ext:liuxi-talks", "4", 2), named("salon", "1", 3), named("external", "9", 4)];
    assert.deepEqual(whys(judgeOne(school("ext:nanhu-lectern"), { hours: all })), { "1": "counted 5", "2": "counted 4", "3": "counted 1" });
    assert.equal(brief(judgeOne(school("ext:nanhu-lectern"), { hours: all })), "met 10");
    assert.equal(brief(judgeOne(school("ext:other"), { hours: all })), "notMet 5", "where the pack does not know the name, it is nobody's");
    assert.equal(brief(judgeOne(school("ext:nanhu-lectern"), { hours: [...all, named("salon", "3", 5)] })), "met 11");
  });
});
