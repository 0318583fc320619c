import {
  periodByKey,
  type Binding,
  type Calendar,
  type Day,
  type EvaluateAsk,
  type Id,
  type Level,
  type Org,
  type Role,
} from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import { ReadingFailed, demandAll, type Reading } from "./reading.ts";

/** Whom a question is about, as judging needs it. */
export interface Judged {
  chain: Org[];
  facts: EvaluationInput["subjectFacts"];
  day: Day;
  calendars: Calendar[];
}

/** The organisations, calendars and facts that hold for a subject on the day that is judged. */
export function judgedOn(reading: Reading, ask: EvaluateAsk, today: Day): Judged {
  const orgOn = orgOf(reading, ask);
  const asOf = ask.asOf ?? today;
  const calendars = calendarsOf(reading, chainOf(reading, orgOn(asOf).org));
  const last = ask.period === undefined ? undefined : periodByKey(ask.period, calendars)?.to;
  const day = last !== undefined && last < asOf ? last : asOf;
  const { org, facts } = orgOn(day);
  const chain = chainOf(reading, org);
  return { chain, facts, day, calendars: calendarsOf(reading, chain) };
}

/** The bindings that judge: of one pack the nearest, of one organisation the latest; different packs side by side. */
export function bound(reading: Reading, chain: readonly Org[], day: Day): Binding[] {
  const near = (binding: Binding): number => chain.findIndex((org) => org.id === binding.org);
  const valid = demandAll(reading, { kind: "binding" })
    .filter((binding) => near(binding) >= 0 && holds(binding, day))
    .sort((a, b) => near(a) - near(b) || (a.from > b.from ? -1 : 1));
  const nearest = new Map<string, Binding>();
  for (const binding of valid) if (!nearest.has(binding.pack)) nearest.set(binding.pack, binding);
  return [...nearest.values()].sort((a, b) => near(b) - near(a) || (a.pack < b.pack ? -1 : 1));
}

/** Level of each organisation, for who may decide an open question. */
export const levelsOf = (chain: readonly Org[]): Record<Id, Level> =>
  Object.fromEntries(chain.map((org) => [org.id, org.type === "villageSchool" ? "school" : org.type]));

/** Whether something that lasts from a day to another holds on a day. */
export const holds = ({ from, to }: { from: Day; to?: Day }, day: Day): boolean => from <= day && (to === undefined || day <= to);

/** After a transfer the pack of the organisation judges in which the person holds a role on the day. */
function orgOf(reading: Reading, { subject }: EvaluateAsk): (day: Day) => { org: Id; facts: EvaluationInput["subjectFacts"] } {
  if (subject.kind === "pair") {
    const pair = there(reading.use(reading.gateway.one({ kind: "pair", id: subject.id })), "pair");
    return () => ({ org: pair.org, facts: { org: pair.org } });
  }
  const person = there(reading.use(reading.gateway.one({ kind: "person", id: subject.id })), "person");
  const roles = demandAll(reading, { kind: "role", where: { person: person.id } });
  return (day) => {
    const rank = (role: Role): number => (role.role === "teacher" ? 2 : 0) + (role.org === person.org ? 1 : 0);
    const held = roles.filter((role) => holds(role, day)).sort((a, b) => rank(b) - rank(a));
    const org = held[0]?.org ?? person.org;
    const role = held.length > 0 && { role: [...new Set(held.map((one) => one.role))] };
    return { org, facts: { ...person.facts, person: person.id, org, onPost: String(person.onPost), ...role } };
  };
}

function chainOf(reading: Reading, id: Id): Org[] {
  const chain: Org[] = [];
  for (let next: Id | undefined = id; next !== undefined && !chain.some((org) => org.id === next);) {
    const org: Org = there(reading.use(reading.gateway.one({ kind: "org", id: next })), "organisation");
    chain.push(org);
    next = org.parent;
  }
  return chain;
}

/** Calendars of the organisation itself, and for school years it has none of, the nearest above. */
function calendarsOf(reading: Reading, chain: readonly Org[]): Calendar[] {
  const all = demandAll(reading, { kind: "calendar" });
  const years = new Map<string, Calendar>();
  for (const { id } of chain)
    for (const calendar of all) if (calendar.org === id && !years.has(calendar.schoolYear)) years.set(calendar.schoolYear, calendar);
  return [...years.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function there<T>(value: T | null, what: string): T {
  if (value === null) throw new ReadingFailed({ code: "not-found", detail: `There is no such ${what} here.`, retryable: false });
  return value;
}
