import { periodByKey, ProblemError, type Day, type EvaluateAsk, type Id, type Outcome, type RollupAsk } from "@xiaoben/contract";
import { kindsOf, rangeOf } from "@xiaoben/policy";
import type { Who } from "../directory/who.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";
import type { KeptRow } from "../store/kept.ts";
import { recordsFor } from "./collect.ts";
import { figuresOf } from "./figures.ts";
import { judge } from "./judging.ts";
import { aheadOf, keptOf, keyOf } from "./keep.ts";
import { practiceOf } from "./practice.ts";
import { ofPerson, staffReader } from "./subject.ts";

/** How many people a statement of another day or moment may be about: each is judged while the caller waits. */
const most = 300;

/**
 * The verdicts on people as of a day and as they were known at a moment: nothing of it is kept, so each is worked out anew,
 * the same way as a question about one person.
 * @throws {ProblemError} `too-large` where they are too many; `unknown-field-value`
 */
export async function rowsAnew(
  services: Services,
  who: Who,
  whose: { people: readonly Id[] } | { orgPath: string },
  { period, asOf = who.today, knownAt, rules, pack }: RollupAsk,
): Promise<KeptRow[]> {
  const practice = await practiceOf(services, who, knownAt);
  const people = await peopleIn(services, who, whose);
  if (people.length > most)
    throw new ProblemError(
      "too-large",
      `${people.length} people would be judged anew; at most ${most} can be. Ask for each organisation below.`,
    );
  const staff = staffReader(services, who);
  const roles = await allOf(services.store, who.tenant, "role", [], { any: [{ group: people.map(({ id }) => id) }] });
  const rows: KeptRow[] = [];
  for (const person of people) {
    const subject = ofPerson(
      person,
      roles.filter((role) => role.person === person.id),
      who.directory,
      staff,
    );
    const day = dayFor(subject.org(asOf));
    if (!subject.holds(day)) continue;
    const org = subject.org(day);
    const orgPath = who.directory.pathOf(org) ?? "/";
    if ("orgPath" in whose && !orgPath.startsWith(whose.orgPath)) continue;
    const chain = who.directory.chain(org);
    const ask: EvaluateAsk = {
      subject: { kind: "person", id: person.id },
      asOf,
      explain: true,
      ...(period !== undefined && { period }),
      ...(knownAt !== undefined && { knownAt }),
      ...(rules && { rules }),
    };
    for (const bound of await practice.bound(chain, day)) {
      if (pack !== undefined && bound.pack.id !== pack) continue;
      const range = rangeOf(bound.pack, ask, practice.calendars(chain), who.today, subject.facts(day));
      const records = await recordsFor(services, who, { people: subject.people, org }, kindsOf(bound.pack), range, knownAt);
      const question = { ask, subject, org, day };
      const verdicts = await judge(who, practice, question, bound, records);
      const ahead: ReadonlyMap<string, Outcome> = await aheadOf(who, practice, question, bound, records, verdicts);
      for (const verdict of verdicts)
        if (period === undefined || verdict.period.key === period)
          rows.push({
            ...keptOf(verdict),
            orgPath,
            figures: figuresOf(verdict, bound.pack, records, ahead.get(keyOf(verdict))),
            inputs: {},
            at: who.now,
            current: period === undefined,
            stale: false,
          });
    }
    // Others have their turn between two people.
    await new Promise((wake) => setTimeout(wake));
  }
  return rows;

  /** The day whose pack judges: the period's last, or the one as of which is asked, whichever comes first. */
  function dayFor(org: Id): Day {
    const last = period === undefined ? undefined : periodByKey(period, practice.calendars(who.directory.chain(org)))?.to;
    if (period !== undefined && last === undefined && !period.startsWith("cycle:"))
      throw new ProblemError("unknown-field-value", `No calendar here knows the period "${period}".`, {
        issues: [{ pointer: "/period", code: "unknown-period", message: "Name a period of a calendar, such as schoolYear:2026-2027." }],
      });
    return last !== undefined && last < asOf ? last : asOf;
  }
}

/** Those who may be meant: who is asked for, or everybody who ever held a role under the path. */
async function peopleIn({ store }: Services, { tenant }: Who, whose: { people: readonly Id[] } | { orgPath: string }) {
  const ids =
    "people" in whose
      ? whose.people
      : (await allOf(store, tenant, "role", [], { any: [{ orgUnder: whose.orgPath }] })).map((role) => role.person);
  return ids.length === 0 ? [] : allOf(store, tenant, "person", [{ property: "id", test: "in", value: [...new Set(ids)] }]);
}
