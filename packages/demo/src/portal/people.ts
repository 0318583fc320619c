import type { Id } from "@xiaoben/contract";
import { calendarsAround } from "../county/calendars.ts";
import { invitePeople } from "../county/people.ts";
import type { PersonKey } from "../county/index.ts";

/** Somebody who can sign in to the portal. */
export interface PortalPerson {
  key: PersonKey;
  id: Id;
  displayName: string;
  school: string;
}

/** The six of the county that grew from a seed: they are the same on every day. */
export function portalPeople(seed: number): PortalPerson[] {
  const { members, orgs } = invitePeople(seed, calendarsAround("2026-09-01", "")[0]);
  const known = Object.values(orgs).flat();
  return members.flatMap(({ key, person }) =>
    key ? [{ key, id: person.id, displayName: person.displayName, school: known.find((org) => org.id === person.org)!.name }] : [],
  );
}
