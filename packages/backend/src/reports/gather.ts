import {
  isProblemError,
  units,
  type Credit,
  type Dec,
  type Id,
  type Issue,
  type LeftOut,
  type Person,
  type Report,
  type Verdict,
} from "@xiaoben/contract";
import { mayRead, partiesFor } from "../authorize/check.ts";
import type { Who } from "../directory/who.ts";
import { verdictsOfEach } from "../evaluate/each.ts";
import { issue } from "../records/issues.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";
import { certain, dueOf, standingOf } from "./due.ts";

/** A credit as it is to be written: one of the report that is there already, or a new one. */
export interface Prepared {
  before?: Credit;
  person: Id;
  org: Id;
  rule: Credit["rule"];
  sequence: Dec;
  amount: Dec;
  unit: string;
  total: Dec;
  basis: Credit["basis"];
  replaces?: Credit;
}

/** What people of a report are to be credited with, as it was worked out. */
export interface Gathered {
  /** Version of the report that it was worked out for. */
  version: number;
  prepared: readonly Prepared[];
  /** Credits of the report that fall away: there is nothing to credit any more. */
  dropped: readonly Credit[];
  left: readonly { person: Id; why: LeftOut }[];
  /** What keeps the report from being prepared. */
  issues: readonly Issue[];
}

/**
 * Works out what people of a report's organisation are to be credited with, before the transaction that writes it: a transaction is short.
 * `undefined` where the caller may not: what follows refuses it.
 */
export async function gather(services: Services, who: Who, id: Id): Promise<Gathered | undefined> {
  const stored = await services.store.get(who.tenant, { kind: "report", id });
  if (!stored || stored.deleted || stored.state !== "draft" || !mayRead(who, "report", stored)) return undefined;
  if (!partiesFor(who, "report.prepare", stored)) return undefined;
  const report = stored.body as Report;
  const there = { any: [{ orgUnder: who.directory.pathOf(report.org) ?? "/" }] };
  const people = await allOf(services.store, who.tenant, "person", [], there);
  if (people.length > services.settings.reportPeople) return refused(report, [tooMany(people.length, services.settings.reportPeople)]);
  const earlier = await creditsOf(services, who, report, people);
  return choose(services, report, people, earlier, await verdictsOf(services, who, report, people));
}

/** What people were credited with before by the rule for the period, each in the order in which it was prepared; wherever they were then. */
async function creditsOf({ store }: Services, who: Who, report: Report, people: readonly Person[]): Promise<Map<Id, Credit[]>> {
  const theirs = { any: [{ group: people.map(({ id }) => id) }] };
  const all = await allOf(store, who.tenant, "credit", [{ property: "period", test: "is", value: report.period }], theirs);
  const found = new Map<Id, Credit[]>();
  for (const credit of all.filter(({ rule }) => rule.pack === report.pack && rule.id === report.rule))
    found.set(credit.person, [...(found.get(credit.person) ?? []), credit]);
  for (const credits of found.values()) credits.sort((a, b) => units(a.sequence) - units(b.sequence));
  return found;
}

/** What the rule comes to, by person; those of whom it does not speak are left out. */
async function verdictsOf(services: Services, who: Who, report: Report, people: readonly Person[]): Promise<Map<Id, Verdict> | Issue> {
  try {
    const verdicts = await verdictsOfEach(services, who, people, report);
    return new Map([...verdicts].filter(([, { outcome }]) => outcome !== "notApplicable"));
  } catch (error) {
    if (!isProblemError(error) || error.code !== "unknown-field-value") throw error;
    return issue("/period", "unknown-period", error.detail);
  }
}

function choose(
  { settings }: Pick<Services, "settings">,
  report: Report,
  people: readonly Person[],
  earlier: ReadonlyMap<Id, readonly Credit[]>,
  verdicts: ReadonlyMap<Id, Verdict> | Issue,
): Gathered {
  if (!(verdicts instanceof Map)) return refused(report, [verdicts as Issue]);
  if (verdicts.size === 0)
    return refused(report, [
      issue("/rule", "not-there", `No pack that judges here for ${report.period} has the rule "${report.rule}" of ${report.pack}.`),
    ]);
  const prepared: Prepared[] = [];
  const dropped: Credit[] = [];
  const left: { person: Id; why: LeftOut }[] = [];
  let records = 0;
  for (const person of people) {
    const verdict = verdicts.get(person.id);
    const all = earlier.get(person.id) ?? [];
    const own = all.find((credit) => credit.report === report.id && credit.state === "prepared");
    const others = all.filter((credit) => credit !== own);
    const due = verdict ? dueOf(certain(verdict), others) : undefined;
    const one = due && "amount" in due && verdict ? preparedOf(person, verdict, others, due) : undefined;
    const count = one ? 1 + one.basis.length : 0;
    if (one && records + count > settings.reportRecords) left.push({ person: person.id, why: "nextReport" });
    else if (one) {
      prepared.push({ ...one, ...(own ? { before: own, sequence: own.sequence } : { sequence: nextOf(all) }) });
      records += count;
      continue;
    } else if (due && "left" in due) left.push({ person: person.id, why: due.left });
    if (own) dropped.push(own);
  }
  return { version: report.version, prepared, dropped, left, issues: [] };
}

function preparedOf(
  person: Person,
  verdict: Verdict,
  others: readonly Credit[],
  due: { amount: Dec; replaces?: Credit },
): Omit<Prepared, "sequence"> {
  const rested = new Map(
    standingOf(others)
      .filter((credit) => credit !== due.replaces)
      .flatMap((credit) => credit.basis.map((line) => [line.record.id, line.counted])),
  );
  return {
    person: person.id,
    org: person.org,
    rule: verdict.rule,
    amount: due.amount,
    unit: verdict.unit,
    total: verdict.value ?? "0",
    basis: (verdict.lines ?? [])
      .filter(({ record, counted }) => units(counted) !== 0 && rested.get(record.id) !== counted)
      .map(({ record, version, counted }) => ({ record, version, counted })),
    ...(due.replaces && { replaces: due.replaces }),
  };
}

const nextOf = (credits: readonly Credit[]): Dec => String(1 + credits.reduce((most, { sequence }) => Math.max(most, Number(sequence)), 0));

const refused = ({ version }: Report, issues: Issue[]): Gathered => ({ version, prepared: [], dropped: [], left: [], issues });

const tooMany = (people: number, most: number): Issue =>
  issue("/org", "too-many-people", `A report is prepared for at most ${most} people; these are ${people}. Prepare one for each school.`);
