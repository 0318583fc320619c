import type { Calendar, Day, Id, Outcome, Rollup, RollupPart, Tally } from "@xiaoben/contract";
import { order, outcomeOf } from "../hour-overview/hour-overview.model.ts";
import type { Span } from "./progress.voice.ts";

/** How the board is arranged: what is asked for, with who is behind; or people, with what they still lack. */
export type Arrangement = "duties" | "people";

export const arrangements: readonly Arrangement[] = ["duties", "people"];

const behind: readonly Outcome[] = ["notMet", "notYet", "undetermined"];

/** Whether something is still to be done, or still open, of a duty. */
export const isBehind = (part: RollupPart): boolean => behind.includes(outcomeOf(part) ?? "met");

/** How many people are not where they are to be. */
export const countBehind = (outcomes: Tally): number => behind.reduce((all, one) => all + (outcomes[one] ?? 0), 0);

/** How many came out how, beside those who meet it: in the order of the bar. */
export const restOf = (outcomes: Tally): [Outcome, number][] =>
  order.flatMap((one) => (one === "met" || !outcomes[one] ? [] : [[one, outcomes[one]] as [Outcome, number]]));

/** What somebody still lacks: each duty whose verdict on her is not met yet, the graver first. */
export interface Lacking {
  person: Id;
  lacks: { duty: Rollup; part: RollupPart; outcome: Outcome }[];
}

/** Everybody of whom there is a verdict, with what she still lacks. `duties`: roll-ups with their parts by person. */
export function byPerson(duties: readonly Rollup[]): Lacking[] {
  const found = new Map<Id, Lacking>();
  for (const duty of duties)
    for (const part of duty.parts ?? []) {
      const one = found.get(part.key) ?? { person: part.key, lacks: [] };
      found.set(part.key, one);
      if (isBehind(part)) one.lacks.push({ duty, part, outcome: outcomeOf(part)! });
    }
  for (const { lacks } of found.values()) lacks.sort((a, b) => behind.indexOf(a.outcome) - behind.indexOf(b.outcome));
  return [...found.values()];
}

/** The days of a period by its key; without one, of the term that runs, or else the school year. Calendars of the nearest organisation that has some. */
export function spanOf(calendars: readonly Calendar[], chain: readonly Id[], period: string, today: Day): Span | undefined {
  const near = chain.map((org) => calendars.filter((one) => one.org === org)).find((all) => all.length > 0) ?? [];
  const terms = near.flatMap(({ schoolYear, terms: all }) =>
    all.map(({ key, from, to }) => ({ key: `term:${schoolYear}/${key}`, from, to })),
  );
  const years = near.map(({ schoolYear, from, to }) => ({ key: `schoolYear:${schoolYear}`, from, to }));
  const spans = [...terms, ...years];
  return period ? spans.find(({ key }) => key === period) : spans.find(({ from, to }) => from <= today && today <= to);
}
