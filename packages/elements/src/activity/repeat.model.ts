import { addDays, isDay, type Calendar, type Day } from "@xiaoben/contract";

/** How often an activity comes again (R015): every so many weeks, up to a day. */
export interface Repeat {
  weeks: number;
  until: Day;
}

/** The days of an activity that comes again, and those on which it would but the school is closed. */
export interface Days {
  held: readonly Day[];
  skipped: readonly Day[];
}

/** The last day that can be planned for at once: a year after the first. */
export const farthest = (first: Day): Day => addDays(first, 365);

/** Whether the last day can be one: a day, not before the first and not too far. */
export const isLast = (first: Day, until: string): boolean => isDay(until) && isDay(first) && first <= until && until <= farthest(first);

/** The first day is held as it was chosen; what follows leaves out the breaks of the calendars, but for working days within them. */
export function daysOf(first: Day, { weeks, until }: Repeat, calendars: readonly Calendar[]): Days {
  const held = [first];
  const skipped: Day[] = [];
  if (!isLast(first, until)) return { held, skipped };
  for (let on = addDays(first, 7 * weeks); on <= until; on = addDays(on, 7 * weeks)) (isClosed(on, calendars) ? skipped : held).push(on);
  return { held, skipped };
}

/** The end of the term of a day; nothing where no calendar knows it. */
export const endOfTerm = (on: Day, calendars: readonly Calendar[]): Day | undefined =>
  calendars.flatMap(({ terms }) => terms).find(({ from, to }) => from <= on && on <= to)?.to;

const isClosed = (on: Day, calendars: readonly Calendar[]): boolean =>
  calendars.some(({ breaks, workDays }) => !workDays.includes(on) && breaks.some(({ from, to }) => from <= on && on <= to));
