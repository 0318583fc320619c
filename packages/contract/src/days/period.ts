import type { Calendar } from "../kinds/calendar.ts";
import { addDays, isDay, weekday, type Day } from "./day.ts";

/** A stretch of days with the key that names it: `term:2026-2027/1`. Both ends belong to it. */
export interface Period {
  key: string;
  from: Day;
  to: Day;
}

/** Periods that a calendar knows. Cycles are declared by practice packs. */
export type PeriodUnit = "week" | "fortnight" | "month" | "term" | "schoolYear" | "calendarYear";

/**
 * The period of a unit that contains a day, or `undefined` where no calendar covers it:
 * nothing assumes that school years begin in September.
 */
export function periodOf(unit: PeriodUnit, day: Day, calendars: readonly Calendar[]): Period | undefined {
  if (unit === "calendarYear")
    return { key: `calendarYear:${day.slice(0, 4)}`, from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
  if (unit === "month") return month(day);
  const calendar = calendars.find((c) => covers(c, day));
  if (!calendar) return undefined;
  if (unit === "week") return week(day, calendar.weekStart);
  if (unit === "schoolYear") return { key: `schoolYear:${calendar.schoolYear}`, from: calendar.from, to: calendar.to };
  if (unit === "term") {
    const term = calendar.terms.find((t) => t.from <= day && day <= t.to);
    return term && { key: `term:${calendar.schoolYear}/${term.key}`, from: term.from, to: term.to };
  }
  return fortnight(day, calendar);
}

/** The period that a key names, or `undefined` where the key is malformed or no calendar covers it. */
export function periodByKey(key: string, calendars: readonly Calendar[]): Period | undefined {
  const [unit, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  if (unit === "calendarYear" && /^\d{4}$/.test(name)) return periodOf("calendarYear", `${name}-01-01`, calendars);
  if (unit === "month" && isDay(`${name}-01`)) return month(`${name}-01`);
  if (unit === "week" && /^\d{4}-W\d{2}$/.test(name)) return weekByKey(key, name, calendars);
  if (unit === "schoolYear") {
    const calendar = calendars.find((c) => c.schoolYear === name);
    return calendar && { key, from: calendar.from, to: calendar.to };
  }
  if (unit === "term") {
    const [year, term] = name.split("/");
    const found = calendars.find((c) => c.schoolYear === year)?.terms.find((t) => t.key === term);
    return found && { key, from: found.from, to: found.to };
  }
  if (unit === "fortnight" && /^\d{4}-\d{4}\/[1-9]\d?$/.test(name)) {
    const [year, number] = name.split("/");
    const calendar = calendars.find((c) => c.schoolYear === year);
    const from = calendar && addDays(calendar.from, (Number(number) - 1) * 14);
    return calendar && from! <= calendar.to ? fortnight(from!, calendar) : undefined;
  }
  return undefined;
}

function month(day: Day): Period {
  const [year, number] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const next =
    number === 12 ? `${String(year + 1).padStart(4, "0")}-01-01` : `${day.slice(0, 4)}-${String(number + 1).padStart(2, "0")}-01`;
  return { key: `month:${day.slice(0, 7)}`, from: `${day.slice(0, 7)}-01`, to: addDays(next, -1) };
}

/** The week that a key names begins where the calendar that covers a day of it says. */
function weekByKey(key: string, name: string, calendars: readonly Calendar[]): Period | undefined {
  const thursday = addDays(`${name.slice(0, 4)}-01-04`, (Number(name.slice(6)) - 1) * 7 + 4 - weekday(`${name.slice(0, 4)}-01-04`));
  const overlapping = calendars.filter((c) => c.from <= addDays(thursday, 3) && addDays(thursday, -4) <= c.to);
  overlapping.sort((a, b) => Number(covers(b, thursday)) - Number(covers(a, thursday)));
  const found = overlapping[0] && week(thursday, overlapping[0].weekStart);
  return found?.key === key ? found : undefined;
}

const covers = (calendar: Calendar, day: Day): boolean => calendar.from <= day && day <= calendar.to;

/** ISO week: named by the year its Thursday falls in. A calendar may begin its weeks on Sunday; the key stays that of the Thursday. */
function week(day: Day, start: 1 | 7): Period {
  const from = addDays(day, -((weekday(day) - start + 7) % 7));
  const thursday = addDays(from, start === 1 ? 3 : 4);
  const first = addDays(`${thursday.slice(0, 4)}-01-04`, 1 - weekday(`${thursday.slice(0, 4)}-01-04`));
  const monday = addDays(thursday, -3);
  const number = Math.round((Date.parse(monday) - Date.parse(first)) / 604_800_000) + 1;
  return { key: `week:${thursday.slice(0, 4)}-W${String(number).padStart(2, "0")}`, from, to: addDays(from, 6) };
}

function fortnight(day: Day, calendar: Calendar): Period {
  const number = Math.floor((Date.parse(day) - Date.parse(calendar.from)) / 1_209_600_000);
  const from = addDays(calendar.from, number * 14);
  const last = addDays(from, 13);
  return { key: `fortnight:${calendar.schoolYear}/${number + 1}`, from, to: last < calendar.to ? last : calendar.to };
}
