import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { factVocabulary, type Language, type Node, type Pack, type Verdict } from "@xiaoben/contract";
import { loadWords, type Words } from "./index.ts";
import { inputOf } from "../check/examples.ts";
import { evaluate } from "../index.ts";
import { hour, id, me, observation } from "../testing/county.ts";
import { studyHours, termPlan } from "../testing/packs.ts";
import { judgeAll, judgeOne } from "../testing/tiny.ts";

const [hans, hant, en] = (await Promise.all((["zh-Hans", "zh-Hant", "en"] as const).map(loadWords))) as [Words, Words, Words];
const pack = studyHours();
const november = { ask: { asOf: "2026-11-22" }, today: "2026-11-22" };
const midYear = { ...november, hours: [hour(1, { approvedHours: "21.5" }), hour(2, { approvedHours: "10", category: "external" })] };

describe("headline", () => {
  const cases: [string, Words, Parameters<typeof judgeAll>[1], string][] = [
    [
      "[R001] [R002] where you stand, and what is missing",
      hans,
      midYear,
      "学年总学时 31.5 / 40，还差 8.5 学时；其中校本学时 21.5 / 24，还差 2.5 学时",
    ],
    [
      "one is reached: the other is said",
      hans,
      { ...november, hours: [hour(1, { approvedHours: "21.5" }), hour(2, { approvedHours: "20", category: "external" })] },
      "其中校本学时 21.5 / 24，还差 2.5 学时",
    ],
    ["all reached", hans, { hours: [hour(1, { approvedHours: "41" })] }, "都达到了：学年总学时 41 / 40；其中校本学时 41 / 24"],
    ["short when the year is over", hans, { hours: [hour(1, { approvedHours: "39.5" })] }, "学年总学时 39.5 / 40，差 0.5 学时，没有达到"],
    [
      "properly written in traditional characters",
      hant,
      midYear,
      "學年總學時 31.5 / 40，還差 8.5 學時；其中校本學時 21.5 / 24，還差 2.5 學時",
    ],
    ["in English", en, midYear, "Hours this school year: 31.5 / 40, 8.5 h to go; of which school-based: 21.5 / 24, 2.5 h to go"],
    [
      "the calendar is missing",
      hans,
      { ...midYear, calendars: [] },
      "学年总学时：还定不了，校历里没有这一段日子，请学校补上校历；其中校本学时：还定不了，校历里没有这一段日子，请学校补上校历",
    ],
  ];
  for (const [name, words, more, expected] of cases) it(name, () => assert.equal(words.headline(judgeAll(pack, more), pack), expected));
  it("nothing is asked: says so", () => assert.equal(hans.headline([], pack), "眼下没有要您完成的项目"));
});

describe("verdicts in words", () => {
  it("title, sentence, clause, threshold", () => {
    assert.deepEqual(hans.verdict(judgeOne(pack, midYear, "school-based"), pack), {
      title: "其中校本学时",
      sentence: "其中校本学时 21.5 / 24，还差 2.5 学时",
      clause: "第三条第一款",
      says: "教师一学年的学时合计有下限，其中在校本研修里取得的部分另有下限，含在合计之内",
      threshold: "至少 24 学时",
    });
  });
  it("what waits is told", () =>
    assert.match(
      hans.verdict(judgeOne(pack, { ...november, hours: [hour(1, { approvedHours: "3", state: "submitted" })] }), pack).sentence,
      /，还差 40 学时，另有 3 学时等确认$/,
    ));
  it("[R005] both readings while a question is open", () => {
    const verdict = judgeOne(
      pack,
      { hours: [hour(1, { approvedHours: "21.5" }), hour(2, { approvedHours: "20", category: "external" })] },
      "no-top-rating",
    );
    assert.equal(
      hans.verdict(verdict, pack).sentence,
      "年度考核、高级教师履职考核最高评到良好：要看怎么理解——如按“有一项不够”，则会有影响；如按“两项都不够”，则没有影响",
    );
    assert.deepEqual(hans.reading(verdict.readings![0]!, verdict, pack), {
      questions: ["合计与校本，是有一项不够就评不到优秀，还是两项都不够才评不到？"],
      says: "有一项不够",
      outcome: "会有影响",
      sentence: "如按“有一项不够”，则会有影响",
    });
    assert.equal(hans.verdict(verdict, pack).reply, "有不同意见，可在 10 天内提出");
  });
  it("figures that depend on a reading are a range, and the outcome stands", () =>
    assert.equal(hans.verdict(judgeOne(pack, { hours: [hour(1, { minutes: "90" })] }), pack).sentence, "学年总学时 1.5～2 / 40，没有达到"));
  it("[R109] a deadline", () => {
    const plan = termPlan();
    const due = (example: string): Verdict =>
      evaluate(
        inputOf(
          plan,
          plan.examples.find((one) => one.id === example)!,
          { kind: "school", id: "00000000-0000-8000-8000-000000000001" },
        ),
      )[0]!;
    assert.equal(hans.verdict(due("plan-on-time"), plan).sentence, "按时交研修计划：按时交了");
    assert.equal(hans.verdict(due("plan-late"), plan).sentence, "按时交研修计划：没有按时交（9 月 5 日前）");
    assert.equal(en.verdict(due("plan-late"), plan).sentence, "Plan handed in on time: not on time (due by 5 September)");
  });
});

describe("lines, reasons, arithmetic", () => {
  const verdict = judgeOne(pack, {
    hours: [
      hour(1, { minutes: "90" }),
      hour(2, { approvedHours: "1", state: "rejected" }),
      hour(3, { approvedHours: "1", state: "submitted" }),
      hour(4, { approvedHours: "1", state: "draft" }),
    ],
    decisions: [],
    ...november,
  });
  const why = (n: number): string =>
    hans.line(
      verdict.lines!.find(({ record }) => record.id === id(n))!,
      verdict,
      pack,
    ).why;
  it("says why each record counts or does not", () =>
    assert.deepEqual([1, 2, 3, 4].map(why), ["折算多少还没有定，先按少的算", "没有通过审核", "等学校审核", "没有交，或已退回、撤回"]));
  it("shows amounts with their unit and the clause", () => {
    const line = hans.line(
      verdict.lines!.find(({ record }) => record.id === id(1))!,
      verdict,
      pack,
    );
    assert.deepEqual([line.amount, line.counted, line.clause], ["1.5 学时", "1.5 学时", "第三条第一款"]);
  });
  it("the calculation is a formula", () => {
    const decided = judgeOne(pack, { hours: [hour(1, { minutes: "90" })] });
    assert.equal(hans.arithmetic(decided.lines![0]!.arithmetic), "90 分钟 ÷ 60，取整为 1.5");
    assert.equal(hans.arithmetic(judgeOne(pack, { hours: [hour(1, { approvedHours: "2" })] }).arithmetic!), "2，要求至少 40");
  });
  it("an observation waits for signatures", () => {
    const plan = termPlan();
    const observed = judgeOne(plan, { observations: [observation(1, { state: "answered", mode: "live" })], ...november }, "observed");
    assert.equal(hans.line(observed.lines![0]!, observed, plan).why, "等双方签字");
  });
  it("every reason has words of its own in every language, and none shows its code", () => {
    const verdicts = [
      ...judgeAll(pack, midYear),
      ...judgeAll(pack, { ...midYear, calendars: [] }),
      ...judgeAll(pack, { complete: false }),
      ...judgeAll(pack, { hours: [hour(1, { minutes: "90" })], ask: { close: true, assume: [hour(9, { approvedHours: "1" })] } }),
    ];
    const reasons = verdicts.flatMap(({ because }) => because);
    assert.ok(new Set(reasons.map(({ code }) => code)).size >= 8);
    for (const words of [hans, hant, en]) for (const because of reasons) assert.notEqual(words.reason(because, pack), because.code);
  });
});

describe("every code", () => {
  const source = readFileSync(new URL("../engine/codes.ts", import.meta.url), "utf8");
  const codesOf = (type: string): string[] => {
    const [, list = ""] = source.split(`type ${type} =`);
    return [...list.slice(0, list.indexOf(";")).matchAll(/"([\w-]+)"/g)].map(([, code]) => code!);
  };
  const [reasons, lines] = [codesOf("BecauseCode"), codesOf("LineCode")];
  const verdict = judgeOne(pack, midYear);
  for (const words of [hans, hant, en]) {
    it(`of a verdict has a sentence in ${words.language}`, () => {
      assert.ok(reasons.length >= 30);
      assert.deepEqual(
        reasons.filter((code) => words.reason({ code, clause: "c4" }, pack) === code),
        [],
      );
    });
    it(`of a line has a sentence in ${words.language}`, () => {
      assert.ok(lines.length >= 10);
      const said = lines.map((why) => words.line({ ...verdict.lines![0]!, why }, verdict, pack).why);
      assert.deepEqual(
        said.filter((text, i) => text === lines[i]),
        [],
      );
    });
    it(`of a fact with a number, and every unit, has a word in ${words.language}`, () => {
      const numbers = Object.entries(factVocabulary).flatMap(([kind, facts]) =>
        Object.entries(facts).flatMap(([fact, { type, unit }]) => (type === "decimal" ? [{ kind, fact, unit }] : [])),
      );
      const wordless = numbers.filter(({ kind, fact, unit }) => {
        const step = words.steps({ op: "fact", record: { kind, id: id(1) } as never, fact, value: "2" }, pack);
        return (step.says === fact && words.language !== "en") || (unit !== undefined && words.unit(unit) === unit);
      });
      assert.deepEqual(wordless, []);
    });
  }
});

describe("steps", () => {
  const leaf = (value: string, n: number): Node => ({ op: "fact", record: { kind: "hour", id: id(n) }, fact: "approvedHours", value });
  it("say what is done, the number, and where it comes from", () => {
    const step = hans.steps(
      judgeOne(pack, { hours: [hour(1, { approvedHours: "2" }), hour(2, { lessons: "2" })], ...november }, "total").arithmetic!,
      pack,
      "hour",
    );
    assert.deepEqual([step.says, step.value, step.from], ["和要求比：至少 40 学时", "4 学时", "第三条第一款"]);
  });
  it("name the record of a fact and the clause of a parameter", () => {
    const { of } = hans.steps(judgeOne(pack, { hours: [hour(1, { approvedHours: "2" })] }).arithmetic!, pack, "hour");
    assert.deepEqual(
      of.map(({ says, value, from }) => ({ says, value, from })),
      [
        { says: "只有一项", value: "2 学时", from: undefined },
        { says: "要求的数", value: "40 学时", from: "第三条第一款" },
      ],
    );
    assert.deepEqual(of[0]!.of, [{ says: "核定的学时", value: "2 学时", record: { kind: "hour", id: id(1) }, of: [] }]);
  });
  it("say whose number a parameter has: the document's, a decision's, a reading's", () => {
    const minutes = (more: object): Node => ({ op: "parameter", id: "hour-minutes", value: "45", clause: "c3.1", ...more });
    assert.deepEqual(hans.steps(minutes({}), pack), {
      says: "一学时是多少分钟？",
      value: "45 分钟",
      from: "第三条第一款，按一种理解",
      of: [],
    });
    assert.deepEqual(hans.steps(minutes({ decision: "d1" }), pack).from, "第三条第一款，已有裁定");
  });
  it("a limit is called so, and another number of the document too", () => {
    const max: Node = { op: "parameter", id: "observation-max", value: "10", clause: "c3.3" };
    const saysOf = (node: Node): string => hans.steps(node, pack, "hour").of[1]!.says;
    assert.equal(saysOf({ op: "cap", of: [leaf("12", 1), max], value: "10" }), "办法定的上限");
    assert.equal(saysOf({ op: "times", of: [leaf("12", 1), max], value: "120" }), "办法写明的数");
    assert.equal(saysOf({ op: "divide", of: [leaf("12", 1), { op: "sum", of: [], value: "2" }], value: "6" }), "办法写明的数");
  });
  it("say what is taken off", () => {
    const minus: Node = {
      op: "sum",
      of: [leaf("12", 1), { op: "times", of: [leaf("10", 2), { op: "sum", of: [], value: "-1" }], value: "-10" }],
      value: "2",
    };
    const step = hans.steps(minus, pack, "hour");
    assert.equal(step.says, "12 学时 − 10 学时");
    assert.equal(step.of[1]!.says, "减去：核定的学时");
    assert.equal(hans.arithmetic(minus), "12 学时 − 10 学时 = 2");
  });
});

/** The sentences that people read most: of the packs' own examples. */
describe("the packs' examples in words", () => {
  const sentences = (of: Pack, example: string, words: Words): string[] => {
    const found = of.examples.find(({ id: own }) => own === example)!;
    return evaluate(inputOf(of, found, { kind: "person", id: id(1) }))
      .filter(({ rule }) => rule.id in found.expect)
      .map((verdict) => words.verdict(verdict, of).sentence);
  };
  const cases: [string, Words, string[]][] = [
    [
      "same-in-november",
      hans,
      [
        "学年总学时 41.5 / 40，已经达到",
        "其中校本学时 21.5 / 24，还差 2.5 学时，另有 1.5 学时等确认",
        "年度考核、高级教师履职考核最高评到良好：时间没到，还没有定",
      ],
    ],
    [
      "half-an-hour-short",
      hant,
      [
        "學年總學時 39.5 / 40，差 0.5 學時，沒有達到",
        "其中校本學時 23.5 / 24，差 0.5 學時，沒有達到",
        "按現在的紀錄，年度考核、高級教師履職考核最高評到良好",
      ],
    ],
    ["decided-both", en, ["annual rating, senior teacher review: rated good at most — no consequence with the records as they are"]],
    ["absent-once", hans, ["无正当理由缺席 1：要看怎么理解——如按“一次就算”，则超出了（1 次）；如按“满三次才算”，则没有超出（1 次）"]],
    ["minutes-only", hans, ["学年总学时 1.5～2 / 40，没有达到"]],
  ];
  for (const [example, words, expected] of cases)
    it(`${example} in ${words.language}`, () => assert.deepEqual(sentences(pack, example, words), expected));
});

describe("units, periods, outcomes", () => {
  it("units and amounts", () => {
    assert.deepEqual(
      [
        hans.amount("21.5", "hour"),
        hant.amount("1", "lesson"),
        en.amount("1", "lesson"),
        en.amount("2", "lesson"),
        hans.amount("3", "ext:bowl"),
        hans.amount("3", ""),
      ],
      ["21.5 学时", "1 節", "1 lesson", "2 lessons", "3 ext:bowl", "3"],
    );
  });
  it("periods", () => {
    const keys = [
      "schoolYear:2026-2027",
      "term:2026-2027/1",
      "month:2026-09",
      "week:2026-W41",
      "calendarYear:2026",
      "cycle:five/2021-2026",
      "odd",
    ];
    assert.deepEqual(
      keys.map((key) => hans.period(key)),
      ["2026-2027 学年", "2026-2027 学年第 1 学期", "2026 年 9 月", "2026 年第 41 周", "2026 年", "2021-2026 周期", "odd"],
    );
    assert.equal(en.period("month:2026-09"), "September 2026");
  });
  it("what must not be exceeded and what is due by a day have outcomes of their own", () => {
    const attended = judgeOne(pack, { participations: [] } as never, "attended");
    assert.equal(hans.outcome("notMet", attended, pack), "超出了");
    assert.equal(hans.outcome("undetermined", attended, pack), "还定不了");
    const plan = termPlan();
    const due = { ...attended, rule: { pack: plan.id, version: plan.version, id: plan.rules.find(({ kind }) => kind === "deadline")!.id } };
    assert.deepEqual([hans.outcome("met", due, plan), en.outcome("notMet", due, plan)], ["按时", "Not on time"]);
  });
  it("outcomes differ in every language", () => {
    const all = ["met", "notYet", "notMet", "undetermined", "waived", "notApplicable", "applies", "doesNotApply"] as const;
    for (const words of [hans, hant, en]) assert.equal(new Set(all.map((outcome) => words.outcome(outcome))).size, all.length);
  });
  it("loads the language that is asked for", async () => {
    for (const language of ["zh-Hans", "zh-Hant", "en"] satisfies Language[]) assert.equal((await loadWords(language)).language, language);
    assert.equal(typeof me, "string");
  });
});
