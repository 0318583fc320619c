import { newId } from "@xiaoben/contract";
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import type { Chain, Entry, Journal, Mark, Sent } from "./entry.ts";
import { keyPaths, tableNames, type RowKey, type Rows, type TableName, type Tables, type Work } from "./tables.ts";
import type { Later } from "./turn.ts";

interface Schema extends DBSchema {
  queue: { key: number; value: Entry };
  journal: { key: string; value: Journal };
  chains: { key: string; value: Chain };
  sent: { key: string; value: Sent };
  marks: { key: string; value: Mark };
}
type Mode = "readonly" | "readwrite";

/** One person's IndexedDB. A connection that was lost is opened again; what takes too long is given up. */
export interface Database {
  /** Rejects with whatever the browser says; then nothing of the work has happened. */
  transact<T>(mode: Mode, work: Work<T>, strict?: boolean): Promise<T>;
  /** The id of the database that is open; another one than before means that the old one was deleted. */
  readonly made: string | undefined;
  close(): void;
}

const openMs = 3_000;
const workMs = 10_000;

export function databaseOf(name: string, later: Later): Database {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  /** The opening takes long, as while an older page keeps the database from being changed: nobody waits for it twice. */
  let late = false;
  let made: string | undefined;
  let closed = false;

  const drop = (): void => {
    const old = opening;
    opening = undefined;
    void old?.then(
      (db) => db.close(),
      () => undefined,
    );
  };
  const open = async (): Promise<IDBPDatabase<Schema>> => {
    const db = await openDB<Schema>(name, 2, { upgrade, blocking: drop, terminated: drop });
    const mark = await db.get("marks", "made");
    made = mark?.owner;
    return db;
  };
  const connected = (): Promise<IDBPDatabase<Schema>> => {
    if (closed) return Promise.reject(new DOMException("The outbox was closed.", "InvalidStateError"));
    if (!opening) {
      const mine = (opening = open());
      late = false;
      const stop = later(openMs, () => (late = opening === mine));
      mine
        .then(
          () => (late = false),
          () => {
            if (opening === mine) opening = undefined;
          },
        )
        .finally(stop);
    }
    return late ? Promise.reject(tooLong()) : within(opening, openMs);
  };
  const within = async <T>(work: Promise<T>, ms: number): Promise<T> => {
    let cancel = (): void => undefined;
    const limit = new Promise<never>((_, failed) => (cancel = later(ms, () => failed(tooLong()))));
    try {
      return await Promise.race([work, limit]);
    } finally {
      cancel();
    }
  };
  const begin = async (mode: Mode, strict: boolean): Promise<IDBPTransaction<Schema, TableName[], Mode>> => {
    const start = async (): Promise<IDBPTransaction<Schema, TableName[], Mode>> =>
      (await connected()).transaction(tableNames, mode, strict ? { durability: "strict" } : {});
    try {
      return await start();
    } catch (error) {
      if ((error as Error).name !== "InvalidStateError" || closed) throw error;
      // The browser closed the connection: once more with a new one.
      drop();
      return start();
    }
  };

  return {
    get made() {
      return made;
    },
    async transact<T>(mode: Mode, work: Work<T>, strict = false) {
      const tx = await begin(mode, strict);
      const done = tx.done;
      done.catch(() => undefined);
      /** `false`: it has ended already; how, is said by `done`. */
      const abort = (): boolean => {
        try {
          tx.abort();
          return true;
        } catch {
          return false;
        }
      };
      let result: { of: T } | undefined;
      try {
        result = { of: await within(work(tablesOf(tx)), workMs) };
        await within(done, workMs);
        return result.of;
      } catch (error) {
        const kept =
          !abort() &&
          (await done.then(
            () => true,
            () => false,
          ));
        if (kept && result) return result.of;
        // The browser's reason is told rather than that the transaction was aborted because of it.
        throw tx.error ?? error;
      }
    },
    close() {
      closed = true;
      drop();
    },
  };
}

function upgrade(
  db: IDBPDatabase<Schema>,
  before: number,
  _: number | null,
  tx: { objectStore(name: "marks"): { put(row: Mark): unknown } },
) {
  const old = db as unknown as IDBDatabase;
  if (old.objectStoreNames.contains("lease")) old.deleteObjectStore("lease");
  for (const table of tableNames)
    if (!old.objectStoreNames.contains(table)) old.createObjectStore(table, { keyPath: keyPaths[table], autoIncrement: table === "queue" });
  if (before < 2) void tx.objectStore("marks").put({ name: "made", owner: newId() });
}

function tablesOf(tx: IDBPTransaction<Schema, TableName[], Mode>): Tables {
  // `idb` types one store at a time; here the name is a variable.
  const store = (table: TableName): LooseStore => tx.objectStore(table) as unknown as LooseStore;
  return {
    get: <N extends TableName>(table: N, key: RowKey) => store(table).get(key) as Promise<Rows[N] | undefined>,
    all: <N extends TableName>(table: N) => store(table).getAll() as Promise<Rows[N][]>,
    put: async <N extends TableName>(table: N, row: Rows[N]) => {
      const key = await store(table).put(row);
      return Object.assign({}, row, { [keyPaths[table]]: key });
    },
    delete: (table, key) => store(table).delete(key),
    mayAlter: () => true,
  };
}

interface LooseStore {
  get(key: RowKey): Promise<unknown>;
  getAll(): Promise<unknown[]>;
  put(row: unknown): Promise<RowKey>;
  delete(key: RowKey): Promise<void>;
}

const tooLong = (): DOMException => new DOMException("The browser's storage did not answer in time.", "TimeoutError");
