import {
  newId,
  type Day,
  type Outcome,
  type Pack,
  type PublicationItem,
  type Rollup,
  type RollupPart,
  type Rule,
  type Shown,
  type Verdict,
} from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import { outcomeOf } from "../hour-overview/hour-overview.model.ts";

/** Somebody, or a group, and how she came out: with the words of her verdict. */
export interface CameOut {
  kind: "person" | "group";
  id: string;
  outcome: Outcome;
  says: string;
}

/** Rules that people or groups come out by over a period. What is only a part of another rule is left out. */
export const rulesOf = (pack: Pack): Rule[] =>
  pack.rules.filter(
    (rule) =>
      (rule.for.subject === "person" || rule.for.subject === "group") &&
      rule.per !== "record" &&
      !("inside" in rule && rule.inside !== undefined),
  );

/** How people came out, from the sum of their kept verdicts: each figure is that of her verdict, and nothing is worked out. */
export function peopleIn(
  { rule, period, unit = "", parts = [], since }: Rollup,
  pack: Pack,
  { clause }: Rule,
  policy: PolicyWords,
  today: Day,
): CameOut[] {
  return parts.flatMap((part): CameOut[] => {
    const outcome = outcomeOf(part);
    if (!outcome || part.key === "") return [];
    const verdict: Verdict = {
      subject: { kind: "person", id: part.key },
      rule,
      clause,
      period: { ...period, closed: period.to < today },
      asOf: today,
      knownAt: since ?? "",
      outcome,
      settled: false,
      unit,
      ...figuresOf(part),
      because: [],
      by: { place: "server", engine: "" },
    };
    return [{ kind: "person", id: part.key, outcome, says: policy.verdict(verdict, pack).sentence }];
  });
}

const figuresOf = ({ value, waiting, threshold, gap }: RollupPart): Partial<Verdict> => ({
  ...(value !== undefined && { value }),
  ...(waiting !== undefined && waiting !== "0" && { waiting }),
  ...(threshold !== undefined && { threshold }),
  ...(gap !== undefined && { gap }),
});

/** Outcomes that can be taken, with how many came out so. Of whom nothing can be said yet, nothing is said in public. */
export function outcomesIn(found: readonly CameOut[]): [Outcome, number][] {
  const order: readonly Outcome[] = ["met", "notYet", "notMet", "waived", "notApplicable"];
  return order.flatMap((outcome): [Outcome, number][] => {
    const n = found.filter((one) => one.outcome === outcome).length;
    return n > 0 ? [[outcome, n]] : [];
  });
}

/** Items of those who came out so, save those who stand there for the same rule already. */
export const itemsOf = (
  found: readonly CameOut[],
  outcomes: ReadonlySet<Outcome>,
  shown: Shown,
  { pack, version, rule, clause }: { pack: string; version: string; rule: string; clause: string },
  there: readonly PublicationItem[],
): PublicationItem[] =>
  found
    .filter(
      ({ kind, id, outcome }) =>
        outcomes.has(outcome) && !there.some((item) => item[kind] === id && item.basis?.pack === pack && item.basis.rule === rule),
    )
    .map(({ kind, id, says, outcome }) => ({ id: newId(), [kind]: id, says, basis: { pack, version, rule, clause, outcome }, shown }));
