import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Outcome } from "@xiaoben/contract";
import { checkPack } from "../check/index.ts";
import { evaluate } from "../engine/evaluate.ts";
import { inputOf } from "../check/examples.ts";
import { exampleOf, outcomeOf, packOf, verdictOf, wholePack } from "../testing/shipped.ts";

/** A question of a shipped pack, with an example that the readings tell apart. */
interface Question {
  number: string;
  row: string;
  asks: string;
  pack: string;
  ambiguity: string;
  example: string;
  rule: string;
  /** Reading, or a value that a decision may give → what it comes to. */
  outcomes: Readonly<Record<string, Outcome>>;
}

const [hours, term, training, goals] = ["qinghe.study-hours", "nanhu.term-plan", "liuxi.training", "qinghe.goals"];

const question = (
  number: string,
  row: string,
  asks: string,
  [pack, ambiguity]: [string, string],
  [example, rule]: [string, string],
  outcomes: Question["outcomes"],
): Question => ({ number, row, asks, pack, ambiguity, example, rule, outcomes });

const questions: readonly Question[] = [
  question("AM1", "R005", "short of either, or of both", [hours, "am1"], ["enough-total-short-school", "no-top-rating"], {
    either: "applies",
    both: "doesNotApply",
  }),
  question("AM2", "R003", "how many days are long", [hours, "am2"], ["sent-but-nobody-said-what-is-long", "school-based"], {
    90: "waived",
    120: "notMet",
  }),
  question("AM3", "R006", "how many absences are non-participation", [hours, "am3"], ["absent-twice-and-nothing-decided", "unqualified"], {
    once: "applies",
    three: "doesNotApply",
  }),
  question("AM4", "R015", "on Mondays, or once a week", [training, "monday"], ["three-hours-but-on-wednesdays", "weekly-study"], {
    "on-mondays": "notMet",
    "once-a-week": "met",
  }),
  question("AM6", "R030", "what the three ones are", [training, "ones"], ["three-ones-are-not-defined", "three-ones"], {
    1: "met",
    3: "notMet",
  }),
  question("AM7", "R129", "how long reading notes are", [term, "note-length"], ["notes-of-unknown-length", "reading-notes"], {
    3000: "met",
    3001: "notMet",
  }),
  question("AM8", "R001", "how long an hour is", [hours, "am8"], ["minutes-make-the-difference", "total"], { m45: "met", m60: "notMet" }),
  question("AM9", "R050", "calendar days, or working days", [training, "two-days"], ["handbook-over-a-weekend", "handbook"], {
    "calendar-days": "met",
    "working-days": "notMet",
  }),
  question("AM11", "R010", "credit by hours, or by results", [training, "conversion"], ["by-hours-or-by-results-at-ten", "credits"], {
    "by-hours": "met",
    "by-results": "notMet",
  }),
  question("AM16", "R213", "multiplied by the coefficient, or added to it", [goals, "correction"], ["multiplied-or-added", "goal"], {
    multiplied: "notMet",
    added: "met",
  }),
  question("AM18", "R031", "whether the sixth binds who has no class", [term, "sixth"], ["no-class-to-lead", "class-led"], {
    "class-teachers": "met",
    everybody: "notMet",
  }),
  question("AM19", "R131", "whether one text may stand for both", [term, "same-text"], ["one-text-for-both", "own-texts"], {
    "one-will-do": "met",
    "two-texts": "notMet",
  }),
];

/** What is neither a question of a pack nor a finding, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  AM17: "a statistic with a remainder: it is shown as it was reported, and no rule asks for a number of awards",
  AM20: "damaged text: the importer marks the spans it doubts; a pack is written by a person and holds no spans",
};

const shownBelow = ["AM5", "AM10", "AM12", "AM13", "AM14", "AM15"];

describe("what the documents leave open stays open until somebody decides", () => {
  it("none of the twenty is left out", () => {
    const told = new Set([...questions.map(({ number }) => number), ...Object.keys(elsewhere), ...shownBelow]);
    assert.deepEqual(
      Array.from({ length: 20 }, (_, at) => `AM${at + 1}`).filter((number) => !told.has(number)),
      [],
    );
    assert.ok(Object.values(elsewhere).every((reason) => reason.length > 20));
  });

  for (const { number, row, asks, pack, ambiguity, example, rule, outcomes } of questions)
    it(`[${row}] edge, ${number} ${asks}: undetermined, and each answer gives its own outcome`, () => {
      const asked = packOf(pack).ambiguities.find(({ id }) => id === ambiguity);
      assert.ok(asked);
      const open = verdictOf(pack, example, rule);
      assert.equal(open.outcome, "undetermined");
      assert.equal(open.settled, false);
      assert.ok(open.because.some((why) => why.ambiguity === ambiguity));
      const read = Object.fromEntries((open.readings ?? []).map((reading) => [reading.choose[ambiguity], reading.outcome]));
      for (const [answer, outcome] of Object.entries(outcomes)) {
        if (asked.readings.some(({ id }) => id === answer)) assert.equal(read[answer], outcome);
        assert.equal(outcomeOf(pack, example, rule, { [ambiguity]: answer }), outcome, answer);
      }
      assert.equal(new Set(Object.values(outcomes)).size, 2);
    });

  it("[R003] edge, AM2 what else the exception waives is presumed, said so, and not settled", () => {
    const verdict = verdictOf(hours, "sent-to-long-training", "total");
    assert.ok(verdict.because.some(({ code, ambiguity }) => code === "presumed" && ambiguity === "am2b"));
    assert.equal(verdict.settled, false);
    assert.deepEqual(
      ["school-only", "both"].map((reading) => outcomeOf(hours, "sent-to-long-training", "total", { am2b: reading })),
      ["met", "waived"],
    );
  });

  it("[R005] edge, two assessments hang on one shortfall: the senior teachers' review is capped as the annual rating is", () => {
    const cap = packOf(hours).consequences.find(({ id }) => id === "no-top-rating")!;
    assert.deepEqual([cap.purposes, cap.effect], [["annualRating", "seniorTeacherReview"], { cap: "good" }]);
    assert.equal(outcomeOf(hours, "half-an-hour-short", "no-top-rating"), "applies");
  });

  it("[R025] AM5 two documents mean other things by one name: each pack has its own list", () => {
    const listOf = (pack: string): string[] =>
      packOf(pack)
        .content!.checklists!.find(({ id }) => id === "three-set")!
        .items.map(({ id }) => id);
    assert.deepEqual(
      [listOf(term), listOf(training)],
      [
        ["time", "content", "measures"],
        ["time", "content", "speaker"],
      ],
    );
  });

  it("[R001] AM10 school year and term are days of the calendar that the host gives; without one nothing is assumed", () => {
    const pack = wholePack(hours);
    const input = inputOf(pack, exampleOf(hours, "exactly-forty-and-twenty-four"), {
      kind: "person",
      id: "00000000-0000-8000-8000-000000000001",
    });
    const total = (calendars: typeof input.calendars): unknown => {
      const verdict = evaluate({ ...input, calendars }).find(({ rule }) => rule.id === "total")!;
      return verdict.outcome === "undetermined" ? verdict.because.map(({ code }) => code) : [verdict.outcome, verdict.value];
    };
    assert.deepEqual(total(input.calendars), ["met", "40"]);
    assert.deepEqual(total([]), ["calendar-missing"]);
    const later = input.calendars.map((calendar) => ({ ...calendar, from: "2026-10-15", terms: [], breaks: [] }));
    assert.deepEqual(total(later), ["notMet", "16"]);
  });

  it("[R028] AM12 reflection comes before the debrief in one document and after it in the other: steps stand in the pack", () => {
    const order = (pack: string, template: string): string[] =>
      packOf(pack)
        .content!.activityTemplates!.find(({ id }) => id === template)!
        .steps.map(({ id }) => id)
        .filter((id) => id === "reflect" || id === "talk");
    assert.deepEqual(order(training, "five-steps"), ["reflect", "talk"]);
    assert.deepEqual(order(term, "lesson-talk"), ["talk", "reflect"]);
  });

  it("[R060] AM13 who speaks in turn differs from stage to stage: the turns stand with their step", () => {
    const steps = packOf(training).content!.activityTemplates!.find(({ id }) => id === "linked-research")!.steps;
    const turns = ["1.3", "2.2"].map((id) => steps.find((step) => step.id === id)!.turns);
    assert.equal(turns[0]!.length, turns[1]!.length);
    assert.notDeepEqual(turns[0], turns[1]);
  });

  it("[R002] edge, AM14 online study is school-based in one county and a class of its own in the other: each pack maps it, side by side", () => {
    const record = { kind: "hour", on: "2026-10-08", category: "online", approvedHours: "24", state: "approved" };
    const value = (id: string, rule: string): string | undefined => {
      const pack = wholePack(id);
      const example = { id: "online", asOf: "2026-11-22", records: [record], expect: {} };
      return evaluate(inputOf(pack, example, { kind: "person", id: "00000000-0000-8000-8000-000000000001" })).find(
        (verdict) => verdict.rule.id === rule,
      )?.value;
    };
    assert.equal(value(hours, "school-based"), "24");
    assert.equal(value("yunling.credits", "practice"), "0");
  });

  it("[R006] [R007] [R008] AM15 what follows from staying away is a list in each pack", () => {
    const follows = (pack: string): unknown[] =>
      packOf(pack)
        .consequences.filter(({ when }) => when.of.some(({ rule }) => rule === "attended" || rule === "took-training"))
        .map(({ purposes, effect }) => [purposes.join(), effect]);
    assert.deepEqual(follows(hours), [["annualRating", { cap: "fail" }]]);
    assert.deepEqual(follows(training), [
      ["annualRating", { cap: "good" }],
      ["honours", { bar: true }],
      ["titleAppointment", { bar: true }],
    ]);
  });

  it("[R114] three to five years as a minimum is a finding until it is asked or settled", () => {
    const pack = structuredClone(packOf(training));
    const rule = pack.rules.find(({ id }) => id === "outline")!;
    Object.assign(rule, { atLeast: "3", atMost: "5" });
    assert.ok(
      checkPack(pack).some(({ code, path }) => code === "range-as-minimum" && path.startsWith(`/rules/${pack.rules.indexOf(rule)}`)),
    );
  });
});
