import {
  dayOf,
  permissions as table,
  ProblemError,
  type Day,
  type Id,
  type Instant,
  type Org,
  type Permission,
  type Person,
  type Purpose,
  type Role,
  type RoleName,
} from "@xiaoben/contract";
import type { Caller } from "../backend.ts";
import { allOf } from "../records/pages.ts";
import type { Store } from "../store/store.ts";
import type { Directory } from "./directory.ts";

/** A role that somebody holds today. */
export interface Held {
  role: RoleName;
  org: Id;
  path: string;
  type: Org["type"];
}

/** The caller, with all that authorization asks about: it is read once a call. */
export interface Who {
  tenant: string;
  person: Id;
  /** The organisation that the person belongs to. */
  home: Id;
  roles: readonly Held[];
  /** Members of the groups that the person leads. */
  led: readonly Id[];
  directory: Directory;
  /** The table of who may do what. */
  permissions: readonly Permission[];
  /** Why he asks. */
  purpose: Purpose;
  now: Instant;
  today: Day;
}

/** What is stored about somebody who calls. */
export interface Known {
  person: Person;
  /** Past and future ones too. */
  roles: readonly Role[];
}

/** @throws {ProblemError} `not-permitted` where the tenant does not know the person. */
export async function knownOf(store: Store, { tenant, person: id }: Caller): Promise<Known> {
  const [found, roles] = await Promise.all([
    store.get(tenant, { kind: "person", id }),
    allOf(store, tenant, "role", [{ property: "person", test: "is", value: id }]),
  ]);
  if (!found || found.deleted)
    throw new ProblemError("not-permitted", "Nobody here has the id of the token. Import the person first, then sign in again.");
  return { person: found.body as Person, roles };
}

/** Somebody who calls, as of now. */
export function whoIs(
  { person, roles }: Known,
  directory: Directory,
  { tenant, person: id, purpose = "work" }: Caller,
  now: Date,
  permissions: readonly Permission[] = table,
): Who {
  const today = dayIn(directory.timeZone(person.org), now.getTime());
  const valid = roles.filter((role) => isValid(role, today));
  return {
    tenant,
    person: id,
    home: person.org,
    roles: valid.flatMap((role) => held(role, directory)),
    led: ledBy(id, valid, directory),
    directory,
    permissions,
    purpose,
    now: now.toISOString(),
    today,
  };
}

/** The last answer for each time zone: within a minute no day begins. */
const lastDays = new Map<string, { minute: number; day: Day }>();

function dayIn(timeZone: string, now: number): Day {
  const minute = Math.floor(now / 60_000);
  const last = lastDays.get(timeZone);
  if (last?.minute === minute) return last.day;
  const day = dayOf(now, timeZone);
  lastDays.set(timeZone, { minute, day });
  return day;
}

/** Whether a role, binding or other stretch of days covers a day. */
export const isValid = (stretch: { from: Day; to?: Day }, day: Day): boolean =>
  stretch.from <= day && (stretch.to === undefined || day <= stretch.to);

function held(role: Role, directory: Directory): Held[] {
  const org = directory.org(role.org);
  return org ? [{ role: role.role, org: org.id, path: org.path, type: org.type }] : [];
}

function ledBy(person: Id, roles: readonly Role[], directory: Directory): Id[] {
  const leads = roles.filter((role) => role.role === "groupLead");
  if (leads.length === 0) return [];
  const groups = directory.groups.filter((group) => group.lead === person || leads.some((role) => role.group === group.id));
  return [...new Set(groups.flatMap((group) => group.members))];
}
