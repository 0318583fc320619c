import {
  growthKinds,
  type Calendar,
  type EvaluateAsk,
  type Id,
  type Kind,
  type Outcome,
  type Pack,
  type Purpose,
  type Ref,
  type Subject,
  type Verdict,
} from "@xiaoben/contract";

/** What is asked of the rules for a school year: the year, and each of its terms that has begun. Explained, so that a checklist names what a record lacks. */
export const questionsOf = (
  subject: Subject,
  { schoolYear, terms }: Pick<Calendar, "schoolYear" | "terms">,
  today: string,
): EvaluateAsk[] =>
  [`schoolYear:${schoolYear}`, ...terms.filter(({ from }) => from <= today).map(({ key }) => `term:${schoolYear}/${key}`)].map(
    (period) => ({
      subject,
      period,
      explain: true,
    }),
  );

const unmet: readonly Outcome[] = ["notMet", "notYet", "undetermined"];

/** Verdicts of a year that are not met, as the rules gave them: each rule and period once, the graver first. What follows from them is no gap of its own. */
export function gapsIn(
  verdicts: readonly Verdict[],
  packOf: (rule: Verdict["rule"]) => Pack | undefined,
  { from, to }: Pick<Calendar, "from" | "to">,
): Verdict[] {
  const found = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const { rule, period, outcome } = verdict;
    if (!unmet.includes(outcome) || period.from > to || period.to < from) continue;
    if (!packOf(rule)?.rules.some(({ id }) => id === rule.id)) continue;
    found.set(`${rule.pack}/${rule.id}/${period.key}`, verdict);
  }
  return [...found.values()].sort((a, b) => unmet.indexOf(a.outcome) - unmet.indexOf(b.outcome));
}

/** What one record lacks of what a rule looks for. */
export interface Lack {
  record: Ref;
  because: Verdict["because"];
}

/** Records that lack what a checklist of the rules asks for, as the verdict names them; with an appraisal purpose none that holds growth notes. */
export function lacksIn({ because }: Verdict, purpose: Purpose): Lack[] {
  const lacks = new Map<Id, Lack>();
  for (const one of because) {
    if (one.code !== "unfilled" || !one.record) continue;
    if (purpose === "appraisal" && (growthKinds as readonly Kind[]).includes(one.record.kind)) continue;
    const lack = lacks.get(one.record.id) ?? { record: one.record, because: [] };
    lack.because.push(one);
    lacks.set(one.record.id, lack);
  }
  return [...lacks.values()];
}
