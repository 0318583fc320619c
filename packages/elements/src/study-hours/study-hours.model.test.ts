import assert from "node:assert/strict";
import { test } from "node:test";
import type { Calendar, Pack, Verdict } from "@xiaoben/contract";
import { figuresOf, idleQuestionsOf, questionsOf } from "../figures/figures.model.ts";
import { byPeriod, sheetsOf, yearsOf } from "./study-hours.model.ts";

const pack = {
  id: "hours",
  version: "1",
  rules: [
    { id: "total", kind: "amount", measure: "all" },
    { id: "school", kind: "amount", measure: "some", inside: "total" },
    { id: "absent", kind: "amount", measure: "absences" },
    { id: "cycle", kind: "amount", measure: "all" },
    { id: "online", kind: "amount", measure: "screens" },
    { id: "credits", kind: "amount", measure: "worth" },
    { id: "both", kind: "amount", measure: "twice" },
  ],
  books: [
    { id: "hours", title: "学时" },
    { id: "online", title: "网络学时" },
    { id: "credits", title: "学分" },
  ],
  measures: [
    { id: "all", sum: "hours" },
    { id: "some", sum: "hours" },
    { id: "screens", sum: "online" },
    { id: "worth", sum: "credits" },
    { id: "absences", count: "absence" },
    { id: "twice", linear: [{ times: "2", of: "all" }] },
  ],
  consequences: [{ id: "no-top" }],
  ambiguities: [{ id: "am1" }, { id: "am2" }],
} as unknown as Pack;

const year = { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31", closed: false };
const cycle = { key: "cycle:five/2025-2029", from: "2025-01-01", to: "2029-12-31", closed: false };

const verdict = (id: string, more: Partial<Verdict> = {}): Verdict =>
  ({
    rule: { pack: "hours", version: "1", id },
    period: year,
    unit: "hour",
    outcome: "notYet",
    because: [],
    ...more,
  }) as unknown as Verdict;

const total = verdict("total", { value: "30", waiting: "2", threshold: "40" });
const school = verdict("school", { value: "21.5", threshold: "24" });

test("[R002] edge, the part is inside the total and never added: the school-based bar stands inside the total, on the same scale, whatever order the verdicts come in", () => {
  const [sheet] = sheetsOf([school, total], () => pack);
  assert.deepEqual(
    sheet!.pages[0]!.bars.map((bar) => [bar.verdict.rule.id, bar.inside, bar.track, bar.counted, bar.waiting]),
    [
      ["total", false, 1, 0.75, 0.05],
      ["school", true, 0.6, 0.5375, 0],
    ],
  );
});

test("more than asked for makes the bar longer than its track", () => {
  const [sheet] = sheetsOf([verdict("total", { value: "50", threshold: "40" })], () => pack);
  assert.deepEqual([sheet!.pages[0]!.bars[0].track, sheet!.pages[0]!.bars[0].counted], [0.8, 1]);
});

test("nothing done yet draws an empty bar and divides by nothing", () => {
  const [sheet] = sheetsOf([verdict("total", { value: "0", threshold: "0" })], () => pack);
  assert.deepEqual([sheet!.pages[0]!.bars[0].track, sheet!.pages[0]!.bars[0].counted], [0, 0]);
});

test("other requirements and consequences are no bars; what does not apply is not shown", () => {
  const [sheet] = sheetsOf(
    [total, verdict("absent", { unit: "item" }), verdict("no-top", { unit: "" }), verdict("school", { outcome: "notApplicable" })],
    () => pack,
  );
  assert.deepEqual(
    sheet!.rules.map((rule) => rule.rule.id),
    ["absent"],
  );
  assert.deepEqual(
    sheet!.consequences.map((one) => one.rule.id),
    ["no-top"],
  );
});

test("[R001] two packs are two sheets, study hours first, never one", () => {
  const other = { ...pack, id: "lessons", rules: [], consequences: [] } as unknown as Pack;
  const observed = verdict("observed", {
    unit: "lesson",
    rule: { pack: "lessons", version: "1", id: "observed" },
    value: "9",
    threshold: "30",
  });
  const sheets = sheetsOf([observed, total], ({ rule }) => (rule.pack === "hours" ? pack : other));
  assert.deepEqual(
    sheets.map((sheet) => sheet.pack.id),
    ["hours", "lessons"],
  );
  assert.deepEqual(
    sheets.map((sheet) => sheet.pages.length),
    [1, 0],
  );
});

test("[R002] books never mix: another period, another unit and another book of one pack each have a page and a scale of their own", () => {
  const five = verdict("cycle", { period: cycle, value: "90", threshold: "360" });
  const online = verdict("online", { value: "2", threshold: "5" });
  const credits = verdict("credits", { unit: "credit", value: "1", threshold: "10" });
  const worked = verdict("both", { value: "60", threshold: "80" });
  const [sheet] = sheetsOf([five, total, school, online, credits, worked], () => pack);
  assert.deepEqual(
    sheet!.pages.map(({ period, unit, title, bars }) => [period.key, unit, title, bars.map(({ verdict: { rule } }) => rule.id)]),
    [
      [cycle.key, "hour", "学时", ["cycle"]],
      [year.key, "hour", "学时", ["total", "school"]],
      [year.key, "hour", "网络学时", ["online"]],
      [year.key, "credit", "学分", ["credits"]],
      [year.key, "hour", undefined, ["both"]],
    ],
  );
  assert.deepEqual(
    sheet!.pages.map(({ bars }) => bars[0].track),
    [1, 1, 1, 1, 1],
  );
});

test("a requirement inside another one of another period is drawn on a page of its own", () => {
  const [sheet] = sheetsOf([total, { ...school, period: cycle }], () => pack);
  assert.deepEqual(
    sheet!.pages.map(({ bars }) => bars.map(({ verdict: { rule }, inside }) => [rule.id, inside])),
    [[["total", false]], [["school", false]]],
  );
});

test("other requirements stand by their periods", () => {
  const [a, b, c] = [verdict("a"), verdict("b", { period: cycle }), verdict("c")];
  assert.deepEqual(byPeriod([a, b, c]), [[a, c], [b]]);
});

test("verdicts whose pack is not there yet are left out, not guessed", () => {
  assert.deepEqual(
    sheetsOf([total], () => undefined),
    [],
  );
});

test("an open figure is the least and the most of its readings", () => {
  const open = verdict("total", {
    readings: [
      { choose: { am1: "a" }, outcome: "met", value: "24" },
      { choose: { am1: "b" }, outcome: "notYet", value: "9.5" },
    ],
  });
  assert.deepEqual(figuresOf(open), ["9.5", "24"]);
  assert.deepEqual(figuresOf(total), ["30"]);
  assert.deepEqual(figuresOf(verdict("total")), []);
});

test("[R005] one open question is asked once, with everything that hangs on it", () => {
  const readings = [{ choose: { am1: "a" }, outcome: "met" as const }];
  const questions = questionsOf([verdict("total", { readings }), verdict("school", { readings }), verdict("absent")], pack);
  assert.equal(questions.length, 1);
  assert.deepEqual(
    questions[0]!.asked.map((one) => one.id),
    ["am1"],
  );
  assert.deepEqual(
    questions[0]!.verdicts.map((one) => one.rule.id),
    ["total", "school"],
  );
});

test("years of the kind that the book counts in are offered once each, newest first, none that has not begun", () => {
  const calendar = (schoolYear: string, from: string): Calendar => ({ schoolYear, from }) as Calendar;
  const calendars = [
    calendar("2025-2026", "2025-09-01"),
    calendar("2027-2028", "2027-09-01"),
    calendar("2026-2027", "2026-09-01"),
    calendar("2026-2027", "2026-09-01"),
  ];
  assert.deepEqual(yearsOf(calendars, "2026-11-22"), ["schoolYear:2026-2027", "schoolYear:2025-2026"]);
  assert.deepEqual(yearsOf(calendars, "2026-11-22", "calendarYear:2025"), ["calendarYear:2026", "calendarYear:2025"]);
  assert.deepEqual(yearsOf(calendars, "2027-02-01", "calendarYear:2026"), ["calendarYear:2027", "calendarYear:2026", "calendarYear:2025"]);
});

test("[R005] an open question that changes nothing now is listed once, one that does is not listed as idle", () => {
  const either = (ambiguity: string) => ({ code: "either-way", ambiguity });
  const verdicts = [
    verdict("a", { because: [either("am1"), either("am2")] }),
    verdict("b", { because: [either("am2")], readings: [{ choose: { am1: "x" }, outcome: "met" }] }),
  ];
  assert.deepEqual(
    idleQuestionsOf(verdicts, pack).map(({ id }) => id),
    ["am2"],
  );
});
