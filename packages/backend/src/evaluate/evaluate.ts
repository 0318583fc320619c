import { periodByKey, ProblemError, type Day, type EvaluateAsk, type Verdict } from "@xiaoben/contract";
import { checkAsk } from "@xiaoben/contract/schemas";
import { evaluate, kindsOf, rangeOf } from "@xiaoben/policy";
import type { Who } from "../directory/who.ts";
import { demandValid } from "../records/issues.ts";
import type { Services } from "../services.ts";
import { recordsFor } from "./collect.ts";
import { boundOn, calendarsOf, decisionsOn, levelsOf } from "./practice.ts";
import { judged, type Judged } from "./subject.ts";

/** Verdicts on a subject, of every pack that judges it: collects all that an evaluation rests on, and asks the engine. */
export async function evaluateFor(services: Services, who: Who, ask: EvaluateAsk): Promise<Verdict[]> {
  demandValid(checkAsk(ask), "question");
  const subject = await judged(services, who, ask.subject);
  const day = await judgedOn(services, who, subject, ask);
  const org = subject.org(day);
  const chain = who.directory.chain(org);
  const [calendars, bound] = await Promise.all([
    calendarsOf(services, who, chain, ask.knownAt),
    boundOn(services, who, chain, day, ask.knownAt),
  ]);
  const subjectFacts = subject.facts(day);
  const verdicts = await Promise.all(
    bound.map(async ({ binding, pack }) => {
      const kinds = kindsOf(pack);
      const range = rangeOf(pack, ask, calendars, who.today, subjectFacts);
      const [decisions, records] = await Promise.all([
        decisionsOn(services, who, chain, pack.id, ask.knownAt),
        recordsFor(services, who, subject, org, kinds, range, ask.knownAt),
      ]);
      return evaluate({
        ask,
        pack,
        binding,
        calendars,
        decisions,
        records,
        subjectFacts,
        orgs: chain.map((one) => one.id),
        levels: levelsOf(chain),
        waivers: records.waiver ?? [],
        complete: true,
        today: who.today,
        now: who.now,
        timeZone: who.directory.timeZone(org),
        place: "server",
      });
    }),
  );
  return verdicts.flat();
}

/** The day whose pack judges: the period's last day, or the day as of which is asked, whichever comes first. */
async function judgedOn(services: Services, who: Who, subject: Judged, { asOf = who.today, period, knownAt }: EvaluateAsk): Promise<Day> {
  if (period === undefined) return asOf;
  const calendars = await calendarsOf(services, who, who.directory.chain(subject.org(asOf)), knownAt);
  const last = periodByKey(period, calendars)?.to;
  if (last === undefined && !period.startsWith("cycle:"))
    throw new ProblemError("unknown-field-value", `No calendar here knows the period "${period}".`, {
      issues: [{ pointer: "/period", code: "unknown-period", message: "Name a period of a calendar, such as schoolYear:2026-2027." }],
    });
  return last !== undefined && last < asOf ? last : asOf;
}
