import {
  addDays,
  daysBetween,
  weekday,
  type Calendar,
  type Day,
  type DefinitionRef,
  type Id,
  type Lesson,
  type New,
  type Timetable,
  type TimetableCell,
} from "@xiaoben/contract";

/** How many days ahead lessons are looked for, from tomorrow on. */
export const daysAhead = 7;

/** A lesson that falls into somebody's free periods: announced, or one of every week. */
export interface FreeLesson extends Pick<Lesson, "on" | "className" | "subject" | "subjectName" | "teacher"> {
  key: string;
  period: number;
  /** As far as the timetable says when the period is. */
  times: { from: string; to: string } | undefined;
  /** Where it is announced. */
  lesson?: Lesson;
  /** The timetable that it stands in, where it is not. */
  table?: Timetable;
  /** In which weeks, where no calendar says which week it is. */
  weeks?: NonNullable<TimetableCell["weeks"]>;
}

export interface FreeWeek {
  lessons: FreeLesson[];
  /** What her own free periods were told by: her lessons; or nothing, for the school has no timetable, or none that she is in. */
  own: "known" | "notIn" | "none";
  /** Subjects that she teaches herself. */
  subjects: ReadonlySet<string>;
}

export interface FreeAsk {
  timetables: readonly Timetable[];
  calendars: readonly Calendar[];
  /** Planned lessons, hers and those of others. */
  lessons: readonly Lesson[];
  /** Whether she is to observe a lesson. */
  goes: (lesson: Lesson) => boolean;
  me: Id;
  today: Day;
}

interface Busy {
  period: number;
  times: { from: string; to: string } | undefined;
}

/** Lessons of the next days that she could observe: whatever is at once with a lesson that she teaches or goes to is ruled out. */
export function freeWeek(ask: FreeAsk): FreeWeek {
  const hers = ask.timetables.flatMap(({ cells }) => cells).filter(({ teacher }) => teacher === ask.me);
  const days = Array.from({ length: daysAhead }, (_, at) => addDays(ask.today, at + 1));
  return {
    lessons: days.flatMap((on) => freeOn(on, ask)).sort(byTime),
    own: ask.timetables.length === 0 ? "none" : hers.length === 0 ? "notIn" : "known",
    subjects: new Set(hers.map(({ subjectName }) => subjectName)),
  };
}

const byTime = (a: FreeLesson, b: FreeLesson): number =>
  a.on === b.on ? a.period - b.period || a.className.localeCompare(b.className, "zh") : a.on < b.on ? -1 : 1;

function freeOn(on: Day, { timetables, calendars, lessons, goes, me }: FreeAsk): FreeLesson[] {
  const planned = lessons.filter((lesson) => lesson.on === on && lesson.state === "planned");
  const weekly = timetables.flatMap((table) => weeklyOn(on, table, calendars));
  const busy: Busy[] = [
    ...weekly.filter(({ teacher }) => teacher === me),
    ...planned.filter((lesson) => lesson.teacher === me || goes(lesson)).map(({ slot }) => ({ period: slot.period, times: slot })),
  ];
  const announced = planned
    .filter((lesson) => lesson.teacher !== me && !goes(lesson))
    .map((lesson): FreeLesson => ({ ...lesson, key: lesson.id, period: lesson.slot.period, times: lesson.slot, lesson }));
  const others = weekly.filter(
    ({ teacher, className, period }) =>
      teacher !== me && !planned.some((lesson) => lesson.className === className && lesson.slot.period === period),
  );
  return [...announced, ...others].filter((one) => !busy.some((other) => meet(one, other)));
}

/** Two schools or grades may ring at other times: where both say when they are, that decides. */
const meet = (a: Busy, b: Busy): boolean =>
  a.times && b.times ? a.times.from < b.times.to && b.times.from < a.times.to : a.period === b.period;

/** Lessons of a class on a day whose teacher is known. On holidays there are none; of which weekday a make-up day is nobody says. */
function weeklyOn(on: Day, table: Timetable, calendars: readonly Calendar[]): FreeLesson[] {
  if (on < table.from || on > table.to || !isUsual(on, calendars)) return [];
  const now = turnOf(on, calendars);
  return table.cells.flatMap(({ weekday: day, period, subject, subjectName, teacher, weeks }): FreeLesson[] => {
    if (day !== weekday(on) || teacher === undefined || (weeks && now && weeks !== now)) return [];
    const times = table.periods.find((one) => one.period === period);
    const key = `${table.id}/${on}/${period}/${weeks ?? ""}`;
    return [{ key, on, className: table.className, subject, subjectName, teacher, period, times, table, ...(weeks && !now && { weeks }) }];
  });
}

const isUsual = (on: Day, calendars: readonly Calendar[]): boolean =>
  calendars.every(({ breaks, workDays }) => !workDays.includes(on) && !breaks.some(({ from, to }) => from <= on && on <= to));

/** Whether a day lies in an odd or an even week of its term; the first week is that in which the term begins. */
function turnOf(on: Day, calendars: readonly Calendar[]): "odd" | "even" | undefined {
  for (const { terms, weekStart } of calendars) {
    const term = terms.find(({ from, to }) => from <= on && on <= to);
    if (!term) continue;
    const before = (weekday(term.from) - weekStart + 7) % 7;
    return Math.floor((daysBetween(term.from, on) + before) / 7) % 2 === 0 ? "odd" : "even";
  }
  return undefined;
}

/** The everyday lesson that a lesson of every week is on its day: what a colleague may name, exactly as it stands there. */
export const everydayLesson = (
  { on, className, subject, subjectName, teacher, period }: FreeLesson,
  { org }: Timetable,
  { from, to }: { from: string; to: string },
  form: DefinitionRef,
): New<"lesson"> => ({
  org,
  teacher,
  className,
  subject,
  subjectName,
  topic: "",
  kind: "everyday",
  on,
  slot: { period, from, to },
  lessons: "1",
  mode: "live",
  observers: [],
  points: [],
  form,
});
