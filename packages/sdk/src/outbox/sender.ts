import { newId, type ActionId, type ActionOf, type CampusGateway, type GatewayError, type Receipt } from "@xiaoben/contract";
import { isEqual } from "../values.ts";
import { backOff } from "../timing.ts";
import { contentOf, keyFor, type Entry, type Key } from "./entry.ts";
import type { Store } from "./store.ts";
import { inTurn, type Later } from "./turn.ts";

export interface SenderHost {
  name: string;
  store: Store;
  gateway: CampusGateway;
  locks: LockManager | null;
  later: Later;
  now(): number;
  /** Whether the person whose outbox this is, is signed in. */
  mayWrite(): boolean;
  reload(): Promise<readonly Entry[]>;
  /** An entry was confirmed, refused, or has to wait. `at`: when the answer came. */
  outcome(entry: Entry, receipt: Receipt, at: number): void;
  retry: { first: number; most: number };
}

export interface Sender {
  /** Sends what can be sent, now. Fulfilled when that is done; `false`: another page is sending. */
  pump(): Promise<boolean>;
  readonly sending: string | undefined;
  /** Fulfilled when what is on its way has come back and other pages may send. */
  stop(): Promise<unknown>;
}

/** Refusals of one record that may pass by themselves are repeated this often before a person is asked. */
const patience = 8;
const waitForTurnMs = 3_000;

/** Sends entries one after another, those of one record in their order; what was refused holds up its own record only. */
export function senderOf(host: SenderHost): Sender {
  const { store, later } = host;
  /** Records that are left alone for a while, and what ends that. */
  const resting = new Map<Key, () => void>();
  let failures = 0;
  let again = false;
  let stopped = false;
  let sending: string | undefined;
  let cancel: (() => void) | undefined;
  let running: Promise<boolean> | undefined;

  const wake = (ms: number): void => {
    cancel?.();
    if (!stopped) cancel = later(ms, () => void pump());
  };
  const pump = (): Promise<boolean> => {
    again = true;
    return (running ??= run().finally(() => (running = undefined)));
  };
  const run = async (): Promise<boolean> => {
    let had = true;
    while (again && !stopped) {
      again = false;
      try {
        had = await inTurn(host.name, store, host.locks, later, host.now, drain);
        if (!had) wake(waitForTurnMs);
      } catch {
        // Whoever lets pages take turns failed: what is stored is safe, and is looked at again later.
        wake(backOff(failures++, host.retry.first, host.retry.most));
      }
    }
    return had;
  };
  const rest = (key: Key, ms: number): void => {
    resting.get(key)?.();
    resting.set(
      key,
      later(ms, () => {
        resting.delete(key);
        void pump();
      }),
    );
  };
  const drain = async (mine: () => boolean): Promise<void> => {
    while (!stopped && mine() && host.mayWrite()) {
      const next = ready(await host.reload());
      if (!next) return;
      const entry = await store.begin(next.seq!);
      // Meanwhile the page was closed, or somebody has signed out: what is kept for her is not sent any more.
      if (stopped || !host.mayWrite()) return;
      // Gone since it was read: another page had it resolved.
      if (entry ? !(await send(entry)) : (await host.reload()).some(({ seq, error }) => seq === next.seq && !error)) return;
    }
  };
  const ready = (entries: readonly Entry[]): Entry | undefined => {
    const held = new Set<Key>();
    const unborn: string[] = [];
    for (const entry of entries) {
      const key = keyFor(entry.on);
      const text = unborn.length > 0 ? JSON.stringify(entry.input) : "";
      const free = !entry.error && !resting.has(key) && !held.has(key);
      if (free && !unborn.some((id) => id !== entry.on.id && text.includes(id))) return entry;
      held.add(key);
      // What names a record that the back end does not have yet comes after it.
      if (entry.input.body) unborn.push(entry.on.id);
    }
    return undefined;
  };
  /** `false`: nothing can be sent now. */
  const send = async (entry: Entry): Promise<boolean> => {
    sending = entry.actionId;
    host.outcome(entry, { actionId: entry.actionId, state: "waiting", changes: [] }, host.now());
    const receipt = await attempt(host.gateway, entry);
    const at = host.now();
    sending = undefined;
    if (stopped) return false;
    const key = keyFor(entry.on);
    const error = receipt.error;
    if (!error) return confirmed(entry, receipt, at);
    const settled = settle(entry, error);
    if (settled === "there") {
      const version = versionOf(error);
      return confirmed(
        entry,
        { actionId: entry.actionId, state: "sent", changes: version === undefined ? [] : [{ ...entry.on, version }] },
        at,
      );
    }
    if (settled) {
      if (error.code === "action-reused") rest(key, host.retry.first);
      await store.replace(settled);
      return true;
    }
    const failing = error.code === "internal" && error.status !== undefined;
    if (passes(error) && (!failing || entry.tried < patience)) {
      host.outcome(entry, { actionId: entry.actionId, state: "waiting", changes: [], error }, at);
      if (failing) {
        rest(key, backOff(entry.tried - 1, host.retry.first, host.retry.most));
        return true;
      }
      if (error.code !== "signed-out") wake(Math.max(error.retryAfter ?? 0, backOff(failures++, host.retry.first, host.retry.most)));
      return false;
    }
    await store.replace({ ...entry, error });
    host.outcome(entry, receipt, at);
    return true;
  };
  const confirmed = async (entry: Entry, receipt: Receipt, at: number): Promise<true> => {
    failures = 0;
    await store.confirm(entry, receipt.changes, new Date(at).toISOString());
    host.outcome(entry, receipt, at);
    return true;
  };

  return {
    pump,
    get sending() {
      return sending;
    },
    stop() {
      stopped = true;
      cancel?.();
      for (const end of resting.values()) end();
      return running ?? Promise.resolve();
    },
  };
}

const passes = (error: GatewayError): boolean => error.retryable || error.code === "signed-out" || error.code === "aborted";

async function attempt(gateway: CampusGateway, { action, actionId, input }: Entry): Promise<Receipt> {
  try {
    return await gateway.act(action, input as ActionOf[ActionId], { actionId });
  } catch (error) {
    // A mistake of the program: nothing that waiting or another try would mend.
    return { actionId, state: "refused", changes: [], error: { code: "internal", detail: String(error), retryable: false } };
  }
}

const versionOf = (error: GatewayError): number | undefined => (error.current as { version?: number } | undefined)?.version;

/**
 * What can be settled without a person. `there`: all that a form changed stands there already, as when its file was sent from another device too.
 * An entry: its change goes on top of another version in which nobody touched what it changed, or of what was sent under its action id before.
 */
function settle(entry: Entry, error: GatewayError): Entry | "there" | undefined {
  const { patch, body } = entry.input;
  const { blind: _seen, ...rest } = entry;
  const fresh = { ...rest, actionId: newId(), tried: 0 };
  // An intent is never altered but for the version it goes on top of: under its action id it was carried out.
  if (!entry.draft && error.code === "action-reused") return "there";
  if (!entry.draft || !(patch ?? body)) return undefined;
  if (error.code === "action-reused") return { ...entry, actionId: newId(), tried: 0 };
  const met = error.current as Record<string, unknown> | undefined;
  const version = versionOf(error);
  if (error.code !== "stale-version" || !met || version === undefined || version === entry.input.version) return undefined;
  const changes = Object.entries(contentOf(entry)).filter(([name, value]) => !isEqual(met[name], value));
  if (changes.length === 0) return "there";
  const same = (name: string, values: Record<string, unknown> = {}): boolean => name in values && isEqual(met[name], values[name]);
  // A creation that meets its record, and what was typed onto one that could not be read, add what nobody has written there.
  const mayAdd = body !== undefined || entry.blind === true;
  const untouched = changes.every(
    ([name]) => (patch && same(name, entry.was)) || (mayAdd && isEqual(met[name], null)) || !!entry.maybe?.some((sent) => same(name, sent)),
  );
  if (!untouched) return undefined;
  const action = `${entry.on.kind}.change` as ActionId;
  return { ...fresh, action, input: { id: entry.on.id, version, patch: Object.fromEntries(changes) } };
}
