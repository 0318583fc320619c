import { newId, type ActionId, type ActionOf, type CampusGateway, type GatewayError, type Receipt } from "@xiaoben/contract";
import { isEqual } from "../values.ts";
import { backOff } from "../timing.ts";
import { keyFor, type Entry, type Key } from "./entry.ts";
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
  /** An entry was confirmed, refused, or has to wait. */
  outcome(entry: Entry, receipt: Receipt): void;
  retry: { first: number; most: number };
}

export interface Sender {
  /** Sends what can be sent, now. */
  pump(): void;
  readonly sending: string | undefined;
  stop(): void;
}

/** Refusals of one record that may pass by themselves are repeated this often before a person is asked. */
const patience = 8;
const waitForTurnMs = 3_000;

/** Sends entries one after another, those of one record in their order; what was refused holds up its own record only. */
export function senderOf(host: SenderHost): Sender {
  const { store, later } = host;
  /** Records that are left alone until then. */
  const notBefore = new Map<Key, number>();
  let failures = 0;
  let running = false;
  let again = false;
  let stopped = false;
  let sending: string | undefined;
  let cancel: (() => void) | undefined;

  const wake = (ms: number): void => {
    cancel?.();
    if (!stopped) cancel = later(ms, pump);
  };
  const pump = (): void => {
    again = true;
    if (!running && !stopped) void run();
  };
  const run = async (): Promise<void> => {
    running = true;
    while (again && !stopped) {
      again = false;
      try {
        const had = await inTurn(host.name, store, host.locks, later, host.now, drain);
        if (!had) wake(waitForTurnMs);
      } catch {
        // The storage failed under the sender: what it holds is safe or is not, and is looked at again later.
        wake(backOff(failures++, host.retry.first, host.retry.most));
      }
    }
    running = false;
  };
  const drain = async (mine: () => boolean): Promise<void> => {
    while (!stopped && mine() && host.mayWrite()) {
      const entries = await host.reload();
      const next = ready(entries);
      const entry = next && (await store.begin(next.seq!));
      if (!next) return;
      if (entry && !(await send(entry))) return;
    }
  };
  const ready = (entries: readonly Entry[]): Entry | undefined => {
    const held = new Set<Key>();
    const unborn: string[] = [];
    let soonest = Infinity;
    for (const entry of entries) {
      const key = keyFor(entry.on);
      const wait = (notBefore.get(key) ?? 0) - host.now();
      const text = unborn.length > 0 ? JSON.stringify(entry.input) : "";
      if (!entry.error && wait <= 0 && !held.has(key) && !unborn.some((id) => id !== entry.on.id && text.includes(id))) return entry;
      if (!entry.error && wait > 0) soonest = Math.min(soonest, wait);
      held.add(key);
      // What names a record that the back end does not have yet comes after it.
      if (entry.input.body) unborn.push(entry.on.id);
    }
    if (soonest < Infinity) wake(soonest);
    return undefined;
  };
  /** `false`: nothing can be sent now. */
  const send = async (entry: Entry): Promise<boolean> => {
    sending = entry.actionId;
    host.outcome(entry, { actionId: entry.actionId, state: "waiting", changes: [] });
    const receipt = await attempt(host.gateway, entry);
    sending = undefined;
    if (stopped) return false;
    const key = keyFor(entry.on);
    if (receipt.state === "sent") {
      failures = 0;
      notBefore.delete(key);
      await store.confirm(entry, receipt.changes);
      host.outcome(entry, receipt);
      return true;
    }
    const error = receipt.error!;
    const rebased = onTop(entry, error);
    if (rebased) {
      await store.replace(rebased);
      return true;
    }
    if (passes(error) && (error.status === undefined || error.code !== "internal" || entry.tried < patience)) {
      host.outcome(entry, { actionId: entry.actionId, state: "waiting", changes: [], error });
      if (error.code === "internal" && error.status !== undefined) {
        notBefore.set(key, host.now() + backOff(entry.tried - 1, host.retry.first, host.retry.most));
        return true;
      }
      if (error.code !== "signed-out") wake(backOff(failures++, host.retry.first, host.retry.most));
      return false;
    }
    await store.replace({ ...entry, error });
    host.outcome(entry, receipt);
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

/** A form met another version in which nobody touched what it changed: its change goes on top of that one, under a new action id. */
function onTop(entry: Entry, error: GatewayError): Entry | undefined {
  const met = error.current as ({ version?: number } & Record<string, unknown>) | undefined;
  const { patch } = entry.input;
  if (error.code !== "stale-version" || !entry.draft || !patch || met?.version === undefined || met.version === entry.input.version)
    return undefined;
  const untouched = Object.keys(patch).every((name) => entry.was && name in entry.was && isEqual(met[name], entry.was[name]));
  return untouched ? { ...entry, actionId: newId(), tried: 0, input: { ...entry.input, version: met.version } } : undefined;
}
