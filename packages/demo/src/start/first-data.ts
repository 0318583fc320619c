import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDay, type Day } from "@xiaoben/contract";
import type { Store } from "@xiaoben/backend";
import { loadRecords, StartError } from "@xiaoben/server";
import { generateCounty } from "../county/index.ts";

/** What the data folder was begun with. */
export interface Begun {
  seed: number;
  today: Day;
  state: "loading" | "loaded";
}

export interface FirstDataOptions {
  folder: string;
  /** Seed and day of a county that is begun now; one that was begun before keeps its own. */
  seed: number;
  today: Day;
  onProgress?: (done: number, of: number) => void;
}

/**
 * Loads the invented county once. What was broken off half way is taken up again: the mark in the folder says
 * with which seed and day it was begun, and records go in in one order, a thousand at a time, all or none.
 */
export async function firstData(store: Store, { folder, seed, today, onProgress }: FirstDataOptions): Promise<Begun> {
  const file = join(folder, "county.json");
  const begun = readBegun(folder, file) ?? { seed, today, state: "loading" };
  if (begun.state === "loaded") return begun;
  writeBegun(file, begun);
  const county = generateCounty(begun);
  const there = await countThere(county.records.length, async (place) => {
    const { kind, record } = county.records[place]!;
    return (await store.get(county.tenant, { kind, id: record.id })) !== null;
  });
  const rest = county.records.slice(there);
  await loadRecords(store, county.tenant, rest, (done) => onProgress?.(there + done, county.records.length));
  const loaded: Begun = { ...begun, state: "loaded" };
  writeBegun(file, loaded);
  return loaded;
}

/** How many of the first records are there: they went in in order, so half of what is left is ruled out by each look. */
async function countThere(count: number, isThere: (place: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await isThere(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readBegun(folder: string, file: string): Begun | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { seed, today, state } = JSON.parse(readFileSync(file, "utf8")) as Partial<Begun>;
    if (typeof seed === "number" && isDay(today) && (state === "loading" || state === "loaded")) return { seed, today, state };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StartError(
    "data-damaged",
    `The data folder ${folder} is damaged (county.json is not readable). Move it away to begin with an empty one.`,
  );
}

/** Written beside and moved into place, so that there is never half a file. */
function writeBegun(file: string, begun: Begun): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(begun)}\n`);
  renameSync(`${file}.new`, file);
}
