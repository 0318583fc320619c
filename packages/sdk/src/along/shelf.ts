import { openDB, type DBSchema } from "idb";
import type { Taken } from "@xiaoben/contract";

/** A lesson on the device, with the answers that were read for it, by their questions. */
export interface Kept extends Taken {
  person: string;
  /** Id of the lesson. */
  of: string;
  answers: Record<string, unknown>;
}

/** What is taken along, in IndexedDB: under who took it. */
export interface Shelf {
  /** What a person took. What has had its time goes. */
  load(person: string, now: number): Promise<Kept[]>;
  put(kept: Kept): Promise<void>;
  remove(person: string, of: string): Promise<void>;
  /** Everything of a person. */
  clear(person: string): Promise<void>;
}

interface Schema extends DBSchema {
  taken: { key: [string, string]; value: Kept };
}

export function openShelf(name: string): Shelf {
  const database = openDB<Schema>(name, 1, {
    upgrade: (db) => void db.createObjectStore("taken", { keyPath: ["person", "of"] }),
    // Another page wants to delete it or to make it anew.
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
  });
  // Told to whoever asks.
  database.catch(() => undefined);
  const of = (person: string): IDBKeyRange => IDBKeyRange.bound([person], [person, []]);
  return {
    async load(person, now) {
      const db = await database;
      const rows = await db.getAll("taken", of(person));
      const over = rows.filter(({ until }) => Date.parse(until) <= now);
      for (const { of } of over) await db.delete("taken", [person, of]);
      return rows.filter((row) => !over.includes(row));
    },
    put: async (kept) => void (await (await database).put("taken", kept)),
    remove: async (person, of) => (await database).delete("taken", [person, of]),
    clear: async (person) => (await database).delete("taken", of(person)),
  };
}
