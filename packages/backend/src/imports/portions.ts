import { idOf, isProblemError, ProblemError, sha256, type HoursSheet, type Id, type ImportReport, type Instant } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { noSetup } from "../practice/setup.ts";
import { derived, save, type Scene } from "../records/scene.ts";
import type { Services } from "../services.ts";
import type { Tx } from "../store/store.ts";
import { bytesOf, portionsOf, rowsOf, valueOf, type PlannedRow } from "./plan.ts";
import { presentKeys } from "./present.ts";
import { keyOf, type Judged } from "./rows.ts";

/**
 * How far an import is. It is kept as part 0 of a file that nobody sees; the portions that are still to come are its other parts.
 * Each portion and the state after it are written in one transaction: wherever a process ends, the next one goes on behind the last portion.
 */
export interface ImportState {
  /** Who imports. */
  by: Id;
  file: string;
  sheet: ImportReport["sheet"];
  /** Of the schools for which it was judged. */
  paths: readonly string[];
  rows: number;
  portions: number;
  /** The portion whose turn it is, from 1. */
  next: number;
  done: number;
  written: number;
  alreadyThere: number[];
}

/** The import of a file that somebody has begun. */
export async function stateOf({ store }: Services, who: Who, operation: string, file: string): Promise<ImportState | null> {
  const bytes = await store.part(who.tenant, idOf(operation, file, who.person), 0);
  return bytes && valueOf<ImportState>(bytes);
}

/** Lays all rows down as they are to be written, the state last: until it is there, nothing was begun. */
export async function begin(
  services: Services,
  who: Who,
  operation: string,
  { file, sheet, paths, rows }: { file: string; sheet: HoursSheet; paths: readonly string[]; rows: readonly Judged[] },
): Promise<ImportState> {
  const { store, settings } = services;
  const id = idOf(operation, file, who.person);
  const until = neededUntil(services);
  const portions = portionsOf(
    rows.map(({ row, hour }) => ({ row: row.row, hour: hour! })),
    settings.importRows,
  );
  const { rows: _rows, ...about } = sheet;
  const begun: ImportState = {
    by: who.person,
    file,
    sheet: about,
    paths,
    rows: rows.length,
    portions: portions.length,
    next: 1,
    done: 0,
    written: 0,
    alreadyThere: [],
  };
  for (let from = 0; ; from += partsAtOnce) {
    const isLast = from + partsAtOnce >= portions.length;
    const first = await store.write(who.tenant, async (tx) => {
      const other = await stateIn(tx, id);
      if (other) return other;
      for (const [at, portion] of portions.slice(from, from + partsAtOnce).entries())
        await tx.putPart(id, from + at + 1, bytesOf(portion), until);
      if (isLast) await tx.putPart(id, 0, bytesOf(begun), until);
      return isLast ? begun : null;
    });
    if (first) return first;
  }
}

/** An import that nobody goes on with is kept for as long as an upload; see `sweepImports`. */
const neededUntil = ({ settings, now }: Services): Instant => new Date(now().getTime() + settings.uploadDays * aDay).toISOString();
const aDay = 86_400_000;

/** Portions that are laid down in one transaction. */
const partsAtOnce = 8;

/** Writes portion after portion, at least one, until all are done or the time is over. */
export async function goOn(services: Services, who: Who, operation: string, begun: ImportState): Promise<ImportState> {
  const until = Date.now() + services.settings.importSeconds * 1000;
  let state = begun;
  while (state.next <= state.portions) {
    state = await takePortion(services, who, operation, state);
    if (Date.now() >= until) break;
  }
  return state;
}

const attempts = 5;

/** Who else writes the same rows at the same moment is seen at the second look. */
async function takePortion(services: Services, who: Who, operation: string, state: ImportState): Promise<ImportState> {
  const { store } = services;
  const id = idOf(operation, state.file, who.person);
  for (let attempt = 1; ; attempt++) {
    const bytes = await store.part(who.tenant, id, state.next);
    if (!bytes) return moved(services, who, operation, state);
    const rows = rowsOf(bytes);
    const present = await presentKeys(
      services,
      who,
      rows.map(({ hour }) => hour),
    );
    try {
      return await store.write(who.tenant, (tx) => writePortion(services, { tx, who, operation, id }, state, rows, present));
    } catch (error) {
      if (!isProblemError(error) || !overtaken.includes(error.code) || attempt === attempts) throw error;
    }
  }
}

const overtaken: readonly string[] = ["stale-version", "duplicate-key"];

/** Another call has written the portion, perhaps the last one. */
async function moved(services: Services, who: Who, operation: string, before: ImportState): Promise<ImportState> {
  const state = await stateOf(services, who, operation, before.file);
  if (!state) throw new ProblemError("not-found", "Nobody went on with this import for too long, and it was removed. Send the file again.");
  if (state.next === before.next) throw new ProblemError("internal", "A portion of the import is not there.");
  return state;
}

async function writePortion(
  services: Services,
  { tx, who, operation, id }: { tx: Tx; who: Who; operation: string; id: Id },
  seen: ImportState,
  rows: readonly PlannedRow[],
  present: ReadonlySet<string>,
): Promise<ImportState> {
  const { settings } = services;
  const state = await stateIn(tx, id);
  if (!state || state.next !== seen.next) return state ?? seen;
  const fresh = rows.filter(({ hour }) => !present.has(keyOf(hour)));
  const actionId = idOf(operation, state.file, who.person, String(state.next));
  const inputHash = sha256(state.file);
  const scene: Scene = { tx, who, settings, action: operation, actionId, inputHash, setup: noSetup, changes: new Map() };
  for (const { hour } of fresh) await save(scene, "hour", derived(hour.id, { ...hour }, who.now));
  const { file, next: portion } = state;
  await tx.audit({ at: who.now, actor: who.person, action: operation, actionId, file, portion, rows: fresh.length });
  const after: ImportState = {
    ...state,
    next: portion + 1,
    done: state.done + rows.length,
    written: state.written + fresh.length,
    alreadyThere: [...state.alreadyThere, ...rows.filter(({ hour }) => present.has(keyOf(hour))).map(({ row }) => row)],
  };
  if (after.next > after.portions) await tx.removeParts(id);
  await tx.putPart(id, 0, bytesOf(after), neededUntil(services));
  return after;
}

async function stateIn(tx: Tx, id: Id): Promise<ImportState | null> {
  const bytes = await tx.part(id, 0);
  return bytes && valueOf<ImportState>(bytes);
}
