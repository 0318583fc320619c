import { ProblemError, type Day, type Group, type Id, type Pair, type Person, type Role, type Subject } from "@xiaoben/contract";
import type { EvaluationInput } from "@xiaoben/policy";
import { mayRead, partiesFor } from "../authorize/check.ts";
import type { Directory } from "../directory/directory.ts";
import { isValid, type Who } from "../directory/who.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";
import type { Stored } from "../store/store.ts";

/** Whom or what is judged, as collecting all that it rests on needs it. */
export interface Judged {
  /** The organisation whose packs, decisions and calendars hold on a day. */
  org(day: Day): Id;
  /** Whose records feed the books; `undefined`: those of the organisation and below. */
  people?: readonly Id[];
  /** Facts that rules and parameters ask for, on a day. */
  facts(day: Day): EvaluationInput["subjectFacts"];
  /** Sets of people that a `coverage` rule may ask about, on a day. */
  circles(day: Day): Promise<NonNullable<EvaluationInput["circles"]>>;
}

/** Who holds a role in an organisation on a day. */
export type StaffOf = (org: Id, day: Day) => Promise<Id[]>;

/** @throws {ProblemError} `not-found` where there is no such subject, `not-permitted` where the caller may not ask about it. */
export async function judged(services: Services, who: Who, subject: Subject): Promise<Judged> {
  const stored = await services.store.get(who.tenant, { kind: kindOf(subject), id: subject.id });
  if (!stored || stored.deleted) throw new ProblemError("not-found", `There is no ${subject.kind} ${subject.id}.`);
  if (!may(who, subject, stored)) throw new ProblemError("not-permitted", `You may not ask for verdicts on this ${subject.kind}.`);
  const staff = staffReader(services, who);
  if (subject.kind === "person") {
    const roles = await allOf(services.store, who.tenant, "role", [{ property: "person", test: "is", value: stored.id }]);
    return ofPerson(stored.body as Person, roles, who.directory, staff);
  }
  if (subject.kind === "school" || subject.kind === "county") {
    const org = stored.id;
    return { org: () => org, facts: () => ({ org }), circles: async (day) => ({ school: await staff(org, day) }) };
  }
  const { org } = stored.body as { org: Id };
  const people = subject.kind === "pair" ? [(stored.body as Pair).mentor, (stored.body as Pair).mentee] : (stored.body as Group).members;
  return {
    org: () => org,
    facts: () => ({ org }),
    people,
    circles: async (day) => ({ ...(subject.kind === "group" && { group: people }), school: await staff(org, day) }),
  };
}

const kindOf = ({ kind }: Subject): "person" | "pair" | "group" | "org" => (kind === "school" || kind === "county" ? "org" : kind);

function may(who: Who, subject: Subject, stored: Stored): boolean {
  if (subject.kind === "pair") return mayRead(who, "pair", stored);
  return partiesFor(who, "evaluate", stored) !== null || (subject.kind === "group" && (stored.body as Group).lead === who.person);
}

/** A person as judged. `holds`: whether she has a role on a day; who has none is nobody's staff. */
export interface JudgedPerson extends Judged {
  people: readonly [Id];
  holds(day: Day): boolean;
}

/** The pack that judges is that of the organisation in which the person holds a role on the day; after a transfer it is the new one. */
export function ofPerson(person: Person, roles: readonly Role[], directory: Directory, staff: StaffOf): JudgedPerson {
  const held = (day: Day): Role[] =>
    roles
      .filter((role) => isValid(role, day))
      .sort(
        (a, b) =>
          Number(b.role === "teacher") - Number(a.role === "teacher") || Number(b.org === person.org) - Number(a.org === person.org),
      );
  const org = (day: Day): Id => held(day)[0]?.org ?? person.org;
  return {
    org,
    people: [person.id],
    holds: (day) => held(day).length > 0,
    facts: (day) => ({
      ...person.facts,
      person: person.id,
      org: org(day),
      onPost: String(person.onPost),
      ...(held(day).length > 0 && { role: [...new Set(held(day).map(({ role }) => role))] }),
    }),
    circles: async (day) => ({ group: ledBy(person.id, held(day), directory), school: await staff(org(day), day) }),
  };
}

function ledBy(person: Id, held: readonly Role[], { groups }: Directory): Id[] {
  const leads = held.filter((role) => role.role === "groupLead");
  const led = groups.filter((group) => group.lead === person || leads.some((role) => role.group === group.id));
  return [...new Set(led.flatMap((group) => group.members))];
}

/** Reads the staff of organisations, of each once; by their place, which has a key. */
export function staffReader({ store }: Pick<Services, "store">, { tenant, directory }: Pick<Who, "tenant" | "directory">): StaffOf {
  const read = new Map<Id, Promise<Role[]>>();
  return async (org, day) => {
    const there = { any: [{ orgUnder: directory.pathOf(org) ?? "/" }] };
    const roles = read.get(org) ?? allOf(store, tenant, "role", [{ property: "org", test: "is", value: org }], there);
    read.set(org, roles);
    return [...new Set((await roles).filter((role) => isValid(role, day)).map((role) => role.person))].sort();
  };
}
