import type { Id, Issue, Person, Publication, PublicationItem } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import type { Tx } from "../store/store.ts";
import { issue } from "./issues.ts";
import type { Scene } from "./scene.ts";

type Content = Readonly<Record<string, unknown>>;

const itemsIn = (content: Content): PublicationItem[] =>
  Array.isArray(content["items"]) ? content["items"].filter((one): one is PublicationItem => typeof one === "object" && one !== null) : [];

/** What the server keeps of a publication: whom each item is about, and all of them together. */
export function withNamed({ who }: Scene, content: Content): Content {
  if (!Array.isArray(content["items"])) return content;
  const items = itemsIn(content).map((item) => ({ ...item, people: peopleOf(who, item) }));
  return { ...content, items, named: [...new Set(items.flatMap(({ people }) => people))] };
}

const peopleOf = ({ directory }: Scene["who"], { person, group }: PublicationItem): Id[] =>
  person !== undefined ? [person] : [...(directory.groups.find(({ id }) => id === group)?.members ?? [])];

/** What a publication may not say: an item of nobody or of two, somebody of another organisation, one item twice. `before`: what those who are named were shown. */
export async function publicationIssues({ tx, who }: Scene, content: Content, before?: Content): Promise<Issue[]> {
  const items = itemsIn(content);
  const path = who.directory.pathOf(String(content["org"])) ?? "/";
  const isWithin = (org: Id | undefined): boolean => org !== undefined && (who.directory.pathOf(org) ?? "").startsWith(path);
  const issues = await Promise.all(
    items.map(async ({ id, person, group }, i): Promise<Issue[]> => {
      const found: Issue[] = [];
      if (items.findIndex((one) => one.id === id) < i) found.push(issue(`/items/${i}/id`, "twice", "Give every item a name of its own."));
      if ((person === undefined) === (group === undefined))
        return [...found, issue(`/items/${i}/person`, "one-of-two", "Name one person, or one group.")];
      const stored = await tx.get(person === undefined ? { kind: "group", id: group! } : { kind: "person", id: person });
      if (!stored || stored.deleted || !isWithin((stored.body as { org?: Id }).org))
        found.push(issue(`/items/${i}/${person === undefined ? "group" : "person"}`, "not-there", "Name somebody of this organisation."));
      return found;
    }),
  );
  return [...issues.flat(), ...(before?.["state"] === "forObjection" ? addedIssues(items, itemsIn(before)) : [])];
}

/** While those who are named may object, an item is put right or taken out. What they were not shown is none. */
const addedIssues = (items: readonly PublicationItem[], before: readonly PublicationItem[]): Issue[] =>
  items.flatMap(({ id, person, group }, i) =>
    before.some((one) => one.id === id && one.person === person && one.group === group)
      ? []
      : [issue(`/items/${i}`, "not-shown-yet", "Nobody was shown this item. Recall the list, and open it again with it.")],
  );

/** What those are called whom a publication is about. */
export async function namesIn(
  tx: Tx,
  { directory }: Pick<Who, "directory">,
  { items }: Publication,
): Promise<Map<Id, { name: string; staffNumber?: string }>> {
  const people = await Promise.all(items.flatMap(({ person }) => (person === undefined ? [] : tx.get({ kind: "person", id: person }))));
  const known = people.flatMap((row) => (row && !row.deleted ? [row.body as Person] : []));
  return new Map([
    ...directory.groups.map(({ id, name }) => [id, { name }] as const),
    ...known.map(
      ({ id, displayName, externalIds: { staffNumber } }) =>
        [id, { name: displayName, ...(staffNumber !== undefined && { staffNumber }) }] as const,
    ),
  ]);
}
