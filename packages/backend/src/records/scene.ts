import { ProblemError, type Change, type Checklist, type Definition, type Id, type Instant, type Kind, type Ref } from "@xiaoben/contract";
import type { Examined } from "../attachments/examine.ts";
import type { Who } from "../directory/who.ts";
import type { Setup } from "../practice/setup.ts";
import type { Gathered } from "../reports/gather.ts";
import type { Settings } from "../settings.ts";
import type { Stored, Tx } from "../store/store.ts";
import { parentOf, type Body } from "./body.ts";
import { relationsOf, toStored } from "./project.ts";

/** One action as it is carried out: the transaction, who acts, and what has been written so far. */
export interface Scene {
  tx: Tx;
  who: Who;
  settings: Settings;
  /** Draws a code to sign in with; left out: the machine's own random source. */
  code?: (() => string) | undefined;
  action: string;
  actionId: Id;
  inputHash: string;
  /** The definition that the record was, or is to be, made from. */
  definition?: Definition | undefined;
  /** Of an activity: the checklists that it is, or is to be, held by; `undefined` stands for one that is nowhere. */
  checklists?: readonly (Checklist | undefined)[] | undefined;
  /** What the bytes of an attachment show that is to be completed. */
  examined?: Examined | undefined;
  /** What people of a report that is to be prepared are to be credited with. */
  gathered?: Gathered | undefined;
  /** The levels that decide on an hour that is handed in, where a pack says them. */
  chain?: readonly string[] | undefined;
  /** What packs, bindings, decisions and given facts are written by. */
  setup: Setup;
  /** What was written, each record once at its last version. */
  changes: Map<string, Change>;
}

/** Writes a record with its relations. `action` is the one that history names: the caller's, or a transition that followed. `owner`: of a tombstone. */
export async function save(scene: Scene, kind: Kind, body: Body, action = scene.action, owner?: Id | null): Promise<Stored> {
  const projected = toStored(kind, body, scene.who.directory.pathOf);
  const stored = owner === undefined ? projected : { ...projected, owner };
  await scene.tx.put(stored, { actor: scene.who.person, action, actionId: scene.actionId, inputHash: scene.inputHash });
  await scene.tx.relate({ kind, id: body.id }, relationsOf(kind, body));
  const key = `${kind}/${body.id}`;
  scene.changes.delete(key);
  scene.changes.set(key, { kind, id: body.id, version: body.version });
  return stored;
}

/** A record after `before` with other properties: the next version, now. A property set to `undefined` is gone. */
export function nextOf(before: Body, set: Readonly<Record<string, unknown>>, now: Instant): Body {
  const properties = Object.entries({ ...before, ...set }).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(properties) as Body),
    version: before.version + 1,
    updatedAt: now > before.updatedAt ? now : before.updatedAt,
  };
}

/** A record that follows from another: version 1, now. */
export const derived = (id: Id, set: Readonly<Record<string, unknown>>, now: Instant): Body =>
  ({ ...set, id, version: 1, createdAt: now, updatedAt: now }) as unknown as Body;

/** A record that is there, with the one that governs it: itself, or for a section or item its plan. */
export interface Found {
  stored: Stored;
  body: Body;
  governing: Stored;
}

/** A record that is there, or `null`; one whose plan is gone is gone too. */
export async function find(get: (ref: Ref) => Promise<Stored | null>, ref: Ref): Promise<Found | null> {
  const stored = await get(ref);
  if (!stored || stored.deleted) return null;
  const governing = await governingOf(get, ref.kind, stored);
  return governing && { stored, body: stored.body as Body, governing };
}

/** The record whose state and parties decide about another: itself, or its plan. */
export async function governingOf(get: (ref: Ref) => Promise<Stored | null>, kind: Kind, stored: Stored): Promise<Stored | null> {
  const parent = parentOf(kind);
  if (!parent) return stored;
  const id = (stored.body as Record<string, unknown>)[parent.property];
  const found = typeof id === "string" ? await get({ kind: parent.kind, id }) : null;
  return found?.deleted ? null : found;
}

export const notFound = ({ kind, id }: Ref): ProblemError =>
  new ProblemError("not-found", `There is no ${kind} ${id}, or you may not know of it.`);

/** @throws {ProblemError} `stale-version` with the record as it is, where the caller saw another version. */
export function demandVersion(body: Body, version: number | undefined): void {
  if (version !== undefined && version !== body.version)
    throw new ProblemError(
      "stale-version",
      `You saw version ${version}; it is at ${body.version} now. Read it again and repeat the change.`,
      { current: body },
    );
}
