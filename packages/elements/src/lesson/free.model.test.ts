import assert from "node:assert/strict";
import { test } from "node:test";
import type { Calendar, Lesson, Timetable, TimetableCell } from "@xiaoben/contract";
import { everydayLesson, freeWeek, type FreeAsk, type FreeLesson } from "./free.model.ts";
import { planned } from "../testing/records.test.fixture.ts";

const base = { version: 1, org: "o", createdAt: "", updatedAt: "" };
/** Cells in short: `1.2 语文 gu odd` is Monday, second period. */
const cell = (text: string): TimetableCell => {
  const [at = "", subjectName = "", teacher, weeks] = text.split(" ");
  const [day, period] = at.split(".").map(Number);
  return {
    weekday: day as TimetableCell["weekday"],
    period: period!,
    subject: subjectName,
    subjectName,
    ...(teacher && teacher !== "-" && { teacher }),
    ...(weeks && { weeks: weeks as "odd" }),
  };
};
const table = (id: string, cells: string[], more: Partial<Timetable> = {}): Timetable => ({
  ...base,
  id,
  className: id,
  from: "2026-09-01",
  to: "2027-01-22",
  periods: [1, 2, 3].map((period) => ({ period, from: `${period + 7}:00`.padStart(5, "0"), to: `${period + 7}:40`.padStart(5, "0") })),
  cells: cells.map(cell),
  ...more,
});
const lesson = (id: string, more: Partial<Lesson> = {}): Lesson =>
  planned({ id, className: "三3", topic: "", on: "2026-11-24", slot: { period: 2, from: "09:00", to: "09:40" }, ...more });
/** A term that begins on a Tuesday: Monday, 23 November, begins its thirteenth week. */
const calendar: Calendar = {
  ...base,
  id: "c",
  schoolYear: "2026-2027",
  from: "2026-09-01",
  to: "2027-08-31",
  weekStart: 1,
  workDays: [],
  terms: [{ key: "1", from: "2026-09-01", to: "2027-01-22" }],
  breaks: [],
};

/** Sunday, 22 November. */
const week = (more: Partial<FreeAsk>): ReturnType<typeof freeWeek> =>
  freeWeek({ timetables: [], calendars: [calendar], lessons: [], goes: () => false, me: "lin", today: "2026-11-22", ...more });
const told = (lessons: readonly FreeLesson[]): string[] =>
  lessons.map(({ on, period, className, subjectName, lesson: planned }) =>
    [on.slice(5), period, className, subjectName, planned?.id].filter(Boolean).join(" "),
  );

test("lessons of others in her free periods, day by day; her own periods are ruled out", () => {
  const timetables = [
    table("三1", ["1.1 数学 lin", "1.2 语文 gu", "2.1 语文 gu"]),
    table("三2", ["1.1 英语 su", "1.2 数学 lin", "2.1 美术 -", "2.2 体育 shen"]),
  ];
  const { lessons, own, subjects } = week({ timetables });
  assert.deepEqual(told(lessons), ["11-24 1 三1 语文", "11-24 2 三2 体育"]);
  assert.deepEqual([own, [...subjects]], ["known", ["数学"]]);
});

test("where both say when they are, the times decide and not the number of the period", () => {
  const late = { periods: [{ period: 1, from: "08:50", to: "09:30" }] };
  const timetables = [table("三1", ["1.2 数学 lin"]), table("四1", ["1.1 语文 gu"], late), table("四2", ["1.2 语文 su"], { periods: [] })];
  assert.deepEqual(told(week({ timetables }).lessons), [], "08:50 to 09:30 meets 09:00, and period 2 without times meets period 2");
  assert.deepEqual(
    told(
      week({ timetables: [timetables[0]!, table("四1", ["1.2 语文 gu"], { periods: [{ period: 2, from: "14:00", to: "14:40" }] })] })
        .lessons,
    ),
    ["11-23 2 四1 语文"],
  );
});

test("announced lessons stand in the place of those of the timetable; hers, those she goes to, and what is then, do not", () => {
  const timetables = [table("三3", ["2.2 数学 su", "2.3 语文 gu", "4.1 语文 gu"]), table("三1", ["5.1 数学 lin"])];
  const announced = lesson("l1");
  assert.deepEqual(told(week({ timetables, lessons: [announced] }).lessons), [
    "11-24 2 三3 数学 l1",
    "11-24 3 三3 语文",
    "11-26 1 三3 语文",
  ]);
  assert.deepEqual(told(week({ timetables, lessons: [announced], goes: ({ id }) => id === "l1" }).lessons), [
    "11-24 3 三3 语文",
    "11-26 1 三3 语文",
  ]);
  const mine = lesson("l2", { teacher: "lin", className: "三1", slot: { period: 3, from: "10:00", to: "10:40" } });
  assert.deepEqual(told(week({ timetables, lessons: [mine] }).lessons), ["11-24 2 三3 数学", "11-26 1 三3 语文"]);
  const cancelled = lesson("l3", { state: "cancelled" });
  assert.deepEqual(told(week({ timetables, lessons: [cancelled] }).lessons)[0], "11-24 2 三3 数学");
});

test("odd and even weeks of the term; where no calendar tells them apart they are said, and her own count as taught", () => {
  const timetables = [table("三1", ["1.1 语文 gu odd", "1.1 音乐 su even", "1.2 数学 lin even"]), table("三2", ["1.2 体育 shen"])];
  assert.deepEqual(told(week({ timetables }).lessons), ["11-23 1 三1 语文", "11-23 2 三2 体育"]);
  assert.deepEqual(told(week({ timetables, today: "2026-11-29" }).lessons), ["11-30 1 三1 音乐"]);
  const unknown = week({ timetables, calendars: [] }).lessons;
  assert.deepEqual(
    unknown.map(({ subjectName, weeks }) => `${subjectName} ${weeks}`),
    ["语文 odd", "音乐 even"],
  );
});

test("no lessons of the timetable on holidays, on make-up days, and outside of the days that it holds for", () => {
  const timetables = [table("三1", ["1.1 语文 gu", "2.1 语文 gu", "6.1 语文 gu"], { to: "2026-11-28" })];
  const calendars = [{ ...calendar, breaks: [{ from: "2026-11-23", to: "2026-11-23" }], workDays: ["2026-11-28"] }];
  assert.deepEqual(told(week({ timetables, calendars }).lessons), ["11-24 1 三1 语文"]);
  assert.deepEqual(told(week({ timetables, today: "2026-11-26" }).lessons), ["11-28 1 三1 语文"]);
});

test("it is said by what her free periods are told", () => {
  assert.equal(week({}).own, "none");
  assert.equal(week({ timetables: [table("三1", ["1.1 语文 gu"])] }).own, "notIn");
});

test("[R045] an everyday lesson is named as it stands in the timetable, and nobody is asked in its teacher's name", () => {
  const timetable = table("三1", ["1.1 语文 gu"]);
  const [one] = week({ timetables: [timetable] }).lessons;
  const form = { pack: "p", version: "1", id: "r" };
  assert.deepEqual(everydayLesson(one!, timetable, one!.times!, form), {
    org: "o",
    teacher: "gu",
    className: "三1",
    subject: "语文",
    subjectName: "语文",
    topic: "",
    kind: "everyday",
    on: "2026-11-23",
    slot: { period: 1, from: "08:00", to: "08:40" },
    lessons: "1",
    mode: "live",
    observers: [],
    points: [],
    form,
  });
});
