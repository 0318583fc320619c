import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { factVocabulary, personFacts, type Book, type Language, type Pack, type Rule } from "@xiaoben/contract";
import { points, studyHours, termPlan } from "../testing/packs.ts";
import { tinyPack } from "../testing/tiny.ts";
import { explainPack, explainScheme, type ExplainedClause } from "./explain.ts";
import { names as en } from "./explain/names-en.ts";
import { names as hans } from "./explain/names-zh-hans.ts";
import { names as hant } from "./explain/names-zh-hant.ts";
import type { Names } from "./explain/phrases.ts";

const clauseOf = (pack: Pack, id: string, language: Language = "zh-Hans"): ExplainedClause | undefined =>
  explainPack(pack, language).find((clause) => clause.id === id);
const lines = (pack: Pack, language: Language = "zh-Hans", id = "c1"): string[] =>
  clauseOf(pack, id, language)?.lines.map(({ text }) => text) ?? [];
const ruled = (rule: object, more: Partial<Pack> = {}): Pack => ({
  ...tinyPack(more),
  rules: [{ id: "r", title: "要求", clause: "c1", for: { subject: "person" }, per: "term", ...rule } as Rule],
});

describe("explainPack", () => {
  it("says what the pack is first, then the clauses in their order, what it carries, and the author's own conventions last", () => {
    const clauses = explainPack(termPlan(), "zh-Hans");
    assert.deepEqual(
      clauses.map(({ id }) => id),
      ["pack", ...termPlan().source.clauses.map(({ id }) => id), "content", "house"],
    );
    assert.deepEqual(
      clauses.filter(({ house }) => house).map(({ id }) => id),
      ["house"],
    );
    const [first, second] = clauses;
    assert.equal(first!.label, "南湖小学学期研修计划");
    assert.deepEqual([second!.label, second!.says === undefined], ["第一条", false]);
  });

  it("a minimum with its unit, whom it speaks of and how often, in three languages", () => {
    const said = (language: Language): string => lines(studyHours(), language, "c3.1")[0]!;
    assert.equal(said("zh-Hans"), "“学年总学时”：每个人，每学年，“学时”合计至少 40 学时");
    assert.equal(said("zh-Hant"), "「學年總學時」：每個人，每學年，「學時」合計至少 40 學時");
    assert.equal(said("en"), '"Hours this school year": everybody, every school year: the sum of "Study hours" is at least 40 hours');
  });

  it("an open question with its readings and who decides, and every number that hangs on it", () => {
    const clause = clauseOf(studyHours(), "c3.1");
    const question = clause!.lines.find(({ kind }) => kind === "question");
    assert.equal(question!.text, "文件没有写明：一学时是多少分钟？也可以直接定一个数；由学校的教科室主任裁定");
    assert.deepEqual(question!.readings, ["一学时 45 分钟（定为 45 分钟）", "一学时 60 分钟（定为 60 分钟）"]);
    assert.ok(clause!.lines.some(({ text }) => text.includes("每（还没有定，见问题：一学时是多少分钟？）计 1 学时")));
  });

  it("every entry of a number, with its years and whom it is for, and the clause where it stands", () => {
    const pack = ruled(
      { kind: "amount", measure: "total", atLeast: { param: "min" } },
      {
        source: {
          title: "办法",
          clauses: [
            { id: "c1", label: "第一条" },
            { id: "c2", label: "第二条" },
          ],
        },
        parameters: [
          {
            id: "min",
            type: "amount",
            clause: "c2",
            values: [
              { value: "12", periods: { from: "2026-09-01", to: "2027-08-31" } },
              { value: "6", when: { all: [{ fact: "stage", is: "new" }] } },
              { value: "10" },
            ],
          },
        ],
      },
    );
    assert.equal(
      lines(pack)[0],
      "“要求”：每个人，每学期，“学时”合计至少（按先后，自 2026 年 9 月 1 日起，到 2027 年 8 月 31 日止：12 学时；发展阶段为“新教师”：6 学时；其余：10 学时）（数见第二条）",
    );
    assert.match(
      lines(pack, "en")[0]!,
      /from 1 September 2026 until 31 August 2027: 12 hours; stage is "new teacher": 6 hours; otherwise: 10 hours/,
    );
  });

  const kinds: [string, object, string][] = [
    [
      "frequency",
      { kind: "frequency", measure: "total", each: "week", atLeast: "2", mayMiss: "3", skip: "noTeaching" },
      "每周“学时”合计至少 2 学时；可以缺 3 次；没有课的不算在内",
    ],
    [
      "coverage",
      { kind: "coverage", of: { members: "group" }, measure: "total", by: "observed", atLeast: "1", share: "0.85" },
      "本组每一个人（看执教者），“学时”合计至少 1 学时；满其中的 85% 即可",
    ],
    ["a day of the calendar", { kind: "deadline", event: "plan.submitted", notAfter: { monthDay: "09-05" } }, "提交计划最晚 9 月 5 日"],
    [
      "a weekday",
      { kind: "deadline", event: "event.on", notAfter: { nth: 3, weekday: 6, month: 10 } },
      "活动记录的日期最晚 10 月第 3 个星期六",
    ],
    [
      "days ahead",
      { kind: "deadline", event: "event.announcedOn", notAfter: { before: "event.on", days: "2", count: "working" } },
      "活动记录的发布日期要比活动记录的日期早至少 2 天（工作日）",
    ],
    ["some of several", { kind: "bundle", need: "2", of: ["r", "gone"] }, "以下各项至少达到 2 项：“要求”、“gone”"],
    [
      "a score",
      { kind: "score", full: "100", floor: "0", ceiling: "110", wipe: { measure: "total", atLeast: "9" } },
      "满分 100 分，最低 0 分，最高 110 分；“学时”合计到了 9 学时，直接按最低分计",
    ],
    ["a person answers", { kind: "manual", question: "态度如何？", by: "principal" }, "由校长回答，并写明依据：态度如何？"],
  ];
  for (const [name, rule, said] of kinds)
    it(`kinds of rules: ${name}`, () => assert.equal(lines(ruled(rule))[0], `“要求”：每个人，每学期，${said}`));

  const ways: [string, Partial<Book>, string][] = [
    [
      "first so many, then",
      { value: [{ amount: { marginal: [{ upTo: 4, each: "2" }, { each: "0.5" }], within: "term" }, clause: "c1" }] },
      "每学期之内，前 4 条每条计 2 学时；再往后每条计 0.5 学时",
    ],
    [
      "all or nothing",
      { value: [{ amount: { threshold: { of: "minutes", atLeast: "90", gives: "3" }, within: "week", by: ["activity"] }, clause: "c1" }] },
      "每周之内，按活动分别，时长合计至少 90 分钟才计，一共计 3 学时；不到的不计",
    ],
    [
      "a table",
      {
        value: [{ amount: { table: { rows: "level", columns: "role", cells: { county: { speaker: "4" }, school: "1" } } }, clause: "c1" }],
      },
      "按级别和角色查表：“县级”：“主讲人” 4 学时；“校级” 1 学时",
    ],
    [
      "a range",
      { value: [{ amount: { range: { min: "1", max: "2" } }, max: "1.5", clause: "c1" }] },
      "每条 1 学时到 2 学时，由审核人定；每条最多计 1.5 学时",
    ],
    [
      "a share as a cap",
      { value: [], caps: [{ id: "c", per: "schoolYear", limit: { share: "0.3", of: "24" }, clause: "c1" }] },
      "每学年最多计 24 学时的 30%",
    ],
  ];
  for (const [name, book, said] of ways)
    it(`ways to count: ${name}`, () =>
      assert.ok(lines(tinyPack({ book })).includes(`“学时”：${said}`), lines(tinyPack({ book })).join("\n")));

  it("what waives, and what is deducted, stands under its own clause", () => {
    assert.ok(lines(studyHours(), "zh-Hans", "c3.2").some((line) => line.startsWith("“其中校本学时”：有长周期培训派出且不少于")));
  });

  it("what nothing uses is listed, a figure that rests on itself ends, and names that are not there stand for themselves", () => {
    const pack = tinyPack({
      parameters: [{ id: "spare", type: "count", clause: "c1", values: [{ value: "7" }] }],
      measures: [
        { id: "total", sum: "hours" },
        { id: "loop", product: ["loop", "nowhere"] },
      ],
    } as Partial<Pack>);
    assert.ok(lines(pack).includes("没有用到的数“spare”：7"));
    assert.ok(lines(pack, "zh-Hans", "pack").includes("没有用到的计量“loop”：“loop” × “nowhere”"));
  });

  it("every text is in the language asked for", () => {
    for (const pack of [studyHours(), termPlan()]) {
      const english = explainPack(pack, "en").flatMap(({ label, says = "", lines: all }) => [
        label,
        says,
        ...all.flatMap(({ text, readings = [] }) => [text, ...readings]),
      ]);
      assert.deepEqual(
        english.filter((text) => /[\u4e00-\u9fff]/.test(text)),
        [],
      );
    }
  });
});

describe("explainScheme", () => {
  const pack = points();
  const score = pack.rules.find((rule) => rule.kind === "score")!;

  it("says part by part what is counted, for one of what, how many points and at most, and what the rest rests on", () => {
    const said = explainScheme(pack, score, "zh-Hans");
    assert.equal(said.says, "“研修百分”：每个人，每学期，满分 100 分，最低 0 分，最高 100 分，要求至少 60 分");
    assert.deepEqual(said.deduct[1], { counted: "“迟到”的条数", unit: "次", each: "0.5 分", max: "5 分" });
    assert.deepEqual(said.add, [{ counted: "“公开课”的条数", unit: "节", each: "2 分", max: "6 分" }]);
    assert.match(said.deduct[2]!.each, /还没有定/);
    assert.equal(said.wipe, "“弄虚作假”的条数到了 1 次（数见第四条），直接按最低分计");
    assert.equal(said.measures["late"], "“迟到”的条数");
    assert.match(said.rests["assignments"]!, /“研修作业”的条数至少 4 次/);
  });

  it("says when each value of a number holds", () => {
    const { conditions } = explainScheme(pack, score, "en");
    assert.deepEqual(conditions["lessons"], ['role is one of "group lead", "principal"', "otherwise"]);
    assert.deepEqual(conditions["full"], [undefined]);
  });

  it("tells examples by what stands in them, alike records once", () => {
    const { examples } = explainScheme(pack, score, "zh-Hans");
    assert.deepEqual(examples["a-group-lead-owes-more"], [
      "角色“教师”、“教研组长”",
      "听课记录：节数 12、状态“双方已签字”",
      "作品和文章：种类“作业”、状态“已交” × 4",
    ]);
  });
});

describe("names", () => {
  const every: [string, Names][] = [
    ["zh-Hans", hans],
    ["zh-Hant", hant],
    ["en", en],
  ];
  for (const [language, names] of every) {
    it(`${language} has a name for every fact, source and unit of the vocabulary`, () => {
      const rows = [...Object.values(factVocabulary).flatMap((facts) => Object.entries(facts)), ...Object.entries(personFacts)];
      assert.deepEqual(
        [...new Set(rows.map(([name]) => name))].filter((name) => !names.facts[name]),
        [],
      );
      assert.deepEqual(
        rows.flatMap(([, { unit }]) => (unit === undefined || names.units[unit] ? [] : [unit])),
        [],
      );
      assert.deepEqual(
        Object.keys(factVocabulary).filter((source) => !names.sources[source]),
        [],
      );
    });
    it(`${language} names what the others name`, () => {
      const keys = (of: unknown): string[] =>
        typeof of === "object" && of !== null && !Array.isArray(of)
          ? Object.entries(of).flatMap(([key, inner]) => keys(inner).map((rest) => `${key}.${rest}`))
          : [""];
      assert.deepEqual(keys(names).sort(), keys(hans).sort());
    });
  }
});
