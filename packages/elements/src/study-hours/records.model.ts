import { isDay, periodByKey, periodOf, type Calendar, type Hour, type Pack, type Per, type Ref, type Verdict } from "@xiaoben/contract";
import { statusOf, type Line, type LineStatus } from "../figures/figures.model.ts";
import { amountOf, type Page } from "./study-hours.model.ts";

/** A study-hour record and what became of it. `outside`: no figure of the page looks at it (a draft). */
export interface Entry {
  record: Ref;
  hour?: Hour;
  /** What became of it, and in which figure: that of the first requirement of the page which looks at it. */
  line?: Line;
  verdict?: Verdict;
  status: LineStatus | "outside";
}

/** Every record with its reason, newest first: those of the period, and those that the figures count in it though they are of another. */
export function entriesOf(hours: readonly Hour[], { bars }: Pick<Page, "bars">): Entry[] {
  const found = new Map<string, { line: Line; verdict: Verdict }>();
  for (const { verdict } of bars)
    for (const line of verdict.lines ?? [])
      if (line.record.kind === "hour" && !found.has(line.record.id)) found.set(line.record.id, { line, verdict });
  const listed = hours.map((hour): Entry => {
    const seen = found.get(hour.id);
    found.delete(hour.id);
    return { record: { kind: "hour", id: hour.id }, hour, status: seen ? statusOf(seen.line) : "outside", ...seen };
  });
  const unlisted = [...found.values()].map((seen): Entry => ({ record: seen.line.record, status: statusOf(seen.line), ...seen }));
  return [...listed, ...unlisted];
}

/** Where a record that makes up for something counts, by the requirements of a page: each where its rule puts it (R021). */
export interface MadeUp {
  /** Rules that count it in the period that it makes up for, which is this one. */
  here: Verdict[];
  /** Rules that count it in the period in which it was done, which is this one. */
  whenDone: Verdict[];
  /** Rules that count it in the period that it makes up for, which is another one: what came of it is asked there. */
  elsewhere: Verdict[];
}

export function madeUp({ id }: Pick<Hour, "id">, { bars }: Pick<Page, "bars">, pack: Pack): MadeUp {
  const lineIn = ({ lines = [] }: Verdict): Line | undefined => lines.find(({ record }) => record.kind === "hour" && record.id === id);
  const verdicts = bars.map(({ verdict }) => verdict);
  const isOriginal = (verdict: Verdict): boolean => amountOf(verdict, pack)?.makeUp === "original";
  const looked = verdicts.filter((verdict) => takesIn(lineIn(verdict)));
  return {
    here: looked.filter(isOriginal),
    whenDone: looked.filter((verdict) => !isOriginal(verdict)),
    elsewhere: verdicts.filter((verdict) => isOriginal(verdict) && !lineIn(verdict)),
  };
}

/** Whether a figure takes a record in: it counts, or waits, or what is over a limit of it does not. What was refused or taken back counts nowhere. */
export const takesIn = (line: Line | undefined): boolean =>
  line !== undefined && line.why !== "notSelected" && line.why !== "countered" && !line.why.startsWith("refused:");

/** The key of the period of a kind that a record makes up for; `undefined` where it names none that a calendar knows. */
export function originalOf(makesUpFor: string, per: Per, calendars: readonly Calendar[]): string | undefined {
  if (typeof per !== "string" || per === "record") return undefined;
  const day = isDay(makesUpFor) ? makesUpFor : periodByKey(makesUpFor, calendars)?.to;
  return day === undefined ? undefined : periodOf(per, day, calendars)?.key;
}

/** The title of a record's category in the pack; what the pack does not know is shown as it is. */
export const categoryOf = (hour: Hour, pack: Pack): NonNullable<Pack["categories"]>[number] | undefined =>
  pack.categories?.find((category) => category.id === hour.category || category.maps?.includes(hour.category));
