import { periodByKey, ProblemError, type Day, type EvaluateAsk, type Verdict } from "@xiaoben/contract";
import { checkAsk } from "@xiaoben/contract/schemas";
import { kindsOf, rangeOf } from "@xiaoben/policy";
import type { Who } from "../directory/who.ts";
import { demandValid } from "../records/issues.ts";
import type { Services } from "../services.ts";
import { recordsFor } from "./collect.ts";
import { judge, type Question } from "./judging.ts";
import { membersFor } from "./members.ts";
import { practiceOf, type Practice } from "./practice.ts";
import { judged, type Judged } from "./subject.ts";

/**
 * Verdicts on a subject, of every pack that judges it: collects all that an evaluation rests on, and asks the engine.
 * What is kept is read for the members of a group, school or county only; the verdict on a person is always worked out anew.
 */
export async function evaluateFor(services: Services, who: Who, ask: EvaluateAsk): Promise<Verdict[]> {
  demandValid(checkAsk(ask), "question");
  const [subject, practice] = await Promise.all([judged(services, who, ask.subject), practiceOf(services, who, ask.knownAt)]);
  const day = judgedOn(practice, who, subject, ask);
  const question: Question = { ask, subject, day, org: subject.org(day) };
  const chain = who.directory.chain(question.org);
  const calendars = practice.calendars(chain);
  const { kind, id } = ask.subject;
  const whose = {
    org: question.org,
    ...(subject.people && { people: subject.people }),
    ...((kind === "group" || kind === "pair") && { itself: { kind, id } }),
  };
  const verdicts = await Promise.all(
    (await practice.bound(chain, day)).map(async (bound) => {
      const range = rangeOf(bound.pack, ask, calendars, who.today, subject.facts(day));
      const records = await recordsFor(services, who, whose, kindsOf(bound.pack), range, ask.knownAt);
      const members =
        kind === "person" || kind === "pair" ? undefined : await membersFor(services, who, { ask, subject, calendars, pack: bound.pack });
      return judge(who, practice, question, bound, records, members);
    }),
  );
  return verdicts.flat();
}

/** The day whose pack judges: the period's last day, or the day as of which is asked, whichever comes first. */
export function judgedOn(practice: Practice, who: Who, subject: Judged, { asOf = who.today, period }: EvaluateAsk): Day {
  if (period === undefined) return asOf;
  const last = periodByKey(period, practice.calendars(who.directory.chain(subject.org(asOf))))?.to;
  if (last === undefined && !period.startsWith("cycle:"))
    throw new ProblemError("unknown-field-value", `No calendar here knows the period "${period}".`, {
      issues: [{ pointer: "/period", code: "unknown-period", message: "Name a period of a calendar, such as schoolYear:2026-2027." }],
    });
  return last !== undefined && last < asOf ? last : asOf;
}
