import { addDays, weekday, type Calendar, type Day, type Instant } from "@xiaoben/contract";

/** The instant of a time of day in the county: Asia/Shanghai is eight hours ahead and knows no summer time. */
export const at = (day: Day, time: string): Instant => new Date(Date.parse(`${day}T${time}:00.000Z`) - 8 * 3_600_000).toISOString();

/** Whether lessons are held on a day: inside a term, no holiday, no weekend unless it is made up. */
export function isSchoolDay(day: Day, calendar: Calendar): boolean {
  if (!calendar.terms.some((term) => term.from <= day && day <= term.to)) return false;
  if (calendar.workDays.includes(day)) return true;
  return weekday(day) <= 5 && !calendar.breaks.some((pause) => pause.from <= day && day <= pause.to);
}

/** School days of a stretch, in order. */
export function schoolDays(from: Day, to: Day, calendar: Calendar): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isSchoolDay(day, calendar)) days.push(day);
  return days;
}

/** The weekday whose timetable holds: make-up days repeat a Monday. */
export const timetableDay = (day: Day): number => (weekday(day) <= 5 ? weekday(day) : 1);

/** Times of the six periods of a day. */
export const periods: readonly { from: string; to: string }[] = [
  { from: "08:20", to: "09:00" },
  { from: "09:10", to: "09:50" },
  { from: "10:20", to: "11:00" },
  { from: "11:10", to: "11:50" },
  { from: "14:20", to: "15:00" },
  { from: "15:10", to: "15:50" },
];
