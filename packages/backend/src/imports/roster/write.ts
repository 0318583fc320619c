import { idOf, isProblemError, ProblemError, sha256, type Id } from "@xiaoben/contract";
import { relationsOf, toStored } from "../../records/project.ts";
import type { Store, Tx } from "../../store/store.ts";
import type { Write } from "./draft.ts";

/** Rosters of a tenant are taken in turns. */
const matter = "roster";

/** Most records of one transaction, but for the last person's own: it must end well within the time that the feed withholds. */
const portion = 1_000;
/** Of those where each is looked at first. */
const smallPortion = 100;

/** An import that is decided. What it leaves to be done is kept until it is done, whatever becomes of the process. */
interface Decided {
  actor: Id;
  actionId: Id;
  inputHash: string;
  writes: Write[];
}

/** Who writes which file, and when. */
export interface Writing {
  actor: Id;
  at: string;
  /** SHA-256 of the file. */
  file: string;
  rows: number;
}

/** The turn that an import goes by: nobody else's is in the way any longer. */
export async function rosterTurn(store: Store, tenant: string): Promise<number> {
  await finishRoster(store, tenant);
  return (await store.turn(tenant, matter)).taken;
}

/**
 * Writes all of a plan or nothing. What fits into one transaction is one. More is decided in one, with everything that is to be written,
 * and then written in portions; who dies on the way is succeeded by the next who looks ({@link finishRoster}).
 * @throws {ProblemError} `stale-version` where something was changed since the plan was made, and nothing is written
 */
export async function writeRoster(store: Store, tenant: string, seen: number, writes: readonly Write[], writing: Writing): Promise<void> {
  const { actor, at, file, rows } = writing;
  const actionId = idOf("roster.import", file, actor, String(seen));
  const decided: Decided = { actor, actionId, inputHash: sha256(file), writes: [...writes] };
  const audited = (tx: Tx): Promise<void> => tx.audit({ at, actor, action: "roster.import", actionId, file, rows, records: writes.length });
  if (writes.length <= portion) {
    await store.write(tenant, async (tx) => {
      await tx.turn(matter, seen);
      await putAll(tx, decided, writes);
      await audited(tx);
    });
    return;
  }
  await store.write(tenant, async (tx) => {
    await tx.turn(matter, seen, JSON.stringify(decided));
    await audited(tx);
  });
  await finishRoster(store, tenant);
}

/** Writes what a decided import has left to be done. Several may do so at once, and again: what is written is not written twice. */
export function finishRoster(store: Store, tenant: string): Promise<void> {
  const running = finishing.get(store) ?? new Map<string, Promise<void>>();
  finishing.set(store, running);
  const run = running.get(tenant) ?? finish(store, tenant).finally(() => running.delete(tenant));
  running.set(tenant, run);
  return run;
}

/** In one process one at a time is enough. */
const finishing = new WeakMap<Store, Map<string, Promise<void>>>();

async function finish(store: Store, tenant: string): Promise<void> {
  const { taken, left } = await store.turn(tenant, matter);
  if (left === undefined) return;
  const decided = JSON.parse(left) as Decided;
  for (const writes of portionsOf(decided.writes)) await writePortion(store, tenant, decided, writes);
  await store
    .write(tenant, (tx) => tx.turn(matter, taken))
    .catch((error: unknown) => {
      if (!isProblemError(error) || error.code !== "stale-version") throw error; // Somebody else has finished it.
    });
}

/** Nobody is cut in two: in a plan a person and her roles follow each other. */
function portionsOf(writes: readonly Write[]): Write[][] {
  const whose = ({ body }: Write): Id => (body as { person?: Id }).person ?? body.id;
  const portions: Write[][] = [];
  for (const write of writes) {
    const last = portions.at(-1);
    if (last && (last.length < portion || whose(last.at(-1)!) === whose(write))) last.push(write);
    else portions.push([write]);
  }
  return portions;
}

async function writePortion(store: Store, tenant: string, decided: Decided, writes: readonly Write[]): Promise<void> {
  try {
    await store.write(tenant, (tx) => putAll(tx, decided, writes));
  } catch (error) {
    if (!isProblemError(error) || error.code !== "stale-version") throw error;
    for (let from = 0; from < writes.length; from += smallPortion)
      await writeRest(store, tenant, decided, writes.slice(from, from + smallPortion));
  }
}

/** Those of a portion that are not written yet. */
async function writeRest(store: Store, tenant: string, decided: Decided, writes: readonly Write[]): Promise<void> {
  await store.write(tenant, async (tx) => {
    const rest: Write[] = [];
    for (const write of writes) {
      const there = await tx.get({ kind: write.kind, id: write.body.id });
      if (!there || there.version < write.body.version) rest.push(write);
    }
    await putAll(tx, decided, rest);
  });
}

async function putAll(tx: Tx, { actor, actionId, inputHash }: Decided, writes: readonly Write[]): Promise<void> {
  for (const { kind, body, path } of writes) {
    await tx.put(
      toStored(kind, body, () => path),
      { actor, action: "roster.import", actionId, inputHash },
    );
    await tx.relate({ kind, id: body.id }, relationsOf(kind, body));
  }
}

/** Whether an import was overtaken and is to be planned anew. */
export const isOvertaken = (error: unknown): boolean => isProblemError(error) && error.code === "stale-version";

/** Said where an import was overtaken again and again. */
export const tooBusy = (): ProblemError =>
  new ProblemError("maintenance", "People and roles change too fast just now. Nothing was written. Try again.");
