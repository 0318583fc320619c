import { growthKinds, type Calendar, type Group, type Id, type Kind, type Purpose, type Query } from "@xiaoben/contract";
import type { Owner } from "./portfolio.model.ts";

/** Who and what belongs to an owner beside itself. */
export interface Scope {
  owner: Owner;
  /** Of a group: the group. */
  group?: Group;
  /** Of an organisation: it and those below it. */
  orgs?: ReadonlySet<Id>;
}

/** Most records of a page. */
const limit = 500;

/**
 * What is asked for, so that everything that stands about an owner in a school year comes. Lessons and activities are asked for as a whole:
 * what was observed, talked over or taken part in is called as they are. With an appraisal purpose nothing is asked for that holds growth notes.
 */
export function asksOf({ owner, group }: Scope, { from, to }: Pick<Calendar, "from" | "to">, purpose: Purpose): Query[] {
  const days = { from, to };
  const own: Query[] =
    owner.kind === "person" ? ofPerson(owner.id, days) : group ? ofGroup(group, days) : owner.kind === "org" ? ofOrg(owner.id, days) : [];
  const all: Query[] = [...own, { kind: "lesson", where: days }, { kind: "activity", where: days }];
  const closed: readonly Kind[] = purpose === "appraisal" ? growthKinds : [];
  return all.filter(({ kind }) => !closed.includes(kind)).map((query) => ({ ...query, limit }));
}

type Days = { from: string; to: string };

const ofPerson = (person: Id, days: Days): Query[] => [
  { kind: "hour", where: { person, ...days } },
  { kind: "participation", where: { person, ...days } },
  { kind: "observation", where: { author: person, ...days } },
  { kind: "observation", where: { observed: person, ...days } },
  { kind: "debrief", where: days },
  { kind: "pair", where: { mentor: person } },
  { kind: "pair", where: { mentee: person } },
  { kind: "plan", where: { author: person } },
  { kind: "given", where: { person, ...days } },
  { kind: "credit", where: { person } },
  { kind: "attachment", where: { by: person } },
];

const ofGroup = ({ id, org, lead }: Group, days: Days): Query[] => [
  { kind: "hour", where: { org, ...days } },
  { kind: "observation", where: days },
  { kind: "debrief", where: days },
  { kind: "pair" },
  { kind: "plan", where: { author: lead, level: "group" } },
  { kind: "given", where: { group: id, ...days } },
  { kind: "attachment", where: { state: "complete" } },
];

const ofOrg = (org: Id, days: Days): Query[] => [
  { kind: "hour", where: { org, ...days } },
  { kind: "observation", where: days },
  { kind: "debrief", where: days },
  { kind: "pair" },
  { kind: "plan" },
  { kind: "given", where: { org, ...days } },
  { kind: "credit" },
  { kind: "attachment", where: { state: "complete" } },
];
