import { ProblemError, type Day, type Id, type Pair, type Person, type RoleName, type Subject } from "@xiaoben/contract";
import { mayRead, partiesFor } from "../authorize/check.ts";
import { isValid, type Who } from "../directory/who.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";
import type { Stored } from "../store/store.ts";

/** Whom or what is judged, as collecting its records needs it. */
export interface Judged {
  /** The organisation whose packs, decisions and calendars hold on a day. */
  org(day: Day): Id;
  /** Whose records feed the books; `undefined`: those of the organisation and below. */
  people?: readonly Id[];
  /** Facts that rules and parameters ask for, on a day. */
  facts(day: Day): Record<string, string>;
}

/** @throws {ProblemError} `not-found` where there is no such subject, `not-permitted` where the caller may not ask about it. */
export async function judged(services: Services, who: Who, subject: Subject): Promise<Judged> {
  const stored = await services.store.get(who.tenant, { kind: kindOf(subject), id: subject.id });
  if (!stored || stored.deleted) throw new ProblemError("not-found", `There is no ${subject.kind} ${subject.id}.`);
  if (!may(who, subject, stored)) throw new ProblemError("not-permitted", `You may not ask for verdicts on this ${subject.kind}.`);
  if (subject.kind === "person") return ofPerson(services, who, stored.body as Person);
  const org = subject.kind === "school" || subject.kind === "county" ? stored.id : (stored.body as { org: Id }).org;
  const people =
    subject.kind === "pair"
      ? [(stored.body as Pair).mentor, (stored.body as Pair).mentee]
      : subject.kind === "group"
        ? (stored.body as { members: Id[] }).members
        : undefined;
  return { org: () => org, facts: () => ({ org }), ...(people && { people }) };
}

const kindOf = ({ kind }: Subject): "person" | "pair" | "group" | "org" => (kind === "school" || kind === "county" ? "org" : kind);

function may(who: Who, subject: Subject, stored: Stored): boolean {
  if (subject.kind === "pair") return mayRead(who, "pair", stored);
  return partiesFor(who, "evaluate", stored) !== null || (subject.kind === "group" && (stored.body as { lead: Id }).lead === who.person);
}

/** The pack that judges is that of the organisation in which the person holds a role on the day; after a transfer it is the new one. */
async function ofPerson({ store }: Services, who: Who, person: Person): Promise<Judged> {
  const roles = await allOf(store, who.tenant, "role", [{ property: "person", test: "is", value: person.id }]);
  const held = (day: Day) =>
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
    facts(day) {
      const role: RoleName | undefined = held(day)[0]?.role;
      return { person: person.id, org: org(day), onPost: String(person.onPost), ...(role && { role }) };
    },
  };
}
