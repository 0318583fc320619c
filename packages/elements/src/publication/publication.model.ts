import {
  publicationWorkflow,
  type ActionId,
  type Id,
  type Instant,
  type Org,
  type Publication,
  type PublicationItem,
  type Session,
  type Transition,
} from "@xiaoben/contract";
import { idsAbove } from "../practice/practice.model.ts";

/** What is done with a publication. */
export type PublicationAction = Extract<ActionId, `publication.${string}`>;
/** What moves it on. */
export type Move = "open" | "object" | "answer" | "recall" | "publish" | "withdraw";

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

export const unanswered = ({ objections }: Pick<Publication, "objections">): number =>
  objections.filter(({ answer }) => answer === undefined).length;

/** What is known of those who are named. */
export interface Known {
  name: string;
  staffNumber?: string | undefined;
}

/** Whom an item is about: the reader among them. */
export const isAbout = ({ person, people }: PublicationItem, me: Id): boolean => person === me || (people?.includes(me) ?? false);
