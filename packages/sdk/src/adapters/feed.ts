import { newId, type Change, type ChangesPage, type Kind } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { asText } from "./json.ts";
import type { KindWay } from "./kind.ts";
import { rowsFrom, type Reading } from "./reads.ts";
import type { Conventions, Way } from "./way.ts";
import { localTime } from "./times.ts";

const time: Way = localTime();
/** What stays the same where nothing tells of changes. */
const none = "none";

/**
 * A feed made of lists of what changed since a time. Rows change before their transaction ends, so the last moments are asked for again each time, and
 * what was told is not told twice. Where no list has such a parameter, the feed is empty and asks nobody.
 */
export function feedFrom(
  reading: Reading,
  ways: readonly KindWay[],
  { overlap, now }: { overlap: number; now: () => Promise<number> },
): (cursor: string | null, signal?: AbortSignal) => Promise<ChangesPage> {
  const followed = ways.filter((way) => way.options.lists?.since !== undefined);
  const memory = memoryOf();
  return async (cursor, signal) => {
    if (followed.length === 0) return { changes: [], cursor: none };
    if (cursor === "now") return { changes: [], cursor: memory.keep(await now(), new Map()) };
    const since = cursor === null ? 0 : sinceOf(cursor);
    const told = new Map(cursor === null ? [] : memory.told(cursor));
    let last = since;
    const changes: Change[] = [];
    for (const way of followed) {
      for (const { id, version, at } of await changedSince(reading, way, Math.max(0, since - overlap), signal)) {
        last = Math.max(last, at);
        const key = `${way.kind}/${id}`;
        if ((told.get(key) ?? -1) >= version) continue;
        told.set(key, version);
        changes.push({ kind: way.kind, id, version });
      }
    }
    // Where there is nothing new the place stays the same: whoever asks on until it does comes to an end.
    return { changes, cursor: cursor !== null && changes.length === 0 && last === since ? cursor : memory.keep(last, told) };
  };
}

/** How many places are remembered: of so many readers each is told everything once. */
const mostPlaces = 8;

interface Memory {
  /** What was told up to a place; nothing of one that is not remembered: it is told again, rather than not at all. */
  told(cursor: string): ReadonlyMap<string, number>;
  /** The next place. */
  keep(since: number, told: ReadonlyMap<string, number>): string;
}

/** Of every reader of the feed by itself what was told to him already. */
function memoryOf(): Memory {
  const places = new Map<string, ReadonlyMap<string, number>>();
  return {
    told(cursor) {
      const told = places.get(cursor);
      if (told && places.delete(cursor)) places.set(cursor, told);
      return told ?? new Map();
    },
    keep(since, told) {
      const cursor = `since.${since}.${newId()}`;
      places.set(cursor, told);
      if (places.size > mostPlaces) places.delete(places.keys().next().value!);
      return cursor;
    },
  };
}

/** @throws {TransportError} `validation` for what is no cursor of this feed: it is then read from the beginning. */
function sinceOf(cursor: string): number {
  const since = Number(/^since\.(\d{1,15})(?:\.[\w-]+)?$/.exec(cursor)?.[1] ?? NaN);
  if (since <= 8.64e15) return since;
  throw new TransportError("validation", `"${cursor.slice(0, 60)}" is no cursor of this feed. Begin again without one.`, { status: 422 });
}

async function changedSince(
  reading: Reading,
  way: KindWay<Kind>,
  since: number,
  signal?: AbortSignal,
): Promise<{ id: string; version: number; at: number }[]> {
  const params = { [way.options.lists!.since!]: sinceText(since, reading.conventions) };
  const found: { id: string; version: number; at: number }[] = [];
  let cursor: string | undefined;
  do {
    const cut = await rowsFrom(reading, way, params, { limit: undefined, cursor }, signal);
    for (const row of cut.rows) {
      const { value } = way.fields.read(row, reading.conventions);
      const { id, version, updatedAt } = value;
      // What cannot be read is told by whoever reads it.
      if (typeof id === "string" && typeof version === "number") found.push({ id, version, at: Date.parse(asText(updatedAt)) || since });
    }
    cursor = cut.next;
  } while (cursor !== undefined);
  return found;
}

const sinceText = (ms: number, conventions: Conventions) => time.write(new Date(ms).toISOString(), conventions);
