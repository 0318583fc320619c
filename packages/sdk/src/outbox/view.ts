import type { Instant, Kind, Kinds, Page, Query, Ref, Task } from "@xiaoben/contract";
import { isEqual, merged } from "../values.ts";
import { keyFor, valuesOf, type Entry, type Fields, type Journal, type Key } from "./entry.ts";
import type { Landed } from "./landed.ts";

/** What the device knows that the back end does not, or that has not come back from it yet. */
export interface Local {
  entries: readonly Entry[];
  journals: ReadonlyMap<Key, Journal>;
  /** Typed in this page and not yet on the device. */
  typed: ReadonlyMap<Key, Fields>;
  /** Records of which something is in memory only, because the browser did not let us store it. */
  memory: ReadonlySet<Key>;
  /** Confirmed by the back end, until the reading that contains it has come. */
  landed: ReadonlyMap<Key, Landed>;
}

type Loose = Record<string, unknown>;

const setByServer = ["id", "version", "createdAt", "updatedAt", "state", "deleted", "signatures"];

/** What creates a record: its content without what the server sets. */
export const bodyOf = (record: object): Loose => Object.fromEntries(Object.entries(record).filter(([name]) => !setByServer.includes(name)));

/** A record that is nowhere but on this device. */
export function blank(ref: Ref, org: string): Loose {
  const now = new Date().toISOString();
  return { id: ref.id, version: 0, org, createdAt: now, updatedAt: now, state: "draft" };
}

/** Whether something on the device bears on a record. */
export const isLocal = (key: Key, local: Local): boolean =>
  local.typed.has(key) ||
  local.journals.has(key) ||
  local.entries.some(({ on, input }) => keyFor(on) === key && (input.body || input.patch));

/** A record as the person left it: what was read, then what waits, then what is being typed. `undefined`: too little is known. */
export function recordSeen<K extends Kind>(
  ref: Ref<K>,
  read: Kinds[K] | null | undefined,
  local: Local,
  org: string,
): Kinds[K] | null | undefined {
  const key = keyFor(ref);
  let seen: Loose | null | undefined = read as Loose | null | undefined;
  const landed = local.landed.get(key);
  const version = read?.version ?? 0;
  if (landed?.gone && version < landed.version) seen = null;
  else if (landed && version < landed.content) seen = { ...merged(seen ?? blank(ref, org), landed.values), version: landed.content };
  for (const { on, input, action } of local.entries) {
    if (keyFor(on) !== key) continue;
    if (action.endsWith(".remove")) seen = null;
    else if (input.body ?? input.patch) seen = merged(seen ?? blank(ref, org), (input.body ?? input.patch)!);
  }
  for (const fields of [local.journals.get(key)?.fields, local.typed.get(key)])
    if (fields) seen = merged(seen ?? { ...blank(ref, org), ...local.journals.get(key)?.seed }, valuesOf(fields));
  return seen as Kinds[K] | null | undefined;
}

/** A page with what waits in it: changed records as they were left, new ones in front, removed ones gone. `at`: when it was read. */
export function pageSeen<K extends Kind>(query: Query<K>, page: Page<K>, local: Local, org: string, at: Instant, now: number): Page<K> {
  const of = (id: string): Ref<K> => ({ kind: query.kind, id });
  const items = page.items.flatMap((item) => recordSeen(of(item.id), item, local, org) ?? []);
  const there = new Set(page.items.map(({ id }) => id));
  const fresh = [
    ...new Set(
      [
        ...local.entries.filter(({ input }) => input.body).map(({ on }) => on),
        ...[...local.journals.values()].filter(({ base }) => !base).map(({ on }) => on),
        // Confirmed, and not in a reading yet that could contain it.
        ...[...local.landed.values()].filter((write) => write.made && isBefore(at, write, now)),
      ]
        .filter((on) => on.kind === query.kind)
        .map(({ id }) => id),
    ),
  ]
    .filter((id) => !there.has(id))
    .flatMap((id) => recordSeen(of(id), null, local, org) ?? [])
    .filter((record) => matches(record as unknown as Loose, query.where ?? {}));
  return fresh.length === 0 && items.length === page.items.length && items.every((item, i) => item === page.items[i])
    ? page
    : { ...page, items: query.cursor ? items : [...fresh, ...items] };
}

/** Whether a reading is older than a write. A time to come was told before the clock was set back: it counts as now. */
function isBefore(reading: Instant, write: Landed, now: number): boolean {
  write.at = Math.min(write.at, now);
  return Date.parse(reading) < write.at;
}

function matches(record: Loose, where: Loose): boolean {
  return Object.entries(where).every(([name, value]) => {
    const day = String(record["on"] ?? "");
    if (name === "from") return day >= String(value);
    if (name === "to") return day <= String(value);
    return isEqual(record[name], value);
  });
}

/** Tasks without those that are done on this device and wait to be sent, or were confirmed after the tasks were read. */
export function tasksSeen(tasks: Task[], local: Local, org: string, at: Instant, now: number): Task[] {
  const moving = local.entries.filter(({ input, error }) => !input.body && !input.patch && !error);
  const moved = [...local.landed.values()].filter((write) => write.moves.length > 0 && isBefore(at, write, now));
  if (moving.length + moved.length === 0) return tasks;
  const done = [
    ...moving.map(({ on, action }) => ({ on, actions: [action as string] })),
    ...moved.map(({ kind, id, moves }) => ({ on: { kind, id } as Ref, actions: moves })),
  ];
  return tasks.filter(
    ({ action, on }) =>
      !done.some((move) => {
        if (keyFor(move.on) === keyFor(on)) return move.actions.includes(action);
        // A lesson waits for an observation; the observation that answers it is on its way.
        const record = action.startsWith(`${move.on.kind}.`) ? (recordSeen(move.on, null, local, org) as unknown as Loose | null) : null;
        return record?.[on.kind] === on.id;
      }),
  );
}
