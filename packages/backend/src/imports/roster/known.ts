import type { Calendar, Id, Org, Person, Role } from "@xiaoben/contract";
import { allOf } from "../../records/pages.ts";
import type { Store } from "../../store/store.ts";
import { erasedWords, type Marks } from "../../privacy/erased-words.ts";
import { plain } from "../plain.ts";

/** Who works where as it is known now, and how a roster finds it. */
export interface Known {
  orgs: ReadonlyMap<Id, Org>;
  people: ReadonlyMap<Id, Person>;
  calendars: readonly Calendar[];
  rolesOf(person: Id): readonly Role[];
  /** Whose a role is. */
  holderById(role: Id): Id | undefined;
  /** Who holds the role that a roster made under a key. */
  holderOf(key: string): Id | undefined;
  orgFrom(key: string): Org | undefined;
  orgNamed(name: string): Org[];
  personFrom(key: string): Person | undefined;
  peopleNumbered(staffNumber: string): Person[];
  /** The erasure of somebody who has been erased and would come again. */
  erasureOf(marks: Marks): Id | undefined;
}

/** Reads organisations, people, roles and calendars of a tenant. `system` names the source whose keys are looked for. */
export async function readKnown(store: Store, tenant: string, system: string): Promise<Known> {
  const [orgs, people, roles, calendars, erased] = await Promise.all([
    allOf(store, tenant, "org"),
    allOf(store, tenant, "person"),
    allOf(store, tenant, "role"),
    allOf(store, tenant, "calendar"),
    store.erasedWords(tenant),
  ]);
  const from = <R extends Org | Person>(records: readonly R[]): Map<string, R> =>
    new Map(records.flatMap((record) => (record.provenance?.system === system ? [[record.provenance.id, record]] : [])));
  const [orgsFrom, peopleFrom] = [from(orgs), from(people)];
  const named = grouped(orgs, (org) => plain(org.name));
  const numbered = grouped(people, (person) => plain(person.externalIds["staffNumber"] ?? ""));
  const holders = new Map(roles.flatMap((role) => (role.provenance?.system === system ? [[role.provenance.id, role.person]] : [])));
  const holderById = new Map(roles.map(({ id, person }) => [id, person]));
  const byPerson = grouped(roles, (role) => role.person);
  return {
    orgs: new Map(orgs.map((org) => [org.id, org])),
    people: new Map(people.map((person) => [person.id, person])),
    calendars,
    rolesOf: (person) => byPerson.get(person) ?? [],
    holderById: (role) => holderById.get(role),
    holderOf: (key) => holders.get(`role/${key}`),
    orgFrom: (key) => orgsFrom.get(`org/${key}`),
    orgNamed: (name) => named.get(plain(name)) ?? [],
    personFrom: (key) => peopleFrom.get(`person/${key}`),
    peopleNumbered: (number) => (plain(number) === "" ? [] : (numbered.get(plain(number)) ?? [])),
    erasureOf: (marks) =>
      erased.size === 0
        ? undefined
        : erasedWords(tenant, marks)
            .map((word) => erased.get(word))
            .find((erasure) => erasure !== undefined),
  };
}

function grouped<R>(records: readonly R[], by: (record: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const key = by(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups;
}
