import type { Activity, Day, PackId, Rollup } from "@xiaoben/contract";
import { countBehind } from "./progress.model.ts";

/** What is drafted: the summary of a term or year (总结), or a report to the staff meeting (例会通报). */
export type DraftKind = "summary" | "meeting";
export type SectionId = "standing" | "activities" | "checked" | "behind" | "open" | "next";

/** The sections of each, in order. `next` is for the writer's own words: nothing is written there beforehand. */
export const sectionsOf: Record<DraftKind, readonly SectionId[]> = {
  summary: ["standing", "activities", "behind", "open", "next"],
  meeting: ["checked", "behind", "open", "next"],
};

/** What the writer changed of a draft: her text, and what had been written for her when she began to. */
export interface Typed {
  text: string;
  base: string;
}

/** What is kept of a draft on this device. */
export interface Kept {
  /** From which day on a report to a meeting tells. */
  since?: Day;
  sections?: Partial<Record<SectionId, Typed>>;
}

/** What stands in a section: what is written from the records as they are now, unless the writer changed it. `isOvertaken`: the records say otherwise since then. */
export function standsIn(composed: string, typed: Typed | undefined): { text: string; isTyped: boolean; isOvertaken: boolean } {
  if (!typed) return { text: composed, isTyped: false, isOvertaken: false };
  return { text: typed.text, isTyped: true, isOvertaken: typed.base !== composed };
}

/** What she typed; `undefined` where it is again as it was written for her. */
export const typedAs = (text: string, composed: string, before: Typed | undefined): Typed | undefined =>
  text === composed ? undefined : { text, base: before?.base ?? composed };

/** What was held over a stretch of days, by day; what is to come of it, and what was cancelled. */
export function heldIn(
  activities: readonly Activity[],
  { from, to }: { from: Day; to: Day },
): Record<"held" | "coming" | "cancelled", Activity[]> {
  const within = activities
    .filter(({ on, until = on, deleted }) => !deleted && on <= to && until >= from)
    .sort((a, b) => (a.on + a.from < b.on + b.from ? -1 : 1));
  const of = (...states: Activity["state"][]): Activity[] => within.filter(({ state }) => states.includes(state));
  return { held: of("held", "checked"), coming: of("planned", "open"), cancelled: of("cancelled") };
}

/** Duties that somebody is behind with, each with the units where: how many there, and never who. */
export const behindBy = (duties: readonly Rollup[]): { duty: Rollup; units: { key: string; n: number }[] }[] =>
  duties
    .filter(({ outcomes }) => countBehind(outcomes) > 0)
    .map((duty) => ({
      duty,
      units: (duty.parts ?? []).flatMap((part) => {
        const n = countBehind(part.outcomes ?? {});
        return n > 0 ? [{ key: part.key, n }] : [];
      }),
    }));

/** What nobody can say yet of so many people: because of an open question, or of a rule for another reason. */
export interface Open {
  rule: Rollup["rule"];
  ambiguity?: PackId;
  people: number;
}

/** What is open: questions that verdicts hang on, each once, and duties that are undetermined for another reason, as where records are missing. */
export function openIn(duties: readonly Rollup[]): Open[] {
  const found = new Map<string, Open>();
  for (const { rule, readings, outcomes } of duties) {
    const people = outcomes.undetermined ?? 0;
    if (people === 0) continue;
    if (readings.length === 0) found.set(`${rule.pack} ${rule.id}`, { rule, people });
    for (const { ambiguity } of readings) {
      const key = `${rule.pack} ${rule.version}?${ambiguity}`;
      found.set(key, { rule, ambiguity, people: Math.max(people, found.get(key)?.people ?? 0) });
    }
  }
  return [...found.values()];
}
