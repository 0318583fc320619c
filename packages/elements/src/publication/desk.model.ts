import type { Calendar, Day, Id, Publication, PublicationItem, PublishedItem, Session, Shown } from "@xiaoben/contract";
import { heardUntil, unanswered, type Known } from "./publication.model.ts";

/** What its author writes. */
export type Content = Pick<Publication, "title" | "notice" | "period" | "items">;

export const shownWays: readonly Shown[] = ["name", "initial", "number", "omitted"];
export const notices: readonly Publication["notice"][] = ["commendation", "criticism", "results"];

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
