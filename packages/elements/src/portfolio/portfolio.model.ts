import type { Calendar, Day, Group, Id, Org, Session } from "@xiaoben/contract";
import { placeOf } from "../practice/practice.model.ts";

/** Whose portfolio it is. */
export interface Owner {
  kind: "person" | "group" | "org";
  id: Id;
}

/** Whom the attributes name; without one, the signed-in person. */
export function ownerOf(named: { person: Id; group: Id; org: Id }, me: Id): Owner {
  if (named.group) return { kind: "group", id: named.group };
  return named.org ? { kind: "org", id: named.org } : { kind: "person", id: named.person || me };
}

/** The school years of the nearest organisation that has calendars, as far as they have begun, the latest first. */
export function yearsOf(calendars: readonly Calendar[], chain: readonly Id[], today: Day): Calendar[] {
  const near = chain.map((org) => calendars.filter((one) => one.org === org)).find((all) => all.length > 0) ?? [];
  return near.filter(({ from }) => from <= today).sort((a, b) => (a.from < b.from ? 1 : -1));
}

/** The school year that is named; without a name the one that has begun last. */
export const yearOf = (years: readonly Calendar[], name: string): Calendar | undefined =>
  name ? years.find(({ schoolYear }) => schoolYear === name) : years[0];

/** Whose portfolios somebody may be asked to choose from, beside her own: by her roles. What she sees in them, the back end says. */
export interface Choices {
  groups: readonly Group[];
  /** The organisation that she looks after. */
  org: Id | undefined;
  /** The people of the groups that she leads, or `"all"` of the organisation. */
  people: readonly Id[] | "all";
}

export function choicesOf({ person, roles, ...session }: Session, groups: readonly Group[]): Choices {
  const heads = roles.some(({ role }) => role === "schoolAdmin" || role === "principal" || role === "countyOfficer");
  if (heads) return { groups, org: placeOf({ person, roles, ...session }), people: "all" };
  const led = groups.filter(({ lead }) => lead === person);
  return { groups: led, org: undefined, people: [...new Set(led.flatMap(({ members }) => members))].filter((one) => one !== person) };
}

/** What the rules call somebody or something whose portfolio it is. */
export const subjectKind = ({ kind }: Owner, org: Org | undefined): "person" | "group" | "school" | "county" =>
  kind === "org" ? (org?.type === "county" ? "county" : "school") : kind;
