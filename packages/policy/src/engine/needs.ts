import { addDays, type Calendar, type Day, type EvaluateAsk, type Kind, type Pack, type Per } from "@xiaoben/contract";
import type { EvaluationInput, Range } from "../evaluation.ts";
import { sources } from "./facts.ts";
import { momentOf } from "./moments.ts";
import { asOfDay, containing, periodFor, previousOf, type Clock } from "./periods.ts";
import { withinOf } from "./select.ts";

/**
 * The kinds of records that a pack's rules rest on: those of its books and deadlines, `waiver` where a rule knows one, and `given`
 * where a person answers.
 */
export function kindsOf(pack: Pack): Kind[] {
  const books = pack.books.flatMap(({ source }): Kind[] => {
    const { kind, also } = sources[source];
    return also ? [kind, also.kind] : [kind];
  });
  const others = pack.rules.flatMap((rule): Kind[] => {
    if (rule.kind === "deadline") return [momentOf(rule.event)?.kind ?? []].flat();
    if (rule.kind === "manual") return ["given"];
    return rule.kind === "amount" && rule.waivedBy?.length ? ["waiver"] : [];
  });
  return [...new Set([...books, ...others])];
}

/**
 * The days that records must be read for, so that every rule can be judged: the rules' periods, widened by what caps and grouped
 * amounts look at, by the period before where something is carried over, and by the time since where it is made up.
 * A deadline may have been met before its period began, hence the month before it.
 */
export function rangeOf(
  pack: Pack,
  ask: EvaluateAsk,
  calendars: readonly Calendar[],
  today: Day,
  facts: EvaluationInput["subjectFacts"] = {},
): Range {
  const clock: Clock = { pack, ask, calendars, today, facts };
  const asOf = asOfDay(clock);
  let range: Range = { from: asOf, to: asOf };
  const widen = (from: Day, to: Day): void => {
    range = { from: from < range.from ? from : range.from, to: to > range.to ? to : range.to };
  };
  const within = pack.books.flatMap((book) => withinOf(book, pack.books));
  for (const rule of pack.rules) {
    const period = periodFor(clock, rule.per, asOf);
    if (!period) continue;
    const periods = [period];
    widen(rule.kind === "deadline" ? addDays(period.from, -31) : period.from, period.to);
    if (rule.kind === "amount" && rule.makeUp === "original") widen(period.from, ask.asOf ?? today);
    const before = rule.kind === "amount" && rule.carry ? previousOf(clock, rule.per, period) : undefined;
    if (before) {
      periods.push(before);
      widen(before.from, before.to);
    }
    for (const { from, to } of periods) for (const per of within) for (const day of [from, to]) around(clock, per, day, widen);
  }
  return range;
}

function around(clock: Clock, per: Per, day: Day, widen: (from: Day, to: Day) => void): void {
  const period = containing(clock, per, day);
  if (period) widen(period.from, period.to);
}
