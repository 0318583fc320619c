import type { Day, EvaluateAsk, Id, Pack, Verdict } from "@xiaoben/contract";
import { evaluate, type EvaluationInput } from "@xiaoben/policy";
import type { Records } from "./collect.ts";
import { levelsOf, type Bound, type Practice, type Scope } from "./practice.ts";
import type { Judged } from "./subject.ts";

/** A question about a subject, with the organisation and the day that decide what holds. */
export interface Question {
  ask: EvaluateAsk;
  subject: Judged;
  org: Id;
  day: Day;
}

/** Verdicts by one pack. Everybody who judges goes through here: a question of its own and the keeping of verdicts come to the same. */
export async function judge(
  scope: Scope,
  practice: Practice,
  { ask, subject, org, day }: Question,
  { binding, pack }: Bound,
  records: Records,
  members?: EvaluationInput["members"],
): Promise<Verdict[]> {
  const chain = scope.directory.chain(org);
  return evaluate({
    ask,
    pack,
    binding,
    calendars: practice.calendars(chain),
    decisions: practice.decisions(chain, pack.id),
    records,
    subjectFacts: subject.facts(day),
    orgs: chain.map((one) => one.id),
    levels: levelsOf(chain),
    waivers: records.waiver ?? [],
    ...(asksCircles(pack) && { circles: await subject.circles(day) }),
    ...(ask.subject.kind !== "person" && subject.people && { people: subject.people }),
    ...(members && { members }),
    complete: true,
    today: scope.today,
    now: scope.now,
    timeZone: scope.directory.timeZone(org),
    place: "server",
  });
}

const asksCircles = (pack: Pack): boolean => pack.rules.some((rule) => rule.kind === "coverage");
