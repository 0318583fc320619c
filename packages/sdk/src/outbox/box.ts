import type { CampusGateway, Live, Receipt, Session, Snapshot } from "@xiaoben/contract";
import { tell } from "../gateway/live.ts";
import { keyFor, newest, type Entry, type Fields, type Journal, type Key } from "./entry.ts";
import { senderOf, type Sender } from "./sender.ts";
import { openStore, type Store } from "./store.ts";
import type { Later } from "./turn.ts";
import type { Local } from "./view.ts";

export interface BoxOptions {
  name: string;
  locks: LockManager | null;
  later: Later;
  now(): number;
  /** Milliseconds: from a keystroke to the device. */
  journal: number;
  retry: { first: number; most: number };
}

/** What one page knows of one person's outbox: the stores, a picture of them in memory, and what is typed and not stored yet. */
export interface Box extends Local {
  readonly person: string;
  /** Nothing where the browser does not let us store. */
  store: Store | undefined;
  /** Why typed text could not be stored, last. */
  storageFailed: boolean;
  readonly typed: Map<Key, Fields>;
  readonly landed: Map<Key, { version: number; values: Record<string, unknown> }>;
  /** Changes with every change of the box. */
  readonly live: Live<Box>;
  readonly sender: Sender | undefined;
  changed(): void;
  reload(): Promise<readonly Entry[]>;
  /** Another page is told to look again. */
  announce(): void;
  /** Fulfilled with the first outcome of an entry, or with nothing when the box is closed. */
  outcome(entry: Entry): Promise<Receipt>;
  type(key: Key, fields: Fields, about: () => Omit<Journal, "key" | "fields" | "at">): void;
  /** Puts what was typed on the device, now. */
  save(): Promise<void>;
  close(): void;
}

export async function openBox(session: Session, gateway: CampusGateway, options: BoxOptions): Promise<Box> {
  const name = `${options.name}:${session.person}`;
  const listeners = new Set<() => void>();
  const waiting = new Map<number, { actionId: string; settle(receipt: Receipt): void }[]>();
  /** Entries that this page sent itself. */
  const mine = new Set<number>();
  const abouts = new Map<Key, () => Omit<Journal, "key" | "fields" | "at">>();
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name);
  let snapshot: Snapshot<Box> = { status: "loading" };
  let loading: Promise<readonly Entry[]> | undefined;
  let again = false;
  let saveSoon: (() => void) | undefined;
  let saving: Promise<void> = Promise.resolve();
  let closed = false;

  const store = await openStore(name).catch(() => undefined);
  const box: Box = {
    person: session.person,
    store,
    storageFailed: !store,
    entries: [],
    journals: new Map(),
    typed: new Map(),
    landed: new Map(),
    live: {
      get current() {
        return snapshot;
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      refresh: async () => void (await box.reload()),
    },
    sender: undefined,
    changed() {
      snapshot = { status: "ready", data: box, at: new Date(options.now()).toISOString(), from: "device" };
      if (!closed) tell(listeners);
    },
    reload() {
      again = true;
      return (loading ??= (async () => {
        const settled: (() => void)[] = [];
        while (again) {
          again = false;
          if (!store) break;
          try {
            const { entries, journals } = await store.load();
            const there = new Set(entries.map(({ seq }) => seq));
            // Another page sent it: what this page read of the record is out of date.
            for (const { seq, on } of box.entries) if (!there.has(seq) && !mine.delete(seq!)) void gateway.one(on).refresh();
            Object.assign(box, { entries, journals: new Map(journals.map((journal) => [journal.key, journal])) });
            settled.push(...(await elsewhere(store)));
          } catch {
            // What was read last stays; whoever writes next meets the failure and says so.
            break;
          }
        }
        loading = undefined;
        box.changed();
        for (const done of settled) done();
        return box.entries;
      })());
    },
    announce: () => channel?.postMessage("changed"),
    outcome: ({ seq, actionId }) => new Promise((settle) => waiting.set(seq!, [...(waiting.get(seq!) ?? []), { actionId, settle }])),
    type(key, fields, about) {
      box.typed.set(key, newest(box.typed.get(key) ?? {}, fields));
      abouts.set(key, about);
      saveSoon ??= options.later(options.journal, () => void box.save().catch(() => undefined));
      box.changed();
    },
    save() {
      saveSoon?.();
      saveSoon = undefined;
      saving = saving.catch(() => undefined).then(save);
      return saving;
    },
    close() {
      closed = true;
      saveSoon?.();
      box.sender?.stop();
      channel?.close();
      store?.close();
      for (const seq of Array.from(waiting.keys())) settle(seq, { state: "waiting", changes: [] });
    },
  };
  const save = async (): Promise<void> => {
    for (const [key, fields] of Array.from(box.typed)) {
      if (!store) continue;
      try {
        await store.write({ ...abouts.get(key)!(), key, fields, at: new Date(options.now()).toISOString() });
      } catch (error) {
        box.storageFailed = true;
        box.changed();
        throw error;
      }
      box.storageFailed = false;
      // What was typed while it was being stored stays for the next time.
      const rest = Object.entries(box.typed.get(key) ?? {}).filter(([name, field]) => fields[name] !== field);
      if (rest.length > 0) {
        box.typed.set(key, Object.fromEntries(rest));
        saveSoon ??= options.later(options.journal, () => void box.save().catch(() => undefined));
      } else box.typed.delete(key);
    }
    await box.reload();
    box.announce();
  };
  const settle = (seq: number, receipt: Omit<Receipt, "actionId">): void => {
    for (const one of waiting.get(seq) ?? []) one.settle({ ...receipt, actionId: one.actionId });
    waiting.delete(seq);
  };
  /** What another page sent, or had refused, for this one. */
  const elsewhere = async (from: Store): Promise<(() => void)[]> => {
    const found: (() => void)[] = [];
    for (const [seq, [first]] of waiting) {
      const entry = box.entries.find((candidate) => candidate.seq === seq);
      const { error } = entry ?? {};
      if (error) found.push(() => settle(seq, { state: "refused", changes: [], error }));
      const sent = entry ? undefined : await from.sent(first!.actionId);
      if (sent) found.push(() => settle(seq, { state: "sent", changes: sent.changes }));
    }
    return found;
  };
  const outcome = (entry: Entry, receipt: Receipt): void => {
    const key = keyFor(entry.on);
    if (receipt.state === "sent") mine.add(entry.seq!);
    const values = entry.input.body ?? entry.input.patch;
    const version = receipt.changes.find((change) => keyFor(change) === key)?.version;
    if (version !== undefined && values) box.landed.set(key, { version, values: { ...box.landed.get(key)?.values, ...values } });
    const final = receipt.state !== "waiting" || !!receipt.error;
    if (final) box.announce();
    // Who waits for the outcome finds everything that is shown as it is after it.
    void box.reload().then(() => final && settle(entry.seq!, receipt));
  };
  if (store) {
    const mayWrite = (): boolean => !closed && "data" in gateway.session.current && gateway.session.current.data?.person === session.person;
    const sender = senderOf({
      name,
      store,
      gateway,
      locks: options.locks,
      later: options.later,
      now: options.now,
      mayWrite,
      reload: box.reload,
      outcome,
      retry: options.retry,
    });
    Object.assign(box, { sender });
  }
  if (channel) {
    channel.onmessage = () => void box.reload();
    if ("unref" in channel) (channel as unknown as { unref(): void }).unref();
  }
  await box.reload();
  return box;
}
