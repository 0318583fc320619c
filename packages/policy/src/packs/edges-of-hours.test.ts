import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Book, Example, Pack } from "@xiaoben/contract";
import { verdictsOfExample } from "../check/examples.ts";
import { hour, id } from "../testing/county.ts";
import { wholePack } from "../testing/shipped.ts";
import { brief, judgeAll, judgeOne, tinyPack } from "../testing/tiny.ts";

type Records = Example["records"];

/** What the rows about hours, credits and consequences leave to each place. */
describe("edges of study hours are data of a pack", () => {
  const [hours, training] = [wholePack("qinghe.study-hours"), wholePack("liuxi.training")];
  const judged =
    (pack: Pack) =>
    (rule: string, records: Records, decisions: Record<string, string> = {}, asOf = "2027-08-31"): string =>
      brief(verdictsOfExample(pack, { id: "it", asOf, records, decisions, expect: {} }).find((verdict) => verdict.rule.id === rule)!);
  const came = (attendance: string, on: string, more: Record<string, string> = {}): Record<string, string> => ({
    kind: "participation",
    on,
    attendance,
    activity: on,
    state: attendance === "unexcused" ? "settled" : "recorded",
    ...more,
  });
  const absent = (count: number): Records => Array.from({ length: count }, (_, at) => came("unexcused", `2026-10-${10 + at}`));

  it("[R006] edge, one absence or more: below, at and above what was decided, and undecided where the readings differ", () => {
    const rule = judged(hours);
    for (const [decided, outcomes] of [
      ["once", ["met 0", "notMet 1", "notMet 2", "notMet 3", "notMet 4"]],
      ["three", ["met 0", "met 1", "met 2", "notMet 3", "notMet 4"]],
    ] as const)
      assert.deepEqual(
        outcomes.map((_, count) => rule("attended", absent(count), { am3: decided })),
        outcomes,
        decided,
      );
    assert.deepEqual(
      [0, 1, 2, 3].map((count) => rule("attended", absent(count))),
      ["met 0", "undetermined 1", "undetermined 2", "notMet 3"],
    );
  });

  it("[R006] edge, no list of good reasons: whatever somebody was excused for, it is no absence, and nothing looks at the words", () => {
    const rule = judged(hours);
    const excused = ["病假", "家里有事", ""].map((because, at) => came("excused", `2026-10-${10 + at}`, { because, state: "excused" }));
    assert.equal(rule("attended", excused, { am3: "once" }), "met 0");
    assert.equal(rule("attended", [...excused, ...absent(1)], { am3: "once" }), "notMet 1");
  });

  it("[R007] edge, the same absence fails in one place and caps in the other", () => {
    const effect = (pack: Pack): unknown =>
      pack.consequences.find(({ purposes }) => purposes.includes("annualRating") && purposes.length === 1)!.effect;
    assert.deepEqual([effect(hours), effect(training)], [{ cap: "fail" }, { cap: "good" }]);
    assert.equal(judged(hours)("unqualified", absent(1), { am3: "once" }), "applies");
    assert.equal(judged(training)("no-honours", absent(1), { absent: "once" }), "applies");
  });

  it("[R007] edge, attitude is what a person writes with a basis: no record makes it good or bad, and whoever it concerns may reply", () => {
    const rule = judged(training);
    const answer = (said: "met" | "notMet"): Records => [
      { kind: "given", on: "2027-06-01", rule: "attitude", answer: said, title: "教研组的书面意见" },
    ];
    assert.equal(rule("attitude", absent(9)), "undetermined");
    assert.equal(rule("attitude", [came("present", "2026-10-10")]), "undetermined");
    assert.deepEqual([rule("attitude", answer("met")), rule("attitude", answer("notMet"))], ["met", "notMet"]);
    assert.equal(rule("no-honours", answer("notMet")), "applies");
    for (const { when, reply } of training.consequences)
      if (when.of.some((part) => part.rule === "attitude")) assert.ok(Number(reply.days) > 0);
  });

  it("[R008] edge, which trainings and in which time: any in the school year as it is written, or only what a school names, in its own period", () => {
    const required: Pack = {
      ...training,
      books: training.books.map((book): Book =>
        book.id === "taken" ? { ...book, where: { all: [...book.where!.all!, { fact: "category", is: "required" }] } } : book,
      ),
    };
    const inTerm: Pack = {
      ...training,
      rules: training.rules.map((rule) => (rule.id === "took-training" ? { ...rule, per: "term" } : rule)),
    };
    const took = (pack: Pack, category: string, asOf = "2027-07-10"): string =>
      judged(pack)("took-training", [came("present", "2026-11-10", { category })], {}, asOf).split(" ")[0]!;
    assert.deepEqual([took(training, "salon"), took(required, "required"), took(inTerm, "salon", "2027-01-24")], ["met", "met", "met"]);
    assert.deepEqual([took(required, "salon", "2027-08-31"), took(inTerm, "salon")], ["notMet", "notMet"]);
  });

  it("[R012] edge, awards at three object levels: a team's is the group's, a person's her own, a project's what the record says", () => {
    const pack = tinyPack({
      books: ["team", "project", "person"].map((level): Book => ({
        id: level,
        title: level,
        unit: "item",
        source: "result",
        where: {
          all: [
            { fact: "type", is: "award" },
            { fact: "ext:of", is: level },
          ],
        },
        value: [{ amount: { fixed: "1" }, clause: "c1" }],
      })),
      measures: ["team", "project", "person"].map((level) => ({ id: level, count: level })),
      rules: (["team", "project", "person"] as const).map((level) => ({
        id: level,
        title: level,
        clause: "c1",
        for: { subject: level === "person" ? "person" : "group" },
        per: "schoolYear",
        kind: "amount",
        measure: level,
        atLeast: "1",
      })),
    });
    const award = (of: string): Record<string, string> => ({ kind: "result", on: "2026-12-01", type: "award", "ext:of": of });
    const outcomes = (records: Records): string[] => ["team", "project", "person"].map((rule) => judged(pack)(rule, records));
    assert.deepEqual(outcomes([]), ["notMet 0", "notMet 0", "notMet 0"]);
    assert.deepEqual(outcomes([award("team")]), ["met 1", "notMet 0", "notMet 0"]);
    assert.deepEqual(outcomes([award("project")]), ["notMet 0", "met 1", "notMet 0"]);
    assert.deepEqual(outcomes([award("person"), award("person")]), ["notMet 0", "notMet 0", "met 2"]);
  });

  it("[R015] edge, 每周一 is every Monday or once a week, as the school decides", () => {
    const weeks = (from: string, more: Record<string, string> = { hours: "3" }): Records =>
      Array.from({ length: 21 }, (_, week) => came("present", dayAfter(from, 7 * week), { category: "weekly-study", ...more }));
    const study = (records: Records, decisions: Record<string, string>): string =>
      judged(training)("weekly-study", records, decisions, "2027-01-24").split(" ")[0]!;
    const [mondays, wednesdays] = [
      [came("present", "2026-09-01", { category: "weekly-study", hours: "3" }), ...weeks("2026-09-07")],
      weeks("2026-09-02"),
    ];
    assert.deepEqual(
      [mondays, wednesdays].map((records) => study(records, { monday: "once-a-week" })),
      ["met", "met"],
    );
    assert.equal(study(wednesdays, { monday: "on-mondays" }), "notMet");
    assert.equal(study(wednesdays, {}), "undetermined");
    const minutes = weeks("2026-09-02", { minutes: "135" });
    assert.deepEqual(
      ["m45", "m60"].map((decided) => study(minutes, { monday: "once-a-week", hour: decided })),
      ["met", "notMet"],
    );
  });

  it("[R015] edge, three hours a week come to more than a year asks for: a pack bounds what they count, and the rest is named as cut off", () => {
    const weekly = Array.from({ length: 20 }, (_, week) =>
      hour(week + 1, { on: dayAfter("2026-09-07", 7 * week), category: "weekly-study", approvedHours: "3" }),
    );
    const sum = (book: Partial<Book> = {}): ReturnType<typeof judgeOne> =>
      judgeOne(tinyPack({ book, rule: { atLeast: "40" } }), { hours: weekly });
    assert.equal(brief(sum()), "met 60");
    const capped = sum({
      caps: [{ id: "weekly", where: { all: [{ fact: "category", is: "weekly-study" }] }, per: "schoolYear", limit: "30", clause: "c1" }],
    });
    assert.equal(brief(capped), "notMet 30");
    assert.equal(capped.lines!.filter(({ why }) => why === "capped").length, 10);
  });

  it("[R016] edge, one record serves four appraisals, and counts once inside each", () => {
    const appraisals = ["backbone", "class-teacher", "post", "quality"];
    const pack = tinyPack({
      book: { once: [{ by: ["person", "activity"], keep: "best", clause: "c1" }] },
      rules: appraisals.map((name) => ({
        id: name,
        title: name,
        clause: "c1",
        for: { subject: "person" },
        per: "schoolYear",
        kind: "amount",
        measure: "total",
        atLeast: "6",
      })),
    });
    const told = (...granted: string[]): string[] =>
      judgeAll(pack, { hours: granted.map((approvedHours, n) => hour(n + 1, { activity: id(500), approvedHours })) }).map(brief);
    assert.deepEqual(told("6"), ["met 6", "met 6", "met 6", "met 6"]);
    assert.deepEqual(told("5", "4"), ["notMet 5", "notMet 5", "notMet 5", "notMet 5"], "told twice, it is still one training");
  });
});

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
