import {
  newId,
  type ActionId,
  type CampusGateway,
  type DeviceState,
  type Kind,
  type Live,
  type OnDevice,
  type Page,
  type Pending,
  type Query,
  type Receipt,
  type Ref,
  type Session,
  type Snapshot,
  type Task,
} from "@xiaoben/contract";
import type { takeAlong } from "../along/along.ts";
import { derived, type Derived } from "../gateway/derived.ts";
import { backOff, later as laterNow } from "../timing.ts";
import type { Box, Parts } from "./box.ts";
import { formOf, storageError, type Form, type FormHost } from "./drafts.ts";
import { keyFor, type Entry, type Input, type Key } from "./entry.ts";
import { rememberedSession } from "./remembered.ts";
import type { Later } from "./turn.ts";
import { isEqual } from "../values.ts";
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
  /** How long something may wait before `device.state` calls it late, in milliseconds. Default three days. */
  lateAfter?: number;
  /** `null`: the lease in IndexedDB, as on plain `http://`. Default: the browser's Web Locks, where they are. */
  locks?: LockManager | null;
  /** Lets lessons be taken along into rooms without network: `takeAlong` of `@xiaoben/sdk/along`. Default: nothing is. */
  along?: typeof takeAlong;
  /**
   * The device is used by several people: nothing is taken along, and who signs out leaves nothing behind that has reached the back end,
   * nor is remembered meanwhile.
   */
  shared?: boolean;
  /** Clock and timers, for tests. */
  clock?: { now(): number; later: Later };
}

/** What a gateway with an outbox offers beside the port. */
export interface Outbox {
  readonly device: OnDevice;
  /** Ends what runs in the background. What waits stays on the device. */
  close(): void;
}

/** How long signing out waits for what looks after the device. */
const openMs = 3_000;
const dayMs = 86_400_000;
/** A device's clock may be off by so much before that is said. */
const clockMs = 120_000;

/** The same gateway, with forms and intents that survive reload, crash and a network that comes and goes. */
export const withOutbox = (inner: CampusGateway, options: OutboxOptions = {}): CampusGateway & Outbox => outboxOf(inner, options);

/** `parts` is for tests alone. */
export function outboxOf(inner: CampusGateway, options: OutboxOptions, parts?: Parts): CampusGateway & Outbox {
  const name = options.name ?? "xb:outbox";
  const { now, later } = options.clock ?? { now: Date.now, later: laterNow };
  const grace = options.grace ?? 1_500;
  const retry = options.retry ?? { first: 1_000, most: 60_000 };
  const remembered = rememberedSession(`${name}:session`, options.shared);
  const boxes = new Map<string, Promise<Box>>();
  const forms = new Map<string, Form<Kind>>();
  const stops: (() => void)[] = [];
  /** Intents of a person whose box is not open yet. */
  const early = new Map<string, Entry>();
  const sendAfter = options.pause ?? 10_000;
  /** Forms that are looked at again later. */
  const watched = new Set<Key>();
  let box: Box | undefined;
  let owner: string | undefined;
  let tellOpened: (box: Box) => void;
  let firstOpened = new Promise<Box>((done) => (tellOpened = done));
  let closed = false;
  let era = 0;
  let failures = 0;

  const session = derived<Session | null>([inner.session], () => remembered.over(inner.session.current));
  const along = options.shared ? undefined : options.along?.(inner, session, { name, now });
  const reading = along ?? inner;
  if (along) stops.push(along.close);
  const who = (): Session | null | undefined => ("data" in session.current ? session.current.data : undefined);
  // Whoever types on while the sign-in has run out is who typed before.
  const org = (): string => who()?.org ?? box?.org ?? "";
  const empty: Local = { entries: [], journals: new Map(), typed: new Map(), memory: new Set(), landed: new Map() };
  const seen = (): Local => box ?? empty;
  const fromDevice = <T>(data: T): Snapshot<T> => ({ status: "ready", data, at: new Date(now()).toISOString(), from: "device" });
  const local: Derived<Local> = derived<Local>([session], () => fromDevice(seen()));

  const open = (): void => {
    const person = who();
    if (!person || owner === person.person || closed) return;
    if (owner !== undefined) {
      // What somebody else typed stays with that person's box: it never enters this one.
      forms.clear();
      early.clear();
      era += 1;
      firstOpened = new Promise<Box>((done) => (tellOpened = done));
    }
    owner = person.person;
    box = undefined;
    if (!boxes.has(owner)) boxes.set(owner, opened(person));
    boxes.get(owner)!.then(
      (made) => {
        if (closed) return made.close();
        if (owner !== made.person) return;
        box = made;
        tellOpened(made);
        local.changed();
        watchLeft(made);
        void made.sender.pump();
      },
      () => {
        // The module could not be fetched.
        boxes.delete(person.person);
        if (owner === person.person) owner = undefined;
        later(backOff(failures++, retry.first, retry.most), open);
      },
    );
  };
  /** What stores and sends is not needed to show the page; until it is here, what is typed is kept in memory. */
  const opened = async (person: Session): Promise<Box> => {
    const { openBox } = await import("./box.ts");
    const locks = options.locks === undefined ? (globalThis.navigator?.locks ?? null) : options.locks;
    const [journal, lateAfter] = [options.journal ?? 250, options.lateAfter ?? 3 * dayMs];
    const made = await openBox(person, inner, { name, locks, later, now, journal, lateAfter, retry }, parts);
    made.live.subscribe(() => {
      if (made !== box) return;
      local.changed();
      watchLeft(made);
    });
    return made;
  };
  const wake = (): void => {
    if (closed) return;
    if (inner.session.current.status === "error") void inner.session.refresh();
    void box?.sender.pump();
  };
  stops.push(
    session.subscribe(() => {
      open();
      void box?.sender.pump();
      if (inner.session.current.status === "error") later(backOff(failures++, retry.first, retry.most), wake);
      else failures = 0;
    }),
  );
  open();
  /** What a page left behind that is gone is sent without anybody opening the form again. Whoever still types sends it himself. */
  const watchLeft = ({ journals }: Box): void => {
    for (const key of journals.keys()) watchForm(key, sendAfter);
  };
  const watchForm = (key: Key, ms: number): void => {
    if (watched.has(key)) return;
    watched.add(key);
    later(ms, () => {
      watched.delete(key);
      const left = closed ? undefined : box?.journals.get(key);
      if (!left) return;
      const age = now() - Date.parse(left.at);
      // A clock that was set back makes it younger than nothing.
      if (age >= 0 && age < sendAfter) watchForm(key, sendAfter - age);
      else
        void form(left.on)
          .send()
          .then(() => box?.sender.pump());
    });
  };

  const whenOpen = (): Promise<Box> => (box ? Promise.resolve(box) : firstOpened);
  const form = <K extends Kind>(ref: Ref<K>): Form<K> => {
    const key = keyFor(ref);
    const mine = era;
    const host: FormHost = {
      gateway: inner,
      box: () => (mine === era ? box : undefined),
      opened: () => (mine === era ? whenOpen() : new Promise(() => undefined)),
      local,
      org,
      later,
      now,
      pause: sendAfter,
      grace,
    };
    if (!forms.has(key)) forms.set(key, formOf(ref as Ref, host));
    return forms.get(key) as unknown as Form<K>;
  };
  const over = new WeakMap<object, Live<unknown>>();
  const seenOver = <T>(live: Live<T>, compute: (snapshot: Snapshot<T>, at: string) => Snapshot<T>): Live<T> => {
    if (!over.has(live)) {
      let at = "";
      const shown = derived<T>([live, local], () => {
        if (live.current.status === "ready") at = live.current.at;
        return compute(live.current, at);
      });
      over.set(live, shown);
    }
    return over.get(live) as Live<T>;
  };

  const listen = (target: EventTarget | undefined, event: string, work: () => void): void => {
    target?.addEventListener(event, work);
    stops.push(() => target?.removeEventListener(event, work));
  };
  const [page, view] = [globalThis.document as Document | undefined, globalThis.window as Window | undefined];
  listen(view, "online", wake);
  listen(view, "pageshow", wake);
  listen(view, "pagehide", () => void box?.save());
  listen(page, "visibilitychange", () => (page?.visibilityState === "hidden" ? void box?.save() : wake()));

  const act = async (action: ActionId, input: Input, how: { signal?: AbortSignal; actionId?: string } = {}): Promise<Receipt> => {
    if (typeof input.id !== "string") throw new TypeError(`The input of "${action}" needs the id of the record.`);
    // Throws for what is no action at all.
    if (inner.allows(action) === "absent") return inner.act(action, input as never, how);
    const actionId = how.actionId ?? newId();
    const on: Ref = { kind: action.slice(0, action.indexOf(".")) as Kind, id: input.id };
    const entry: Entry = { actionId, action, on, input: structuredClone(input), since: new Date(now()).toISOString(), tried: 0 };
    const ready = await Promise.race([whenOpen(), new Promise<undefined>((enough) => later(grace, () => enough(undefined)))]);
    if (how.signal?.aborted)
      return { actionId, state: "refused", changes: [], error: { code: "aborted", detail: "The caller gave up.", retryable: false } };
    if (ready) return ready.act(entry, grace);
    // Nobody is known for whom it could be kept: the back end says so, or takes it.
    if (!owner) return inner.act(action, input as never, { ...how, actionId });
    early.set(actionId, entry);
    local.changed();
    const mine = era;
    void firstOpened.then((late) => void (mine === era && early.delete(actionId) && late.act(entry, 0)));
    return { actionId, state: "waiting", changes: [] };
  };

  const pending = derived<Pending[]>(
    [local],
    steady<Pending[]>(() => {
      const loose = ({ on, actionId }: Entry): boolean => early.has(actionId) || seen().memory.has(keyFor(on));
      return fromDevice(
        [...seen().entries, ...early.values()].map((entry) => {
          const { actionId, action, on, since, input } = entry;
          const error = entry.error ?? (loose(entry) && box?.store.trouble ? storageError : undefined);
          const state = entry.error ? "attention" : box?.sender.sending === actionId ? "sending" : "waiting";
          return { actionId, action, on, since, input, state, ...(error ? { error } : {}) };
        }),
      );
    }),
  );
  const status = derived<DeviceState>(
    [local],
    steady<DeviceState>(() => {
      if (!box) return { status: "loading" };
      // The session is what was asked last: its answer says how the two clocks stood then.
      const read = inner.session.current;
      const ahead = read.status === "ready" && read.data?.now ? Date.parse(read.at) - Date.parse(read.data.now) : 0;
      return fromDevice({ ...box.device.state(), ...(Math.abs(ahead) > clockMs ? { clockAhead: ahead } : {}) });
    }),
  );

  return {
    ...inner,
    session,
    allows(action, on) {
      const inside = reading.allows(action, on);
      if (inside !== "yes" || !on) return inside;
      const key = keyFor(on);
      const landed = seen().landed.get(key);
      const read = landed && inner.one(on).current;
      const overtaken = landed && landed.moves.length > 0 && read && "data" in read && (read.data?.version ?? 0) < landed.version;
      const moving = seen().entries.some((entry) => keyFor(entry.on) === key && !entry.error && !entry.input.body && !entry.input.patch);
      return moving || overtaken ? "no" : inside;
    },
    one: (ref) =>
      seenOver(reading.one(ref), (snapshot) => {
        const key = keyFor(ref);
        if (!isLocal(key, seen()) && !seen().landed.has(key) && !seen().entries.some(({ on }) => keyFor(on) === key)) return snapshot;
        const record = recordSeen(ref, "data" in snapshot ? snapshot.data : undefined, seen(), org());
        // Another object, though it says the same: what may be done with the record may have changed.
        return record === undefined || record === ("data" in snapshot ? snapshot.data : undefined) ? { ...snapshot } : fromDevice(record);
      }),
    list: <K extends Kind>(query: Query<K>) =>
      seenOver<Page<K>>(reading.list(query), (snapshot, at) => {
        const page = "data" in snapshot ? snapshot.data : undefined;
        if (!page) return snapshot;
        const data = pageSeen(query, page, seen(), org(), at, now());
        const moving = [...seen().entries.map(({ on }) => on), ...seen().landed.values()].some(({ kind }) => kind === query.kind);
        return data === page && !moving ? snapshot : { ...snapshot, data };
      }),
    tasks: () =>
      seenOver<Task[]>(inner.tasks(), (snapshot, at) => {
        const tasks = "data" in snapshot ? snapshot.data : undefined;
        if (!tasks) return snapshot;
        const data = tasksSeen(tasks, seen(), org(), at, now());
        return data === tasks ? snapshot : { ...snapshot, data };
      }),
    capabilities: reading.capabilities,
    definition: (ask) => reading.definition(ask),
    act: act as unknown as CampusGateway["act"],
    draft: form,
    pending,
    resolve: async (actionId, how) => (await whenOpen()).resolve(actionId, how),
    device: {
      state: {
        get current() {
          return status.current;
        },
        subscribe: status.subscribe,
        refresh: async () => void (await box?.reload()),
      },
      ...(along && { along: along.device }),
      export: async () => (await whenOpen()).device.export(),
      import: async (file) => (await whenOpen()).device.import(file),
      async leave(how) {
        const ready =
          owner && (await Promise.race([whenOpen(), new Promise<undefined>((enough) => later(openMs, () => enough(undefined)))]));
        if (how === "discard") forms.clear();
        if (ready) await ready.device[how]();
        const left = box?.device.state().unsent ?? 0;
        if (how === "discard") await along?.clear();
        // Of what was sent, which it was still stands here.
        if (ready && options.shared && left === 0) await ready.device.discard();
        if (how !== "send") remembered.forget();
        return { left };
      },
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
      for (const made of boxes.values())
        void made.then(
          (one) => one.close(),
          () => undefined,
        );
    },
  };
}

/** Keeps the snapshot that was there while the next one says the same. */
function steady<T>(compute: () => Snapshot<T>): () => Snapshot<T> {
  let last: Snapshot<T> | undefined;
  return () => {
    const next = compute();
    const same = last && "data" in last && "data" in next && last.status === next.status && isEqual(last.data, next.data);
    return (last = same ? last! : next);
  };
}
