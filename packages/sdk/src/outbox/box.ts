import type { CampusGateway, Live, Receipt, Ref, Session, Snapshot } from "@xiaoben/contract";
import { tell } from "../gateway/live.ts";
import { backOff } from "../timing.ts";
import type { databaseOf } from "./database.ts";
import { deviceOf, type Device } from "./device.ts";
import { keyFor, newest, type Entry, type Fields, type Journal, type Key } from "./entry.ts";
import { landedIn, type Landed } from "./landed.ts";
import type { Read } from "./queueing.ts";
import { resolverOf } from "./resolve.ts";
import { senderOf, type Sender, type SenderHost } from "./sender.ts";
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
  /** Milliseconds that something may wait before that is said. */
  lateAfter: number;
  retry: { first: number; most: number };
}

/** What tests put in the place of a part, to show that they would notice if it were broken. */
export interface Parts {
  database?: typeof databaseOf;
  store?(store: Store): Store;
}

export type About = () => Omit<Journal, "key" | "fields" | "at">;

/** What one page knows of one person's outbox: the stores, a picture of them in memory, and what is typed and not stored yet. */
export interface Box extends Local {
  readonly person: string;
  /** Organisation that the person's new records belong to. */
  readonly org: string;
  readonly store: Store;
  readonly typed: Map<Key, Fields>;
  readonly landed: Map<Key, Landed>;
  /** Changes with every change of the box. */
  readonly live: Live<Box>;
  readonly sender: Sender;
  readonly device: Device;
  readonly resolve: CampusGateway["resolve"];
  changed(): void;
  reload(): Promise<readonly Entry[]>;
  /** Puts what the form of a record holds into the queue, and an intent behind it. */
  queue(on: Ref, then?: Entry): Promise<Entry | undefined>;
  /** An intent from here to the back end: `waiting` after that many milliseconds without an answer. */
  act(entry: Entry, grace: number): Promise<Receipt>;
  /** Another page is told to look again. */
  announce(): void;
  /** Fulfilled with the first outcome of an entry, or with nothing when the box is closed. */
  outcome(entry: Entry): Promise<Receipt>;
  type(key: Key, fields: Fields, about: About): void;
  /** What was typed in this page and is not stored yet, as it would be stored. */
  unsaved(): Journal[];
  /** Puts what was typed on the device, now. */
  save(): Promise<void>;
  close(): void;
}

export async function openBox(session: Session, gateway: CampusGateway, options: BoxOptions, parts: Parts = {}): Promise<Box> {
  const name = `${options.name}:${session.person}`;
  const listeners = new Set<() => void>();
  const waiting = new Map<number, { actionId: string; settle(receipt: Receipt): void }[]>();
  /** Entries that this page sent itself. */
  const mine = new Set<number>();
  const abouts = new Map<Key, About>();
  const channel = channelOf(name);
  const iso = (): string => new Date(options.now()).toISOString();
  let snapshot: Snapshot<Box> = { status: "loading" };
  let loading: Promise<readonly Entry[]> | undefined;
  let again = false;
  let saveSoon: (() => void) | undefined;
  let saving: Promise<void> | undefined;
  const beingWritten = new Map<Key, Fields>();
  let mending: (() => void) | undefined;
  let tries = 0;
  let closed = false;

  /** What the storage did not take is offered to it again, in ever longer pauses. */
  const troubled = (): void => {
    if (closed) return;
    if (store.trouble) mending ??= options.later(backOff(tries++, options.retry.first, options.retry.most), mend);
    else tries = 0;
    if (!again) void box.reload();
  };
  const mend = (): void => {
    mending = undefined;
    if (closed) return;
    void store.mend().then(() => {
      if (store.trouble) return troubled();
      box.announce();
      void box.sender.pump();
    });
  };
  const opened = openStore(name, options.later, () => troubled(), parts.database);
  const store = parts.store?.(opened) ?? opened;
  const mayWrite = (): boolean => !closed && "data" in gateway.session.current && gateway.session.current.data?.person === session.person;

  const box: Box = {
    person: session.person,
    org: session.org,
    store,
    entries: [],
    journals: new Map(),
    memory: new Set(),
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
    sender: senderOf({ ...options, name, store, gateway, mayWrite, reload: () => box.reload(), outcome: (...what) => outcome(...what) }),
    get device() {
      return device;
    },
    resolve: (actionId, how) => resolver(actionId, how),
    changed() {
      snapshot = { status: "ready", data: box, at: iso(), from: "device" };
      if (!closed) tell(listeners);
    },
    reload() {
      again = true;
      return (loading ??= (async () => {
        const settled: (() => void)[] = [];
        while (again) {
          again = false;
          const { entries, journals, memory } = await store.load();
          const there = new Set(entries.map(({ seq }) => seq));
          for (const entry of box.entries) if (!there.has(entry.seq) && !mine.delete(entry.seq!)) await sentElsewhere(entry);
          Object.assign(box, { entries, memory, journals: new Map(journals.map((journal) => [journal.key, journal])) });
          settled.push(...(await elsewhere()));
        }
        loading = undefined;
        box.changed();
        for (const done of settled) done();
        return box.entries;
      })());
    },
    async queue(on, then) {
      await box.save();
      const last = await store.queue(keyFor(on), await ground(on), then);
      await box.reload();
      box.announce();
      return last;
    },
    async act(entry, grace) {
      const known = await store.sent(entry.actionId);
      if (known) return { actionId: entry.actionId, state: "sent", changes: known.changes };
      const last = (await box.queue(entry.on, entry))!;
      const done = box.outcome(last);
      void box.sender.pump();
      const held = box.entries.some((other) => other.error && keyFor(other.on) === keyFor(entry.on) && other.seq! < last.seq!);
      const receipt = await Promise.race([done, pause(held ? 0 : grace)]);
      return { actionId: entry.actionId, state: "waiting", changes: [], ...(receipt && receipt.state !== "waiting" ? receipt : {}) };
    },
    announce: () => void (closed || channel?.postMessage("changed")),
    outcome: ({ seq, actionId }) => new Promise((settle) => waiting.set(seq!, [...(waiting.get(seq!) ?? []), { actionId, settle }])),
    type(key, fields, about) {
      box.typed.set(key, newest(box.typed.get(key) ?? {}, fields));
      abouts.set(key, about);
      saveSoon ??= options.later(options.journal, () => void box.save());
      box.changed();
    },
    unsaved: () => [...box.typed].map(([key, fields]) => ({ ...abouts.get(key)!(), key, fields, at: iso() })),
    async save() {
      saveSoon?.();
      saveSoon = undefined;
      const own = write();
      saving = Promise.allSettled([saving, own]).then(() => undefined);
      await saving;
      await own;
      await box.reload();
      box.announce();
    },
    close() {
      closed = true;
      saveSoon?.();
      mending?.();
      channel?.close();
      void box.sender.stop().then(store.close);
      for (const seq of Array.from(waiting.keys())) settle(seq, { state: "waiting", changes: [] });
    },
  };
  /** Writes what is not being written already: were it written twice, another page could send it in between, and it would stand there again. */
  const write = async (): Promise<void> => {
    for (const key of Array.from(box.typed.keys())) {
      const fields = without(box.typed.get(key) ?? {}, beingWritten.get(key));
      if (Object.keys(fields).length === 0) continue;
      beingWritten.set(key, { ...beingWritten.get(key), ...fields });
      try {
        await store.write({ ...abouts.get(key)!(), key, fields, at: iso() });
      } finally {
        beingWritten.set(key, without(beingWritten.get(key)!, fields));
      }
      // What was typed while it was being stored stays for the next time.
      const rest = without(box.typed.get(key) ?? {}, fields);
      if (Object.keys(rest).length > 0) {
        box.typed.set(key, rest);
        saveSoon ??= options.later(options.journal, () => void box.save());
      } else box.typed.delete(key);
    }
  };
  const device = deviceOf(box, options);
  const resolver = resolverOf(box, gateway);
  const land = landedIn(box.landed, options);
  const pause = (ms: number): Promise<undefined> => new Promise((enough) => options.later(ms, () => enough(undefined)));

  /** The record that a form goes on top of, where it was filled in before that could be read. */
  const ground = async (on: Ref): Promise<Read> => {
    if (box.journals.get(keyFor(on))?.base !== null) return undefined;
    const server = gateway.one(on);
    await Promise.race([server.refresh(), pause(groundMs)]);
    return "data" in server.current ? server.current.data : undefined;
  };
  const settle = (seq: number, receipt: Omit<Receipt, "actionId">): void => {
    for (const one of waiting.get(seq) ?? []) one.settle({ ...receipt, actionId: one.actionId });
    waiting.delete(seq);
  };
  /** What this page read of the record is out of date: until it is read again, the record is shown as it was confirmed. */
  const sentElsewhere = async (entry: Entry): Promise<void> => {
    const sent = await store.sent(entry.actionId);
    if (sent) land(entry, { actionId: entry.actionId, state: "sent", changes: sent.changes }, Date.parse(sent.at));
    void gateway.one(entry.on).refresh();
  };
  /** What another page sent, or had refused, for this one. */
  const elsewhere = async (): Promise<(() => void)[]> => {
    const found: (() => void)[] = [];
    for (const [seq, [first]] of waiting) {
      const entry = box.entries.find((candidate) => candidate.seq === seq);
      const { error } = entry ?? {};
      if (error) found.push(() => settle(seq, { state: "refused", changes: [], error }));
      const sent = entry ? undefined : await store.sent(first!.actionId);
      if (sent) found.push(() => settle(seq, { state: "sent", changes: sent.changes }));
    }
    return found;
  };
  const outcome: SenderHost["outcome"] = (entry, receipt, at) => {
    if (receipt.state === "sent") {
      mine.add(entry.seq!);
      land(entry, receipt, at);
    }
    const final = receipt.state !== "waiting" || !!receipt.error;
    if (final) box.announce();
    // Who waits for the outcome finds everything that is shown as it is after it.
    void box.reload().then(() => final && settle(entry.seq!, receipt));
  };
  if (channel) channel.onmessage = () => void box.reload();
  await box.reload();
  return box;
}

/** Fields that were not typed like this, or not in these. */
const without = (fields: Fields, those: Fields = {}): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name, field]) => those[name] !== field));

/** How long a record is waited for that a form goes on top of. */
const groundMs = 1_500;

function channelOf(name: string): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  const channel = new BroadcastChannel(name);
  // In Node, where it would keep a process alive.
  if ("unref" in channel) (channel as unknown as { unref(): void }).unref();
  return channel;
}
