import type { Change, DeviceState, Id, Instant } from "@xiaoben/contract";
import { databaseOf } from "./database.ts";
import { keyFor, newest, type Entry, type Fields, type Journal, type Key, type Sent } from "./entry.ts";
import { owedOf } from "./owed.ts";
import { chained, fromForm, grounded, longer, onTopOf, type Read } from "./queueing.ts";
import type { RowKey, Rows, TableName, Tables, Work } from "./tables.ts";
import type { Later } from "./turn.ts";

/** What stands on the device, at one moment. */
export interface Contents {
  entries: readonly Entry[];
  journals: readonly Journal[];
  /** Records of which something is in memory only, because the browser did not let us store it. */
  memory: ReadonlySet<Key>;
}

/** What a rescue file brought in. */
export interface Taken {
  entries: readonly Entry[];
  journals: readonly Journal[];
}

/**
 * The outbox of one person in IndexedDB. Every method is one transaction: all of it happened, or nothing. What the browser does not let us
 * write is kept in memory and written with the first transaction that succeeds, so that every method does its work.
 */
export interface Store {
  load(): Promise<Contents>;
  /** Adds typed changes; of two pages that typed in one property the later wins. */
  write(journal: Journal): Promise<void>;
  /**
   * Puts what the form of a record holds at the end of the queue, and `then` behind it. Answers the last entry of the record.
   * `ground` is the record as it was read since, for a form that was filled in before it could be.
   */
  queue(key: Key, ground: Read, then?: Entry): Promise<Entry | undefined>;
  /** Marks an entry as sent for the first or a further time, and answers it as it is to be sent; nothing if it is gone or waits for a person. */
  begin(seq: number): Promise<Entry | undefined>;
  confirm(entry: Entry, changes: Change[], at: Instant): Promise<void>;
  /** Replaces an entry by what it became; nothing if it is gone. */
  replace(entry: Entry): Promise<void>;
  remove(seqs: readonly number[], key?: Key): Promise<void>;
  sent(actionId: string): Promise<Sent | undefined>;
  /** Everything that waits, from now on never altered under the same action id. */
  fix(): Promise<Contents>;
  /** Takes in what a rescue file holds; answers how much of it was not here yet. */
  take(taken: Taken, at: Instant): Promise<number>;
  /** Deletes everything of this person. */
  clear(): Promise<void>;
  /** Takes or keeps the right to send; `false`: another page has it. `until` in the past gives it back. */
  lease(owner: string, now: number, until: number): Promise<boolean>;
  /** Writes what could not be written, if that is possible now. */
  mend(): Promise<void>;
  /** What is wrong with the browser's storage; nothing while it works. */
  readonly trouble: Exclude<DeviceState["storage"], "kept"> | undefined;
  close(): void;
}

const keepSent = 200;
/** No lease is longer: one that claims to be was made under another clock. */
export const leaseMs = 12_000;

export function openStore(name: string, later: Later, troubled: () => void, open = databaseOf): Store {
  const database = open(name, later);
  const owed = owedOf();
  let trouble: Store["trouble"];
  let made: string | undefined;
  /** What was read last, for when it can be read no longer. */
  let known: { entries: Entry[]; journals: Journal[] } = { entries: [], journals: [] };
  let before: Promise<unknown> = Promise.resolve();

  /** One after another: what one leaves in memory is there for the next. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = before.then(work, work);
    before = mine.catch(() => undefined);
    return mine;
  };
  const found = (now: Store["trouble"]): void => {
    const changed = trouble !== now;
    trouble = now;
    if (changed) troubled();
  };
  /** Another database than before: the old one was deleted, and what it held is written again. */
  const sameDatabase = (): void => {
    if (made !== undefined && made !== database.made)
      owed.again([
        ...known.entries.map((row) => ({ table: "queue" as const, row })),
        ...known.journals.map((row) => ({ table: "journal" as const, row })),
      ]);
    made = database.made;
    if (!trouble && !owed.empty) queueMicrotask(() => void mend());
  };
  const mend = (): Promise<void> => run(async () => undefined);
  const run = <T>(work: Work<T>, strict = false): Promise<T> =>
    inOrder(async () => {
      try {
        const result = await database.transact(
          "readwrite",
          async (tables) => {
            sameDatabase();
            await owed.into(tables);
            return work(tables);
          },
          strict,
        );
        owed.paid();
        found(undefined);
        return result;
      } catch (error) {
        found(kindOf(error));
        return inMemory(work);
      }
    });
  /** Over what can be read, or else over what was read last. */
  const inMemory = async <T>(work: (tables: Tables, stored?: Tables) => Promise<T>): Promise<T> => {
    let result: { of: T } | undefined;
    try {
      await database.transact("readonly", async (stored) => {
        sameDatabase();
        result = { of: await owed.over(stored, (tables) => work(tables, stored)) };
      });
    } catch (error) {
      if (!trouble) found(kindOf(error));
    }
    return result ? result.of : owed.over(remembered(known), (tables) => work(tables));
  };
  const read = <T>(work: (tables: Tables, stored?: Tables) => Promise<T>): Promise<T> => inOrder(() => inMemory(work));
  const contents = async (tables: Tables): Promise<Contents> => ({
    entries: await tables.all("queue"),
    journals: await tables.all("journal"),
    memory: owed.keys,
  });

  return {
    load: () =>
      read(async (tables, stored) => {
        if (stored) known = { entries: await stored.all("queue"), journals: await stored.all("journal") };
        return contents(tables);
      }),
    write: (journal) =>
      run(async (tables) => {
        const stored = await tables.get("journal", journal.key);
        await tables.put(
          "journal",
          stored
            ? {
                ...journal,
                fields: newest(stored.fields, afterAll(journal, stored.fields)),
                was: { ...journal.was, ...stored.was },
                base: stored.base,
                at: stored.at,
              }
            : journal,
        );
      }),
    queue: (key, ground, then) =>
      run(async (tables) => {
        const queued = await tables.all("queue");
        const journal = await tables.get("journal", key);
        let last = queued.filter((entry) => keyFor(entry.on) === key).at(-1);
        if (journal) {
          const mayAlter = !!last && tables.mayAlter(last.seq!);
          const chain = await tables.get("chains", key);
          last = await tables.put("queue", fromForm(grounded(journal, ground, chain), last, chain, mayAlter));
          await tables.delete("journal", key);
        }
        const there = then && queued.find(({ actionId }) => actionId === then.actionId);
        if (!then || there) return there ?? last;
        return tables.put("queue", last ? { ...then, follows: true } : then);
      }, true),
    begin: (seq) =>
      run(async (tables) => {
        const entry = await tables.get("queue", seq);
        if (!entry || entry.error) return undefined;
        const version = entry.tried === 0 ? chained(entry, await tables.get("chains", keyFor(entry.on))) : undefined;
        return tables.put("queue", {
          ...entry,
          ...(version === undefined ? {} : { input: { ...entry.input, version } }),
          tried: entry.tried + 1,
        });
      }),
    confirm: (entry, changes, at) =>
      run(async (tables) => {
        const key = keyFor(entry.on);
        await tables.delete("queue", entry.seq!);
        // Two pages can come to send one entry, as when the clock jumped.
        if (await tables.get("sent", entry.actionId)) return;
        await tables.put("sent", { actionId: entry.actionId, at, changes });
        const sent = (await tables.all("sent")).sort((a, b) => (a.at < b.at ? -1 : 1));
        for (const { actionId } of sent.slice(0, Math.max(0, sent.length - keepSent))) await tables.delete("sent", actionId);
        const version = changes.find((change) => keyFor(change) === key)?.version;
        if (version === undefined) return;
        await tables.put("chains", longer(key, await tables.get("chains", key), entry, version));
        const journal = await tables.get("journal", key);
        if (journal) await tables.put("journal", onTopOf(journal, entry, version));
      }),
    replace: (entry) =>
      run(async (tables) => {
        if (await tables.get("queue", entry.seq!)) await tables.put("queue", entry);
      }),
    remove: (seqs, key) =>
      run(async (tables) => {
        for (const seq of seqs) await tables.delete("queue", seq);
        if (key) await tables.delete("journal", key);
      }),
    sent: (actionId) => read((tables) => tables.get("sent", actionId)),
    fix: () =>
      run(async (tables) => {
        const begun = new Set<Key>();
        for (const entry of await tables.all("queue")) {
          const key = keyFor(entry.on);
          // What goes on top of a write that only this device knows of says so now.
          const version = begun.has(key) || entry.tried > 0 ? undefined : chained(entry, await tables.get("chains", key));
          begun.add(key);
          if (entry.fixed && version === undefined) continue;
          await tables.put("queue", { ...entry, fixed: true, ...(version === undefined ? {} : { input: { ...entry.input, version } }) });
        }
        return contents(tables);
      }, true),
    take: ({ entries, journals }, taken) =>
      run(async (tables) => {
        const queued = await tables.all("queue");
        const here = new Set(queued.map(({ actionId }) => actionId));
        const busy = new Set(queued.map(({ on }) => keyFor(on)));
        let fresh = 0;
        /** Own writes of before say nothing about what somebody saw who typed elsewhere. */
        const strange = async (key: Key): Promise<void> => void (busy.has(key) || (await tables.delete("chains", key)));
        for (const { seq: _elsewhere, ...entry } of entries) {
          if (here.has(entry.actionId) || (await tables.get("sent", entry.actionId))) continue;
          here.add(entry.actionId);
          await strange(keyFor(entry.on));
          await tables.put("queue", { ...entry, fixed: true });
          fresh += 1;
        }
        for (const journal of journals) {
          const mark = markOf(journal);
          if (await tables.get("sent", mark)) continue;
          const stored = await tables.get("journal", journal.key);
          const fields = stored ? newest(stored.fields, journal.fields) : journal.fields;
          if (stored && Object.entries(fields).every(([name, field]) => stored.fields[name]?.at === field.at)) continue;
          await strange(journal.key);
          const at = stored && stored.at < journal.at ? stored.at : journal.at;
          await tables.put("journal", { ...journal, ...stored, fields, was: { ...journal.was, ...stored?.was }, at });
          await tables.put("sent", { actionId: mark, at: taken, changes: [] });
          fresh += 1;
        }
        return fresh;
      }, true),
    clear: () =>
      run(async (tables) => {
        for (const { seq } of await tables.all("queue")) await tables.delete("queue", seq!);
        for (const { key } of await tables.all("journal")) await tables.delete("journal", key);
        for (const { key } of await tables.all("chains")) await tables.delete("chains", key);
        for (const { actionId } of await tables.all("sent")) await tables.delete("sent", actionId);
      }, true),
    lease: (owner, now, until) =>
      run(async (tables) => {
        const held = await tables.get("marks", "sender");
        const free = held?.name !== "sender" || held.owner === owner || held.until < now || held.until > now + leaseMs;
        if (free) await tables.put("marks", { name: "sender", owner, until });
        return free;
      }),
    mend,
    get trouble() {
      return trouble;
    },
    close: () => database.close(),
  };
}

/** What stands there with a time to come was typed before the clock was set back: what is typed now is later. */
function afterAll({ fields, at: now }: Journal, there: Fields): Fields {
  const later = (name: string, at: number): number =>
    at && Math.max(at, (there[name]?.at ?? 0) > Date.parse(now) ? there[name]!.at + 0.001 : 0);
  return Object.fromEntries(Object.entries(fields).map(([name, { value, at }]) => [name, { value, at: later(name, at) }]));
}

/** Names what a form held at one moment, to tell it again. */
const markOf = ({ key, fields }: Journal): Id => `${key} ${Math.max(0, ...Object.values(fields).map(({ at }) => at))}`;

/** Tables from what was read last; writes go past them. */
function remembered({ entries, journals }: { entries: Entry[]; journals: Journal[] }): Tables {
  const rows: { [N in TableName]: Rows[N][] } = { queue: entries, journal: journals, chains: [], sent: [], marks: [] };
  const find = (table: TableName, key: RowKey): unknown =>
    table === "queue"
      ? entries.find(({ seq }) => seq === key)
      : table === "journal"
        ? journals.find((journal) => journal.key === key)
        : undefined;
  return {
    get: async <N extends TableName>(table: N, key: RowKey) => find(table, key) as Rows[N] | undefined,
    all: async <N extends TableName>(table: N) => rows[table],
    put: async (_, row) => row,
    delete: async () => undefined,
    mayAlter: () => false,
  };
}

/** No room, or anything else that a browser says when it does not let us. */
const kindOf = (error: unknown): "full" | "blocked" => (error instanceof Error && error.name === "QuotaExceededError" ? "full" : "blocked");
