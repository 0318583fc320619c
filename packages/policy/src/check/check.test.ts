import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rubricScore } from "@xiaoben/contract";
import type { Pack } from "@xiaoben/contract";
import { formatExample, studyHours, termPlan } from "../testing/packs.ts";
import { tinyPack } from "../testing/tiny.ts";
import { checkPack } from "./index.ts";

/** Small packs of these tests carry no examples. */
const codes = (pack: Pack): string[] =>
  checkPack(pack)
    .filter(({ code }) => code !== "example-missing")
    .map(({ code, path }) => `${code} ${path}`);
const changed = <T extends object>(pack: T, change: (pack: T) => void): T => {
  change(pack);
  return pack;
};

describe("checkPack", () => {
  it("[R002] [R043] the packs that are shipped have no finding", () => {
    assert.deepEqual(checkPack(studyHours()), []);
    assert.deepEqual(checkPack(termPlan()), []);
  });
  it("the format's example divides by 45 without saying how it is rounded", () =>
    assert.deepEqual(codes(formatExample()), ["rounding-undefined /books/0/value/1"]));

  const rubric = (pack: Pack) => pack.content!.rubrics![0]!;
  const found: [name: string, pack: Pack, expected: string[]][] = [
    ["a pack that is fine", tinyPack(), []],
    ["a measure that is not there", tinyPack({ rule: { measure: "x" } }), ["unknown-reference /rules/0/measure"]],
    ["a parameter that is not there", tinyPack({ rule: { atLeast: { param: "x" } } }), ["unknown-reference /rules/0/atLeast"]],
    ["a clause that is not there", tinyPack({ rule: { clause: "c9" } }), ["unknown-reference /rules/0/clause"]],
    [
      "a category that is not there",
      tinyPack({ book: { where: { all: [{ fact: "category", under: "x" }] } } }),
      ["unknown-reference /books/0/where/all/0/under"],
    ],
    [
      "a fact that records do not have",
      tinyPack({ value: [{ amount: { fact: "colour" }, clause: "c1" }] }),
      ["unknown-fact /books/0/value/0/amount/fact"],
    ],
    [
      "a fact that people do not have",
      tinyPack({ rule: { for: { subject: "person", where: { all: [{ fact: "age", atLeast: "50" }] } } } }),
      ["unknown-fact /rules/0/for/where/all/0"],
    ],
    ["facts of the host are let be", tinyPack({ value: [{ amount: { fact: "ext:stars" }, clause: "c1" }] }), []],
    [
      "categories in a circle",
      tinyPack({
        categories: [
          { id: "a", title: "甲", parent: "b" },
          { id: "b", title: "乙", parent: "a" },
        ],
      }),
      ["too-deep /categories/0", "too-deep /categories/1"],
    ],
    ["a minimum together with a maximum", tinyPack({ rule: { atMost: "30" } }), ["range-as-minimum /rules/0"]],
    [
      "a division by 45 with a rounding is fine",
      tinyPack({
        value: [{ amount: { per: "minutes", of: "45", gives: "1" }, round: { step: "0.5", mode: "down", at: "record" }, clause: "c1" }],
      }),
      [],
    ],
    [
      "a division by 45 without",
      tinyPack({ value: [{ amount: { per: "minutes", of: "45", gives: "1" }, clause: "c1" }] }),
      ["rounding-undefined /books/0/value/0"],
    ],
    ["a division by 8 ends", tinyPack({ value: [{ amount: { per: "minutes", of: "8", gives: "1" }, clause: "c1" }] }), []],
    [
      "too many rules",
      tinyPack({ rules: Array.from({ length: 301 }, (_, n) => ({ ...tinyPack().rules[0]!, id: `r${n}` })) }),
      ["too-large /rules"],
    ],
    [
      "an example that comes out otherwise",
      tinyPack({
        examples: [
          { id: "e", asOf: "2027-08-31", records: [{ kind: "hour", on: "2026-10-08", approvedHours: "9" }], expect: { total: "met 9" } },
        ],
      }),
      ["example-fails /examples/0/expect/total"],
    ],
    [
      "a presumption under a consequence",
      changed(studyHours(), (pack) => {
        pack.ambiguities[0]!.presumed = "either";
      }),
      ["presumed-in-consequence /ambiguities/0/presumed"],
    ],
    [
      "points that do not add up to the full mark",
      changed(termPlan(), (pack) => {
        rubric(pack).full = "99";
      }),
      ["weights-not-full /content/rubrics/0"],
    ],
    [
      "a section whose items do not add up to its weight",
      changed(termPlan(), (pack) => {
        rubric(pack).sections[0]!.weight = "1";
      }),
      ["weights-disagree /content/rubrics/0/sections/0/weight"],
    ],
    [
      "bands that overlap",
      changed(termPlan(), (pack) => {
        rubric(pack).bands![1]!.atLeast = "95";
      }),
      ["bands-overlap /content/rubrics/0/bands/1"],
    ],
    [
      "bands that leave a gap",
      changed(termPlan(), (pack) => {
        rubric(pack).bands!.pop();
      }),
      ["bands-gap /content/rubrics/0/bands"],
    ],
    [
      "a plan template without sections",
      changed(termPlan(), (pack) => {
        pack.content!.planTemplates![0]!.sections = [];
      }),
      ["template-empty /content/planTemplates/0/sections"],
    ],
    [
      "a quota that counts what is not there",
      changed(termPlan(), (pack) => {
        pack.content!.quotaSets![0]!.items[0]!.measure = "x";
      }),
      ["unknown-reference /content/quotaSets/0/items/0/measure"],
    ],
  ];
  for (const [name, pack, expected] of found) it(name, () => assert.deepEqual(codes(pack), expected));
  it("more than half a megabyte", () => assert.ok(codes(tinyPack({ title: "长".repeat(180_000) })).includes("too-large ")));
});

describe("what the term plan carries", () => {
  const { content } = termPlan();
  it("[R108] a plan of seven sections, each of which must be filled", () => {
    const [plan] = content!.planTemplates!;
    assert.deepEqual([plan!.sections.length, plan!.sections.every(({ required }) => required)], [7, true]);
  });
  it("[R110] one of them is the theme of the term", () => assert.ok(content!.planTemplates![0]!.sections.some(({ id }) => id === "theme")));
  it("a scored form with items that need not apply", () => {
    const items = content!.rubrics![0]!.sections.flatMap((section) => section.items);
    assert.deepEqual(
      [content!.rubrics![0]!.id, items.length, items.filter(({ notApplicable }) => notApplicable).length],
      ["lesson-points", 16, 4],
    );
  });
  it("every text that is shown is written in three languages", () => {
    const texts: unknown[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if ("zh-Hans" in value) texts.push(value);
      else Object.values(value).forEach(walk);
    };
    for (const pack of [studyHours(), termPlan()])
      walk([pack.title, pack.source, pack.ambiguities, pack.rules, pack.categories, pack.books, pack.content]);
    assert.ok(texts.length > 100);
    for (const text of texts as Record<string, string>[])
      for (const language of ["zh-Hans", "zh-Hant", "en"]) assert.ok(text[language]?.trim(), JSON.stringify(text));
  });
});

describe("the rubrics of the term plan", () => {
  const rubric = (id: string) => termPlan().content!.rubrics!.find((one) => one.id === id)!;
  const items = (id: string) => rubric(id).sections.flatMap((section) => section.items);

  it("[R074] [R077] one with levels: what each looks like, and weights that add up to the full mark", () => {
    const levels = items("lesson-levels").flatMap((item) => (item.field === "level" ? [item] : []));
    assert.deepEqual(
      levels.map(({ id, weight, levels: all }) => [id, weight, all.every(({ says, value }) => says && value)]),
      [
        ["goals-reached", "30", true],
        ["problems-handled", "25", true],
        ["consolidated", "20", true],
        ["methods-fit", "25", true],
      ],
    );
    const best = Object.fromEntries(levels.map(({ id }) => [id, { level: "a" }]));
    const least = Object.fromEntries(levels.map(({ id }) => [id, { level: "d" }]));
    assert.equal(rubricScore(rubric("lesson-levels"), best).scaled, "100");
    assert.deepEqual(rubricScore(rubric("lesson-levels"), least), {
      ...rubricScore(rubric("lesson-levels"), least),
      scaled: "25",
      band: "talk-again",
    });
  });

  it("[R081] the walk-through looks at preparation, lesson and homework", () => {
    const checks = rubric("lesson-walkthrough").sections.find(({ id }) => id === "checks");
    assert.deepEqual(
      checks?.items.map(({ id, field, notApplicable }) => [id, field, notApplicable]),
      ["prepared", "taught", "marked"].map((id) => [id, "yesNo", true]),
    );
  });

  it("[R271] the language of evaluation has four criteria, and three that go further; nothing of it is scored", () => {
    assert.deepEqual(
      rubric("evaluation-language")
        .sections.slice(0, 2)
        .map((section) => section.items.map(({ id }) => id)),
      [
        ["accurate", "objective", "specific", "sincere"],
        ["timely", "flexible", "aimed"],
      ],
    );
    for (const id of ["evaluation-language", "lesson-four-views"])
      assert.deepEqual([rubric(id).full, rubricScore(rubric(id), {}).of], [undefined, "0"]);
  });

  it("looks from four sides: pupils, teacher, subject, and the air in the room", () => {
    assert.deepEqual(
      rubric("lesson-four-views").sections.map(({ id }) => id),
      ["learning", "teaching", "subject", "culture"],
    );
  });
});
