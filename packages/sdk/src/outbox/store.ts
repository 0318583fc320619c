import { newId, type ActionId, type Change, type Ref } from "@xiaoben/contract";
import { openDB, type DBSchema } from "idb";
import { keyFor, newest, valuesOf, type Chain, type Entry, type Journal, type Key, type Sent } from "./entry.ts";

interface Schema extends DBSchema {
  queue: { key: number; value: Entry };
  journal: { key: string; value: Journal };
  chains: { key: string; value: Chain };
  sent: { key: string; value: Sent };
  lease: { key: string; value: { owner: string; until: number } };
}

/** What is on the device, at one moment. */
export interface Contents {
  entries: readonly Entry[];
  journals: readonly Journal[];
}

/** The outbox of one person in IndexedDB. Every method is one transaction: all of it happened, or nothing. */
export interface Store {
  load(): Promise<Contents>;
  /** Adds typed changes; of two pages that typed in one property the later wins. */
  write(journal: Journal): Promise<void>;
  /**
   * Puts what the form of a record holds at the end of the queue, and `then` behind it. Answers the last entry of the record.
   * `read` is the record as it was read since, for a form that was filled in before it could be.
   */
  queue(key: Key, read: Read, then?: Entry): Promise<Entry | undefined>;
  /** Marks an entry as sent for the first or a further time, and answers it as it is to be sent; nothing if it is gone or waits for a person. */
  begin(seq: number): Promise<Entry | undefined>;
  confirm(entry: Entry, changes: Change[]): Promise<void>;
  /** Replaces an entry by what it became; nothing if it is gone. */
  replace(entry: Entry): Promise<void>;
  remove(seqs: readonly number[], key?: Key): Promise<void>;
  sent(actionId: string): Promise<Sent | undefined>;
  /** Takes or keeps the right to send; `false`: another page has it. `until` in the past gives it back. */
  lease(owner: string, now: number, until: number): Promise<boolean>;
  close(): void;
}

/** A record; `null`: there is none; `undefined`: not known. */
export type Read = ({ version: number } & object) | null | undefined;

const keepSent = 200;

export async function openStore(name: string): Promise<Store> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("queue", { keyPath: "seq", autoIncrement: true });
      fresh.createObjectStore("journal", { keyPath: "key" });
      fresh.createObjectStore("chains", { keyPath: "key" });
      fresh.createObjectStore("sent", { keyPath: "actionId" });
      fresh.createObjectStore("lease");
    },
    blocking: () => db.close(),
  });
  const all = ["queue", "journal", "chains", "sent"] as const;

  return {
    async load() {
      const tx = db.transaction(["queue", "journal"]);
      const [entries, journals] = await Promise.all([tx.objectStore("queue").getAll(), tx.objectStore("journal").getAll()]);
      return { entries, journals };
    },
    async write(journal) {
      const tx = db.transaction("journal", "readwrite");
      const before = await tx.store.get(journal.key);
      await tx.store.put(
        before
          ? {
              ...journal,
              fields: newest(before.fields, journal.fields),
              was: { ...journal.was, ...before.was },
              base: before.base,
            }
          : journal,
      );
      await tx.done;
    },
    async queue(key, read, then) {
      const tx = db.transaction(all, "readwrite", { durability: "strict" });
      const [journal, queued, chain] = await Promise.all([
        tx.objectStore("journal").get(key),
        tx.objectStore("queue").getAll(),
        tx.objectStore("chains").get(key),
      ]);
      const own = queued.filter((entry) => keyFor(entry.on) === key);
      let last = own.at(-1);
      if (journal) {
        last = fromForm(grounded(journal, read), last, chain);
        last = { ...last, seq: await tx.objectStore("queue").put(last) };
        await tx.objectStore("journal").delete(key);
      }
      if (then) {
        if (last) then.follows = true;
        last = { ...then, seq: await tx.objectStore("queue").add(then) };
      }
      await tx.done;
      return last;
    },
    async begin(seq) {
      const tx = db.transaction(all, "readwrite");
      const entry = await tx.objectStore("queue").get(seq);
      if (!entry || entry.error) return undefined;
      if (entry.tried === 0) {
        const version = chained(entry, await tx.objectStore("chains").get(keyFor(entry.on)));
        if (version !== undefined) entry.input = { ...entry.input, version };
      }
      entry.tried += 1;
      await tx.objectStore("queue").put(entry);
      await tx.done;
      return entry;
    },
    async confirm(entry, changes) {
      const key = keyFor(entry.on);
      const tx = db.transaction(all, "readwrite");
      const [journal, chain, sent] = await Promise.all([
        tx.objectStore("journal").get(key),
        tx.objectStore("chains").get(key),
        tx.objectStore("sent").getAllKeys(),
      ]);
      const version = changes.find((change) => keyFor(change) === key)?.version;
      await Promise.all([
        tx.objectStore("queue").delete(entry.seq!),
        tx.objectStore("sent").put({ actionId: entry.actionId, at: new Date().toISOString(), changes }),
        ...sent.slice(0, Math.max(0, sent.length - keepSent)).map((old) => tx.objectStore("sent").delete(old)),
        ...(version === undefined ? [] : [tx.objectStore("chains").put(longer(key, chain, entry, version))]),
        ...(version === undefined || !journal
          ? []
          : [
              tx
                .objectStore("journal")
                .put({ ...journal, base: version, was: { ...journal.was, ...entry.input.body, ...entry.input.patch } }),
            ]),
      ]);
      await tx.done;
    },
    async replace(entry) {
      const tx = db.transaction("queue", "readwrite");
      if (await tx.store.getKey(entry.seq!)) await tx.store.put(entry);
      await tx.done;
    },
    async remove(seqs, key) {
      const tx = db.transaction(["queue", "journal"], "readwrite");
      await Promise.all([
        ...seqs.map((seq) => tx.objectStore("queue").delete(seq)),
        ...(key ? [tx.objectStore("journal").delete(key)] : []),
      ]);
      await tx.done;
    },
    sent: (actionId) => db.get("sent", actionId),
    async lease(owner, now, until) {
      const tx = db.transaction("lease", "readwrite");
      const held = await tx.store.get("sender");
      const free = !held || held.owner === owner || held.until < now;
      if (free) await tx.store.put({ owner, until }, "sender");
      await tx.done;
      return free;
    },
    close: () => db.close(),
  };
}

/** What was typed before the record could be read, on the ground of the record as it was read then. */
function grounded(journal: Journal, read: Read): Journal {
  if (journal.base !== null || read === undefined) return journal;
  const was = Object.fromEntries(Object.keys(journal.fields).map((name) => [name, (read as Record<string, unknown> | null)?.[name]]));
  return { ...journal, base: read?.version ?? 0, was: { ...was, ...journal.was } };
}

/** The queue entry for what a form holds: merged into the last one while that may still be altered. */
function fromForm(journal: Journal, last: Entry | undefined, chain: Chain | undefined): Entry {
  const values = valuesOf(journal.fields);
  if (last?.draft && (last.tried === 0 || (last.error && last.error.code !== "stale-version"))) {
    const { error: _refused, ...rest } = last;
    const content = last.input.body ? { body: present({ ...last.input.body, ...values }) } : { patch: { ...last.input.patch, ...values } };
    return {
      ...rest,
      actionId: last.tried === 0 ? last.actionId : newId(),
      tried: 0,
      input: { ...last.input, ...content },
      was: { ...journal.was, ...last.was },
    };
  }
  const isNew = !last && !journal.base && !chain;
  const base = journal.base ?? chain?.to;
  const version = last || base === undefined ? {} : { version: base };
  return {
    ...entryOf(journal.on, isNew ? "create" : "change"),
    input: { id: journal.on.id, ...(isNew ? { body: present({ ...journal.seed, ...values }) } : { ...version, patch: values }) },
    ...(last ? { follows: true as const } : {}),
    draft: true,
    was: journal.was,
  };
}

const entryOf = (on: Ref, verb: string): Omit<Entry, "input"> => ({
  actionId: newId(),
  action: `${on.kind}.${verb}` as ActionId,
  on,
  since: new Date().toISOString(),
  tried: 0,
});

const present = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));

/** The version that an entry goes on top of: what the person saw, or what own writes made of it since. */
function chained({ input, follows }: Entry, chain: Chain | undefined): number | undefined {
  if (!chain || input.body) return undefined;
  if (input.version === undefined) return follows ? chain.to : undefined;
  return chain.from <= input.version && input.version < chain.to ? chain.to : undefined;
}

/** The chain with one more write. One that named no version follows the one before where its number is the next: then nobody wrote in between. */
function longer(key: Key, chain: Chain | undefined, { input }: Entry, to: number): Chain {
  const on = input.body ? 0 : (input.version ?? (chain?.to === to - 1 ? chain.to : undefined));
  return { key, from: on === undefined ? to : chain?.to === on ? chain.from : on, to };
}
