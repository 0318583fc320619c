import { createHash } from "node:crypto";
import { canonical, isId, newId, type Id } from "@xiaoben/contract";
import type { Stored } from "@xiaoben/backend";
import type { History } from "../pending.ts";
import type { TenantDatabase } from "../tenants.ts";
import type { AuditName, AuditNames } from "./names.ts";

/** A version that a transaction wrote, as the trail speaks of it: no content. */
export interface Written {
  kind: string;
  id: Id;
  version: number;
  owner: Id | null;
  /** SHA-256 of the body, in hex. */
  hash: string;
  history: Pick<History, "actor" | "action" | "actionId">;
}

export const writtenOf = ({ kind, id, version, owner, body }: Stored, history: History): Written => ({
  kind,
  id,
  version,
  owner,
  hash: createHash("sha256").update(canonical(body)).digest("hex"),
  history,
});

type Entry = Readonly<Record<string, unknown>>;

/** More than this many versions of one action are told by their number and one hash. */
const listed = 50;

/** An entry, and what it speaks of. */
export interface Told {
  entry: Entry;
  written: readonly Written[];
}

/** A row of the trail. */
export interface EntryToWrite {
  id: Id;
  entry: Entry;
}

/** The entries of a transaction, with aliases in the place of people, for which names are made where there are none. */
export async function entriesOf(db: TenantDatabase, tenant: string, names: AuditNames, told: readonly Told[]): Promise<EntryToWrite[]> {
  if (told.length === 0) return [];
  const people = told.flatMap(({ entry, written }) => [...peopleIn(entry), ...written.flatMap(peopleOf)]);
  const known = await names.of(db, tenant, [...new Set(people)]);
  return told.map(({ entry, written }) => ({ id: newId(), entry: { ...named(entry, known), ...summary(written, known) } }));
}

/**
 * The entries of a piece of work. Each is told what was written by its action (one without action: all that no other speaks of), as
 * the transaction itself knows it; for what no entry speaks of there is one by itself. So nothing is written without an entry.
 */
export const toldBy = (given: readonly unknown[], written: readonly Written[]): Told[] => withWritten(given.map(asEntry), written);

const asEntry = (given: unknown): Entry => (typeof given === "object" && given !== null ? { ...given } : { says: given });

function withWritten(entries: readonly Entry[], written: readonly Written[]): Told[] {
  const left = new Set(written);
  const take = (which: (one: Written) => boolean): Written[] => {
    const taken = [...left].filter(which);
    for (const one of taken) left.delete(one);
    return taken;
  };
  const told = entries.map((entry) => ({
    entry,
    written: typeof entry["actionId"] === "string" ? take(({ history }) => history.actionId === entry["actionId"]) : [],
  }));
  for (const one of told) if (!("actionId" in one.entry)) one.written = take(() => true);
  for (const { history } of written) {
    const all = take((one) => one.history.action === history.action && one.history.actor === history.actor);
    if (all.length > 0) told.push({ entry: { actor: history.actor, action: history.action, actionId: history.actionId }, written: all });
  }
  return told;
}

type Names = ReadonlyMap<Id, AuditName>;

const peopleOf = ({ kind, id, owner }: Written): Id[] => (kind === "person" ? [id] : owner === null ? [] : [owner]);

/** Whom an entry names: who acted, whom it is about, and a record that is a person. */
function peopleIn({ actor, about, on }: Entry): Id[] {
  const ref = on as { kind?: unknown; id?: unknown } | undefined;
  const people = [actor, ...(Array.isArray(about) ? (about as unknown[]) : [about]), ref?.kind === "person" ? ref.id : undefined];
  return people.filter(isId);
}

/** The entry with aliases in the place of people. What the caller says of changes gives way to what was written. */
function named({ changes: _told, ...entry }: Entry, names: Names): Entry {
  const alias = (person: unknown): unknown => names.get(person as Id)?.alias ?? person;
  const on = entry["on"] as { kind?: unknown; id?: unknown } | undefined;
  return {
    ...entry,
    ...("actor" in entry && { actor: alias(entry["actor"]) }),
    ...("about" in entry && { about: Array.isArray(entry["about"]) ? entry["about"].map(alias) : alias(entry["about"]) }),
    ...(on?.kind === "person" && { on: { ...on, id: alias(on.id) } }),
  };
}

function summary(written: readonly Written[], names: Names): Entry {
  const changes = written.map((one) => ({
    kind: one.kind,
    id: one.kind === "person" ? names.get(one.id)!.alias : one.id,
    version: one.version,
    hash: blinded(one, names),
  }));
  if (changes.length <= listed) return changes.length === 0 ? {} : { changes };
  return { written: changes.length, hash: createHash("sha256").update(canonical(changes)).digest("hex") };
}

/** Of a record that belongs to somebody the hash is mixed with her salt: without it nobody can try out contents. */
function blinded({ kind, id, owner, hash }: Written, names: Names): string {
  const salt = names.get(kind === "person" ? id : (owner ?? ""))?.salt;
  return salt === undefined ? hash : createHash("sha256").update(`${salt} ${hash}`).digest("hex");
}
