import type { EvaluateAsk, Id, Person, Verdict } from "@xiaoben/contract";
import { kindsOf, rangeOf, type Range } from "@xiaoben/policy";
import type { Who } from "../directory/who.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";
import { breather } from "./breather.ts";
import { recordsOfEach } from "./collect.ts";
import { judgedOn } from "./evaluate.ts";
import { judge, type Question } from "./judging.ts";
import { practiceOf, type Bound } from "./practice.ts";
import { ofPerson, staffReader } from "./subject.ts";
import { widest } from "./widest.ts";

/**
 * What one rule comes to for each of many people in a period, explained, by person: as a question about each would answer it, but what
 * they have in common is read once. Whoever asks has made sure that the caller may.
 * @throws {ProblemError} `unknown-field-value` where no calendar knows the period
 */
export async function verdictsOfEach(
  services: Services,
  who: Who,
  people: readonly Person[],
  { pack, rule, period }: { pack: string; rule: string; period: string },
): Promise<Map<Id, Verdict>> {
  const ids = people.map(({ id }) => id);
  const [practice, roles] = await Promise.all([
    practiceOf(services, who),
    allOf(services.store, who.tenant, "role", [], { any: [{ group: ids }] }),
  ]);
  const staff = staffReader(services, who);
  const asked: { question: Question; bound: Bound; range: Range }[] = [];
  for (const person of people) {
    const own = roles.filter((role) => role.person === person.id);
    const subject = ofPerson(person, own, who.directory, staff);
    const ask: EvaluateAsk = { subject: { kind: "person", id: person.id }, period, rules: [rule], explain: true };
    const day = judgedOn(practice, who, subject, ask);
    const question = { ask, subject, day, org: subject.org(day) };
    const chain = who.directory.chain(question.org);
    for (const bound of (await practice.bound(chain, day)).filter((one) => one.pack.id === pack))
      asked.push({ question, bound, range: rangeOf(bound.pack, ask, practice.calendars(chain), who.today, subject.facts(day)) });
  }
  const kinds = [...new Set(asked.flatMap(({ bound }) => kindsOf(bound.pack)))];
  const records = await recordsOfEach(services, who, ids, kinds, widest(asked.map(({ range }) => range)));
  const found = new Map<Id, Verdict>();
  const breathe = breather();
  for (const { question, bound } of asked) {
    const { id } = question.ask.subject;
    const verdicts = await judge(who, practice, question, bound, records(id, kindsOf(bound.pack)));
    const verdict = verdicts.find((one) => one.rule.id === rule && one.period.key === period);
    if (verdict) found.set(id, verdict);
    await breathe();
  }
  return found;
}
