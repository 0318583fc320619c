import { addDays, type Calendar, type Day, type EvaluateAsk, type Kind, type Pack, type Per } from "@xiaoben/contract";
import type { Range } from "../evaluation.ts";
import { compile } from "./compile.ts";
import { sources } from "./facts.ts";
import { asOfDay, containing, periodFor, type Clock } from "./periods.ts";
import { moments } from "./rules/deadline.ts";
import { withinOf } from "./select.ts";

/** The kinds of records that a pack's rules rest on: those of its books and deadlines, and `waiver` where a rule knows one. */
export function kindsOf(pack: Pack): Kind[] {
  compile(pack);
  const books = pack.books.map((book) => sources[book.source]!.kind);
  const others = pack.rules.flatMap((rule): Kind[] => {
    if (rule.kind === "deadline") return [moments[rule.event]!.kind];
    return rule.kind === "amount" && rule.waivedBy?.length ? ["waiver"] : [];
  });
  return [...new Set([...books, ...others])].filter((kind) => kind !== "participation");
}

/**
 * The days that records must be read for, so that every rule can be judged: the rules' periods, widened by what caps and
 * grouped amounts look at. A deadline may have been met before its period began, hence the month before it.
 */
export function rangeOf(
  pack: Pack,
  ask: EvaluateAsk,
  calendars: readonly Calendar[],
  today: Day,
  facts: Readonly<Record<string, string>> = {},
): Range {
  compile(pack);
  const clock: Clock = { pack, ask, calendars, today, facts };
  const asOf = asOfDay(clock);
  let range: Range = { from: asOf, to: asOf };
  const widen = (from: Day, to: Day): void => {
    range = { from: from < range.from ? from : range.from, to: to > range.to ? to : range.to };
  };
  const within = pack.books.flatMap(withinOf);
  for (const rule of pack.rules) {
    const period = periodFor(clock, rule.per, asOf);
    if (!period) continue;
    widen(rule.kind === "deadline" ? addDays(period.from, -31) : period.from, period.to);
    for (const per of within) for (const day of [period.from, period.to]) around(clock, per, day, widen);
  }
  return range;
}

function around(clock: Clock, per: Per, day: Day, widen: (from: Day, to: Day) => void): void {
  const period = containing(clock, per, day);
  if (period) widen(period.from, period.to);
}
