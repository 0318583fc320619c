import {
  addDays,
  isDay,
  periodByKey,
  periodOf,
  type Calendar,
  type Day,
  type EvaluateAsk,
  type Pack,
  type Per,
  type Period,
} from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";

/** What the choice of a period rests on. */
export interface Clock {
  pack: Pack;
  ask: EvaluateAsk;
  calendars: readonly Calendar[];
  today: Day;
  facts: EvaluationInput["subjectFacts"];
}

/** The day that is judged as of: the one asked for, else today, else the end of an asked period that is over. */
export function asOfDay({ ask, calendars, today }: Clock): Day {
  if (ask.asOf !== undefined) return ask.asOf;
  const period = ask.period === undefined ? undefined : periodByKey(ask.period, calendars);
  return period && period.to < today ? period.to : today;
}

/** The period that a rule is judged over: the asked one where it is of the rule's kind, else the one that contains the day. */
export function periodFor(clock: Clock, per: Per, asOf: Day): Period | undefined {
  const { ask, calendars } = clock;
  if (ask.period !== undefined && ask.period.startsWith(`${typeof per === "string" ? per : "cycle"}:`)) {
    const asked = periodByKey(ask.period, calendars);
    if (asked) return asked;
  }
  return nearest(clock, per, asOf);
}

/** The period of a kind that contains a day; between terms the one that ended last. `undefined` where no calendar covers it. */
export const nearest = (clock: Clock, per: Per, day: Day): Period | undefined =>
  containing(clock, per, day) ?? (per === "term" ? lastTerm(clock.calendars, day) : undefined);

/** The period of a kind that contains a day; `undefined` where no calendar covers it. */
export function containing({ pack, calendars, facts }: Clock, per: Per, day: Day): Period | undefined {
  if (per === "record") return { key: `day:${day}`, from: day, to: day };
  if (typeof per === "string") return periodOf(per, day, calendars);
  const cycle = pack.cycles?.find((candidate) => candidate.id === per.cycle);
  const anchor = cycle && ("from" in cycle.anchor ? cycle.anchor.from : [facts[cycle.anchor.fact]].flat()[0]);
  if (!cycle || !(cycle.years >= 1) || !isDay(anchor)) return undefined;
  let turns = Math.floor((Number(day.slice(0, 4)) - Number(anchor.slice(0, 4))) / cycle.years);
  if (addYears(anchor, turns * cycle.years) > day) turns--;
  const from = addYears(anchor, turns * cycle.years);
  const to = addDays(addYears(anchor, (turns + 1) * cycle.years), -1);
  return { key: `cycle:${cycle.id}/${from.slice(0, 4)}-${to.slice(0, 4)}`, from, to };
}

/** The period of the same kind before one: of terms the one that ended last. */
export const previousOf = (clock: Clock, per: Per, { from }: Period): Period | undefined => nearest(clock, per, addDays(from, -1));

/** Between terms the one that ended last is still the one to speak of. */
function lastTerm(calendars: readonly Calendar[], asOf: Day): Period | undefined {
  const calendar = calendars.find((candidate) => candidate.from <= asOf && asOf <= candidate.to);
  const terms = calendar?.terms.filter((term) => term.from <= asOf).sort((a, b) => (a.from < b.from ? 1 : -1));
  const day = terms?.[0]?.from ?? calendar?.terms[0]?.from;
  return day === undefined ? undefined : periodOf("term", day, calendars);
}

const addYears = (day: Day, years: number): Day => {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, "0");
  return day.endsWith("-02-29") && years !== 0 ? `${year}-02-28` : `${year}${day.slice(4)}`;
};
