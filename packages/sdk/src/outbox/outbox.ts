import {
  newId,
  type ActionId,
  type CampusGateway,
  type Draft,
  type Kind,
  type Live,
  type Page,
  type Pending,
  type Query,
  type Receipt,
  type Ref,
  type Session,
  type Snapshot,
  type Task,
} from "@xiaoben/contract";
import { derived, type Derived } from "../gateway/derived.ts";
import { mergedWrite } from "../gateway/merged-write.ts";
import { backOff, later as laterNow } from "../timing.ts";
import type { Box } from "./box.ts";
import { groundOf, formOf, type FormHost } from "./drafts.ts";
import { keyFor, type Entry, type Input } from "./entry.ts";
import { rememberedSession } from "./remembered.ts";
import type { Later } from "./turn.ts";
import { isLocal, pageSeen, recordSeen, tasksSeen, type Local } from "./view.ts";

export interface OutboxOptions {
  /** Names the storage: two back ends on one origin need two names. Default `xb:outbox`. */
  name?: string;
  /** How long `act` waits for the back end before it answers `waiting`, in milliseconds. Default 1,500. */
  grace?: number;
  /** From a change in a form to the device, in milliseconds. Default 250. */
  journal?: number;
  /** Pause between two writes of one form to the back end. Default 10,000. */
  pause?: number;
  /** Waiting time before a further attempt, first and most. Default 1,000 and 60,000. */
  retry?: { first: number; most: number };
  /** `null`: the lease in IndexedDB, as on plain `http://`. Default: the browser's Web Locks, where they are. */
  locks?: LockManager | null;
  /** Clock and timers, for tests. */
  clock?: { now(): number; later: Later };
}

/** What a gateway with an outbox offers beside the port. */
export interface Outbox {
  /** Everything that is not at the back end yet, as a file that a person can keep: `application/json`, format `xiaoben.unsent/1`. */
  exportUnsent(): Promise<Blob>;
  /** Ends what runs in the background. What waits stays on the device. */
  close(): void;
}

type Loose = Record<string, unknown>;

/** The same gateway, with forms and intents that survive reload, crash and a network that comes and goes. */
export function withOutbox(inner: CampusGateway, options: OutboxOptions = {}): CampusGateway & Outbox {
  const name = options.name ?? "xb:outbox";
  const { now, later } = options.clock ?? { now: Date.now, later: laterNow };
  const grace = options.grace ?? 1_500;
  const locks = options.locks === undefined ? (globalThis.navigator?.locks ?? null) : options.locks;
  const retry = options.retry ?? { first: 1_000, most: 60_000 };
  const remembered = rememberedSession(`${name}:session`);
  const forms = new Map<string, Draft<Kind> & { send(): Promise<void> }>();
  const stops: (() => void)[] = [];
  let box: Box | undefined;
  let opening: { person: string; done: Promise<Box> } | undefined;
  let tellOpened: (box: Box) => void;
  let firstOpened = new Promise<Box>((done) => (tellOpened = done));
  let closed = false;
  let era = 0;
  let failures = 0;

  const session = derived<Session | null>([inner.session], () => remembered.over(inner.session.current));
  const who = (): Session | null | undefined => ("data" in session.current ? session.current.data : undefined);
  const org = (): string => who()?.org ?? "";
  const empty: Local = { entries: [], journals: new Map(), typed: new Map(), landed: new Map() };
  const local: Derived<Local> = derived<Local>([session], () => ({
    status: "ready",
    data: box ?? empty,
    at: new Date(now()).toISOString(),
    from: "device",
  }));
  const seen = (): Local => box ?? empty;

  const open = (): void => {
    const person = who();
    if (!person || opening?.person === person.person || closed) return;
    if (box) {
      // Forms of somebody else keep what is typed in memory: it never enters this person's outbox.
      box.close();
      forms.clear();
      era += 1;
      firstOpened = new Promise<Box>((done) => (tellOpened = done));
    }
    box = undefined;
    // What stores and sends is not needed to show the page; until it is here, forms keep what is typed in memory.
    const done = import("./box.ts").then(({ openBox }) =>
      openBox(person, inner, { name, locks, later, now, journal: options.journal ?? 250, retry }),
    );
    opening = { person: person.person, done };
    done.then(
      (made) => {
        if (opening?.done !== done || closed) return made.close();
        box = made;
        made.live.subscribe(local.changed);
        tellOpened(made);
        local.changed();
        for (const journal of made.journals.values()) plan(journal.on);
        made.sender?.pump();
      },
      () => {
        // The module could not be fetched.
        if (opening?.done === done) opening = undefined;
        later(backOff(failures++, retry.first, retry.most), open);
      },
    );
  };
  stops.push(
    session.subscribe(() => {
      open();
      box?.sender?.pump();
      if (inner.session.current.status === "error") later(backOff(failures++, retry.first, retry.most), wake);
      else failures = 0;
    }),
  );
  const wake = (): void => {
    if (closed) return;
    if (inner.session.current.status === "error") void inner.session.refresh();
    box?.sender?.pump();
  };
  open();
  /** What a page left behind that is gone: sent without anybody opening the form again. */
  const plan = (on: Ref): void =>
    void later(
      options.pause ?? 10_000,
      () =>
        void form(on)
          .send()
          .then(() => box?.sender?.pump()),
    );

  const host: FormHost = {
    gateway: inner,
    box: () => box,
    opened: () => (box ? Promise.resolve(box) : firstOpened),
    local,
    org,
    later,
    now,
    pause: options.pause ?? 10_000,
    grace,
  };
  const form = <K extends Kind>(ref: Ref<K>): Draft<K> & { send(): Promise<void> } => {
    const key = keyFor(ref);
    const mine = era;
    const own: FormHost = {
      ...host,
      box: () => (mine === era ? box : undefined),
      opened: () => (mine === era ? host.opened() : new Promise(() => undefined)),
    };
    if (!forms.has(key)) forms.set(key, formOf(ref as Ref, own));
    return forms.get(key) as unknown as Draft<K> & { send(): Promise<void> };
  };
  const over = new WeakMap<object, Live<unknown>>();
  const seenOver = <T>(live: Live<T>, compute: (snapshot: Snapshot<T>) => Snapshot<T>): Live<T> => {
    if (!over.has(live))
      over.set(
        live,
        derived<T>([live, local], () => compute(live.current)),
      );
    return over.get(live) as Live<T>;
  };
  const fromDevice = <T>(data: T): Snapshot<T> => ({ status: "ready", data, at: new Date(now()).toISOString(), from: "device" });

  const listen = (target: EventTarget | undefined, event: string, work: () => void): void => {
    target?.addEventListener(event, work);
    stops.push(() => target?.removeEventListener(event, work));
  };
  const [page, view] = [globalThis.document as Document | undefined, globalThis.window as Window | undefined];
  listen(view, "online", wake);
  listen(view, "pageshow", wake);
  listen(view, "pagehide", () => void box?.save().catch(() => undefined));
  listen(page, "visibilitychange", () => (page?.visibilityState === "hidden" ? void box?.save().catch(() => undefined) : wake()));

  /** Nothing can be stored: straight to the back end, and what fails is kept in memory for a person to repeat. */
  const loose = new Map<string, Entry>();
  const direct = async (entry: Entry, signal?: AbortSignal): Promise<Receipt> => {
    const receipt = await inner.act(entry.action, entry.input as never, { actionId: entry.actionId, ...(signal ? { signal } : {}) });
    if (receipt.state === "sent") loose.delete(entry.actionId);
    else
      loose.set(entry.actionId, {
        ...entry,
        error: receipt.error ?? { code: "storage", detail: "Nothing can be stored here.", retryable: true },
      });
    local.changed();
    return receipt;
  };

  const act = async (action: ActionId, input: Input, how: { signal?: AbortSignal; actionId?: string } = {}): Promise<Receipt> => {
    if (typeof input.id !== "string") throw new TypeError(`The input of "${action}" needs the id of the record.`);
    // Throws for what is no action at all.
    if (inner.allows(action) === "absent") return inner.act(action, input as never, how);
    const actionId = how.actionId ?? newId();
    const on: Ref = { kind: action.slice(0, action.indexOf(".")) as Kind, id: input.id };
    const entry: Entry = { actionId, action, on, input: structuredClone(input), since: new Date(now()).toISOString(), tried: 0 };
    const ready = await Promise.race([host.opened(), new Promise<undefined>((enough) => later(grace, () => enough(undefined)))]);
    if (how.signal?.aborted)
      return { actionId, state: "refused", changes: [], error: { code: "aborted", detail: "The caller gave up.", retryable: false } };
    if (!ready?.store) return direct(entry, how.signal);
    const known = (await ready.store.sent(actionId).catch(() => undefined)) ?? undefined;
    if (known) return { actionId, state: "sent", changes: known.changes };
    let last: Entry | undefined;
    try {
      await ready.save();
      last = await ready.store.queue(keyFor(on), await groundOf(on, ready, inner), entry);
    } catch {
      // Full or blocked since it was opened.
      return direct(entry, how.signal);
    }
    const outcome = ready.outcome(last!);
    await ready.reload();
    ready.announce();
    ready.sender?.pump();
    const held = ready.entries.some((other) => other.error && keyFor(other.on) === keyFor(on) && other.seq! < last!.seq!);
    const waiting = new Promise<Receipt>((enough) => later(held ? 0 : grace, () => enough({ actionId, state: "waiting", changes: [] })));
    const receipt = await Promise.race([outcome, waiting]);
    return receipt.state === "waiting" ? { actionId, state: "waiting", changes: [] } : { ...receipt, actionId };
  };

  const pending = derived<Pending[]>([local], () =>
    fromDevice(
      [...seen().entries, ...loose.values()].map(({ actionId, action, on, since, error }) => ({
        actionId,
        action,
        on,
        since,
        state: error ? ("attention" as const) : box?.sender?.sending === actionId ? ("sending" as const) : ("waiting" as const),
        ...(error ? { error } : {}),
      })),
    ),
  );
  const resolve: CampusGateway["resolve"] = async (actionId, how) => {
    const memory = loose.get(actionId);
    if (memory) {
      loose.delete(actionId);
      if (how === "discard") return local.changed();
      await direct(how === "retry" ? memory : { ...memory, ...again(memory, how.merged) });
      return;
    }
    const ready = await host.opened();
    const entry = (await ready.reload()).find((candidate) => candidate.actionId === actionId);
    if (!entry) return inner.resolve(actionId, how);
    const { error: _resolved, ...rest } = entry;
    const { draft: _form, was: _was, ...settled } = rest;
    if (how === "discard") {
      // Without its creation nothing else of a record can be sent.
      const gone = entry.input.body ? ready.entries.filter((other) => keyFor(other.on) === keyFor(entry.on)) : [entry];
      await ready.store?.remove(
        gone.map((other) => other.seq!),
        entry.input.body ? keyFor(entry.on) : undefined,
      );
    } else await ready.store?.replace(how === "retry" ? { ...rest, tried: 1 } : { ...settled, ...again(entry, how.merged), tried: 0 });
    await ready.reload();
    ready.announce();
    ready.sender?.pump();
  };

  return {
    ...inner,
    session,
    allows(action, on) {
      const inside = inner.allows(action, on);
      const moving =
        on && seen().entries.some((entry) => keyFor(entry.on) === keyFor(on) && !entry.error && !entry.input.body && !entry.input.patch);
      return inside === "yes" && moving ? "no" : inside;
    },
    one: (ref) =>
      seenOver(inner.one(ref), (snapshot) => {
        const key = keyFor(ref);
        if (!isLocal(key, seen()) && !seen().landed.has(key) && !seen().entries.some(({ on }) => keyFor(on) === key)) return snapshot;
        const record = recordSeen(ref, "data" in snapshot ? snapshot.data : undefined, seen(), org());
        return record === undefined || record === ("data" in snapshot ? snapshot.data : undefined) ? snapshot : fromDevice(record);
      }),
    list: <K extends Kind>(query: Query<K>) =>
      seenOver<Page<K>>(inner.list(query), (snapshot) => {
        const page = "data" in snapshot ? snapshot.data : undefined;
        if (!page) return snapshot;
        const data = pageSeen(query, page, seen(), org());
        return data === page ? snapshot : { ...snapshot, data };
      }),
    tasks: () =>
      seenOver<Task[]>(inner.tasks(), (snapshot) => {
        const tasks = "data" in snapshot ? snapshot.data : undefined;
        return tasks ? { ...snapshot, data: tasksSeen(tasks, seen(), org()) } : snapshot;
      }),
    act: act as unknown as CampusGateway["act"],
    draft: form,
    pending,
    resolve,
    async exportUnsent() {
      const typed = [...seen().typed].map(([key, fields]) => ({ key, fields }));
      const content: Loose = {
        format: "xiaoben.unsent/1",
        person: box?.person,
        at: new Date(now()).toISOString(),
        queue: [...seen().entries, ...loose.values()],
        forms: [...seen().journals.values()],
        typed,
      };
      return new Blob([JSON.stringify(content, null, 2)], { type: "application/json" });
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
      box?.close();
    },
  };
}

/** What a person made of an entry that was refused: sent as something new. */
function again(entry: Entry, merged: unknown): Pick<Entry, "action" | "input" | "actionId"> {
  return { ...mergedWrite(entry.action, entry.input, merged, entry.error), actionId: newId() };
}
