import {
  asIfAttended,
  isExpected,
  type Activity,
  type Day,
  type Hour,
  type Id,
  type Participation,
  type Session,
  type Verdict,
} from "@xiaoben/contract";
import type { Line } from "../figures/figures.model.ts";
import type { Page } from "./study-hours.model.ts";

/** Requirements of a page that are not reached while there is still time. */
export const lacking = ({ period, bars }: Page): Verdict[] =>
  period.closed ? [] : bars.flatMap(({ verdict }) => (verdict.outcome === "notYet" || verdict.outcome === "undetermined" ? verdict : []));

/**
 * Activities to come that a person can count on: she is expected, or they are open to where she belongs. And those that she is not asked to.
 * What she asked to be excused from is neither.
 */
export function toCome(
  activities: readonly Activity[],
  places: readonly Pick<Participation, "activity" | "state">[],
  { person, today }: Pick<Session, "person" | "today">,
  chain: readonly Id[],
  { from, to }: Page["period"],
): { mine: Activity[]; others: Activity[] } {
  const first = from > today ? from : today;
  const away = new Set(places.flatMap(({ activity, state }) => (state === "asked" || state === "excused" ? activity : [])));
  const within = activities.filter((one) => one.state === "planned" && !away.has(one.id) && first <= lastDay(one) && lastDay(one) <= to);
  const isMine = (one: Activity): boolean => isExpected(one, person) || (one.openTo !== undefined && chain.includes(one.openTo));
  return { mine: within.filter(isMine), others: within.filter((one) => !isMine(one) && one.host !== person) };
}

/** The records that there would be if she came to all of them, and which activity each is of. */
export interface Assumed {
  records: (Participation | Hour)[];
  of: Map<Id, Activity>;
  /** The day of the last of them: on no day before it would all of them count. */
  asOf: Day;
}

export function assumed(
  activities: readonly Activity[],
  session: Pick<Session, "person" | "org">,
  earlier: (activity: Activity) => Activity | undefined,
): Assumed {
  const made = activities.map((activity) => asIfAttended(activity, session, earlier(activity)));
  return {
    records: made.flat(),
    of: new Map(made.flatMap((records, i) => records.map(({ id }) => [id, activities[i]!]))),
    asOf: activities.map(lastDay).reduce((a, b) => (a > b ? a : b)),
  };
}

/** What an activity would come to in a requirement. */
export interface Share {
  verdict: Verdict;
  line: Line;
}

/** An activity with what it would come to. */
export interface Foretold {
  activity: Activity;
  shares: Share[];
}

/** Of each activity what the engine says that it would come to, in each requirement; the nearest first. */
export function sharesBy({ of }: Assumed, verdicts: readonly Verdict[]): Foretold[] {
  const activities = [...new Set(of.values())].sort((a, b) => (a.on + a.from < b.on + b.from ? -1 : 1));
  return activities.map((activity) => ({
    activity,
    shares: verdicts.flatMap((verdict) =>
      (verdict.lines ?? []).flatMap((line) => (of.get(line.record.id) === activity ? { verdict, line } : [])),
    ),
  }));
}

/** Whether a record adds to a figure, now or once somebody has looked at it. */
export const helps = ({ line }: Share): boolean => line.counted !== "0" || line.why === "waiting" || line.why === "open";

const lastDay = ({ on, until }: Activity): Day => until ?? on;
