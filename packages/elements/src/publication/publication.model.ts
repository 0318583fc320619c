import {
  publicationWorkflow,
  type ActionId,
  type Calendar,
  type Day,
  type Id,
  type Instant,
  type Org,
  type Publication,
  type PublicationItem,
  type PublishedItem,
  type Session,
  type Shown,
  type Transition,
} from "@xiaoben/contract";
import { idsAbove } from "../practice/practice.model.ts";

/** What is done with a publication. */
export type PublicationAction = Extract<ActionId, `publication.${string}`>;
/** What moves it on. */
export type Move = "open" | "object" | "answer" | "recall" | "publish" | "withdraw";
/** What its author writes. */
export type Content = Pick<Publication, "title" | "notice" | "period" | "items">;

export const shownWays: readonly Shown[] = ["name", "initial", "number", "omitted"];
export const notices: readonly Publication["notice"][] = ["commendation", "criticism", "results"];
const heads: readonly string[] = ["schoolAdmin", "principal", "countyOfficer"];
const dayMs = 86_400_000;

/** What was begun a moment ago and has not come back from the server holds only what its author wrote. */
export const asWhole = (record: Partial<Publication> & Pick<Publication, "id">, me: Id): Publication => ({
  version: 0,
  org: "",
  createdAt: "",
  updatedAt: "",
  state: "draft",
  by: me,
  title: "",
  notice: "results",
  period: "",
  items: [],
  named: [],
  objections: [],
  ...record,
});

/** Where somebody may draw something up: where she holds such a role. */
export const drawsUpIn = ({ roles }: Pick<Session, "roles">): Id | undefined => roles.find(({ role }) => heads.includes(role))?.org;

/** What somebody is to a publication. */
export interface Standing {
  author: boolean;
  named: boolean;
  /** Holds a role above it, and so sees the whole of it. */
  head: boolean;
}

/** @param org its organisation; `undefined` while it is not known */
export function standingOf({ by, named, org: id }: Publication, { person, roles }: Pick<Session, "person" | "roles">, org?: Org): Standing {
  const above = org ? idsAbove(org) : [id];
  return {
    author: by === person,
    named: named.includes(person),
    head: roles.some(({ role, org: at }) => heads.includes(role) && above.includes(at)),
  };
}

/** Moves that somebody could make in its state, as the table has them. */
export function movesOf({ state }: Publication, { author, named, head }: Standing): Move[] {
  const transitions: readonly Transition[] = publicationWorkflow.transitions;
  const may = (party: string): boolean => (party === "author" && author) || (party === "named" && named) || (heads.includes(party) && head);
  return transitions.filter(({ from, by }) => from.includes(state) && by.some(may)).map(({ id }) => id as Move);
}

export type Group = "asked" | "desk" | "published";

/** Publications of a list: what the reader may object to, what is being worked on and then what was taken back, what is published; the newest first. */
export function groupsOf(all: readonly Publication[], me: Id): [Group, Publication[]][] {
  const groupOf = ({ state, named }: Publication): Group =>
    state === "forObjection" && named.includes(me) ? "asked" : state === "published" ? "published" : "desk";
  const sorted = [...all].sort((a, b) => rank[a.state] - rank[b.state] || later(whenOf(a), whenOf(b)) || later(a.id, b.id));
  return (["asked", "desk", "published"] as const).flatMap((group): [Group, Publication[]][] => {
    const found = sorted.filter((one) => groupOf(one) === group);
    return found.length > 0 ? [[group, found]] : [];
  });
}

const rank: Record<Publication["state"], number> = { forObjection: 0, draft: 1, published: 2, withdrawn: 3 };
const whenOf = ({ publishedAt, submittedAt, updatedAt }: Publication): Instant => publishedAt ?? submittedAt ?? updatedAt;
const later = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** How many days those who are named have; 0: its author ends that time. */
export const heardDays = ({ settings }: Pick<Session, "settings">): number =>
  Number(settings?.["publication.objectWithin"] ?? publicationWorkflow.settings.objectWithin.default);

/** Until when they may object, where that is set. */
export function heardUntil({ submittedAt }: Publication, session: Pick<Session, "settings">): Instant | undefined {
  const days = heardDays(session);
  return submittedAt && days > 0 ? new Date(Date.parse(submittedAt) + days * dayMs).toISOString() : undefined;
}

/** Whether it criticises persons in any way that is read. */
export const criticises = ({ notice, items }: Pick<Publication, "notice" | "items">): boolean =>
  notice === "criticism" && items.some(({ person, shown }) => person !== undefined && shown !== "omitted");

export type Hindrance = "nobody" | "early" | "unanswered" | "another" | "named";

/** Why somebody cannot make it public now, in the order in which it is told. The back end decides; this says it before a button is pressed. */
export function hindrancesOf(record: Publication, session: Pick<Session, "person" | "settings">, now: number): Hindrance[] {
  const until = heardUntil(record, session);
  const { by, named, items } = record;
  const why: [Hindrance, boolean][] = [
    ["nobody", items.length === 0],
    ["unanswered", unanswered(record) > 0],
    ["early", until !== undefined && Date.parse(until) >= now],
    ["another", criticises(record) && by === session.person],
    ["named", criticises(record) && by !== session.person && named.includes(session.person)],
  ];
  return why.flatMap(([hindrance, holds]) => (holds ? [hindrance] : []));
}

export const unanswered = ({ objections }: Pick<Publication, "objections">): number =>
  objections.filter(({ answer }) => answer === undefined).length;

/** What is known of those who are named. */
export interface Known {
  name: string;
  staffNumber?: string | undefined;
}

/** What will be read once it is published: of nobody more than her item says. */
export const forecast = (items: readonly PublicationItem[], known: (item: PublicationItem) => Known): PublishedItem[] =>
  items.flatMap((item, i): PublishedItem[] => {
    const { id, says, basis, shown } = item;
    const { name, staffNumber } = known(item);
    if (shown === "omitted") return [];
    const stands = { name, initial: `${[...name][0] ?? ""}**`, number: staffNumber ?? String(i + 1) }[shown];
    return [{ id, name: stands, says, ...(basis && { basis }) }];
  });

/** How many items are shown in which way; those ways that there are. */
export const ways = (items: readonly PublicationItem[]): [Shown, number][] =>
  shownWays.flatMap((way): [Shown, number][] => {
    const n = items.filter(({ shown }) => shown === way).length;
    return n > 0 ? [[way, n]] : [];
  });

/** Keys of the periods that something may be said of: the school years of the nearest calendars that have begun, each with its terms, the newest first. */
export function periodsIn(calendars: readonly Calendar[], chain: readonly Id[], today: Day): string[] {
  const near = chain.map((org) => calendars.filter((one) => one.org === org)).find((all) => all.length > 0) ?? [];
  const begun = <T extends { from: Day }>(all: readonly T[]): T[] =>
    all.filter(({ from }) => from <= today).sort((a, b) => (a.from < b.from ? 1 : -1));
  return begun(near).flatMap(({ schoolYear, terms }) => [
    ...begun(terms).map(({ key }) => `term:${schoolYear}/${key}`),
    `schoolYear:${schoolYear}`,
  ]);
}

/** Whom an item is about: the reader among them. */
export const isAbout = ({ person, people }: PublicationItem, me: Id): boolean => person === me || (people?.includes(me) ?? false);

/** What it lacks to be opened for objection. */
export function lacksOf({ title, items }: Content): ("title" | "items" | "says")[] {
  const lacks = [
    ["title", title.trim() === ""],
    ["items", items.length === 0],
    ["says", items.some(({ says }) => says.trim() === "")],
  ] as const;
  return lacks.flatMap(([lack, holds]) => (holds ? [lack] : []));
}

/** Its content as it is sent: whom each item is about, the back end keeps. */
export const contentOf = ({ title, notice, period, items }: Content): Content => ({
  title,
  notice,
  period,
  items: items.map(({ people: _people, ...item }) => item),
});

/** Whether two contents say the same. */
export const isSame = (a: Content, b: Content): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

const ordered = ({ title, notice, period, items }: Content): unknown => [
  title,
  notice,
  period,
  items.map(({ id, person, group, says, shown, basis }) => [
    id,
    person,
    group,
    says,
    shown,
    basis && [basis.pack, basis.version, basis.rule, basis.clause, basis.outcome],
  ]),
];
