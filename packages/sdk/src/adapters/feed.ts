import type { Change, ChangesPage, Kind } from "@xiaoben/contract";
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
  const told = new Map<string, number>();
  return async (cursor, signal) => {
    if (followed.length === 0) return { changes: [], cursor: none };
    if (cursor === "now") return { changes: [], cursor: cursorOf(await now()) };
    const since = cursor === null ? 0 : Number(cursor.replace("since.", ""));
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
    return { changes, cursor: cursorOf(last) };
  };
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
      if (typeof id === "string" && typeof version === "number") found.push({ id, version, at: Date.parse(String(updatedAt)) || since });
    }
    cursor = cut.next;
  } while (cursor !== undefined);
  return found;
}

const sinceText = (ms: number, conventions: Conventions) => time.write(new Date(ms).toISOString(), conventions);
const cursorOf = (ms: number): string => `since.${ms}`;
