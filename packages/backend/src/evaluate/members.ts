import { periodByKey, type Calendar, type EvaluateAsk, type Pack } from "@xiaoben/contract";
import type { EvaluationInput, MemberVerdict } from "@xiaoben/policy";
import type { Services } from "../services.ts";
import type { Scope } from "./practice.ts";
import type { Judged } from "./subject.ts";

/**
 * The kept verdicts of the people of a group, school or county, by person; `undefined` where no measure of the pack asks for them,
 * and where none are kept that answer the question: of an earlier day, or as something was known at an earlier time.
 */
export async function membersFor(
  { store }: Services,
  { tenant, directory, today }: Scope,
  { ask, subject, calendars, pack }: { ask: EvaluateAsk; subject: Judged; calendars: readonly Calendar[]; pack: Pack },
): Promise<EvaluationInput["members"]> {
  if (!pack.measures.some((measure) => "members" in measure) || ask.knownAt !== undefined) return undefined;
  const asked = ask.period === undefined ? undefined : periodByKey(ask.period, calendars);
  const over = asked !== undefined && asked.to < today;
  if (ask.asOf !== undefined && ask.asOf < (over ? asked.to : today)) return undefined;
  const rows = await store.verdicts.rows(tenant, {
    pack: pack.id,
    ...(subject.people ? { people: subject.people } : { orgPath: directory.pathOf(subject.org(today)) ?? "/" }),
    ...(over && { period: asked.key }),
  });
  if (rows.length === 0) return undefined;
  const byPerson = new Map<string, MemberVerdict[]>();
  for (const { subject: person, packVersion, rule, outcome, value, settled } of rows) {
    const verdict: MemberVerdict = {
      rule: { pack: pack.id, version: packVersion, id: rule },
      outcome,
      settled,
      ...(value !== undefined && { value }),
    };
    byPerson.set(person, [...(byPerson.get(person) ?? []), verdict]);
  }
  return [...byPerson.values()];
}
