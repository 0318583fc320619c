import type { CampusGateway, EvaluateAsk, GatewayError, Live, Snapshot, Verdict } from "@xiaoben/contract";
import { ReadingFailed, StillReading, type Reading } from "./reading.ts";

/** What the questions of one gateway share: packs and the engine are loaded once. */
export interface Loaded {
  values: Map<string, Loading>;
}

interface Loading {
  value?: unknown;
  error?: unknown;
  /** Who runs again when it is there. */
  waiting: Set<() => void>;
}

/**
 * A Live that is computed from other Lives of the gateway. It listens to those it used while somebody listens to it,
 * and is computed again when one of them changes; until all are read it shows what it showed before.
 */
export function computedLive(
  gateway: CampusGateway,
  loaded: Loaded,
  ask: EvaluateAsk,
  compute: (reading: Reading, ask: EvaluateAsk) => Verdict[],
  attention: { busy(): void; idle(): void },
): Live<Verdict[]> {
  let current: Snapshot<Verdict[]> = Object.freeze({ status: "loading" });
  let listening = new Map<Live<unknown>, () => void>();
  let due = false;
  const listeners = new Set<() => void>();
  /** Who waits for the next answer. */
  let answered: (() => void)[] = [];

  const show = (snapshot: Snapshot<Verdict[]>): void => {
    current = Object.freeze(snapshot);
    for (const listener of Array.from(listeners)) listener();
    if (snapshot.status === "loading") return;
    for (const resolve of answered) resolve();
    answered = [];
  };
  const soon = (): void => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      if (listeners.size > 0) run();
    });
  };
  const run = (): void => {
    const used = new Set<Live<unknown>>();
    const before = current.data === undefined ? {} : { data: current.data };
    try {
      const data = compute(readingOf(gateway, loaded, used, listenTo, soon), ask);
      show(passedOn(used, data) ?? { status: "ready", data, at: new Date().toISOString(), from: "device" });
    } catch (reason) {
      if (reason instanceof StillReading) {
        if (current.status !== "loading" && current.status !== "ready") show({ status: "loading", ...before });
      } else if (reason instanceof ReadingFailed) show({ status: "error", error: reason.error, ...before });
      else
        show({
          status: "error",
          error: { code: "internal", detail: reason instanceof Error ? reason.message : String(reason), retryable: false },
          ...before,
        });
    }
    for (const [live, leave] of Array.from(listening)) {
      if (used.has(live)) continue;
      leave();
      listening.delete(live);
    }
  };
  const listenTo = (live: Live<unknown>): void => {
    if (!listening.has(live)) listening.set(live, live.subscribe(soon));
  };

  const subscribe = (listener: () => void): (() => void) => {
    const own = (): void => listener();
    listeners.add(own);
    if (listeners.size === 1) {
      attention.busy();
      soon();
    }
    return () => {
      if (!listeners.delete(own) || listeners.size > 0) return;
      for (const leave of listening.values()) leave();
      listening = new Map();
      attention.idle();
    };
  };

  return {
    get current() {
      return current;
    },
    subscribe,
    async refresh() {
      const leave = subscribe(() => undefined);
      await Promise.all(Array.from(listening.keys(), (live) => live.refresh()));
      soon();
      await new Promise<void>((resolve) => answered.push(resolve));
      leave();
    },
  };
}

/** The snapshot that already shows this answer: what the back end said keeps saying when and from where. */
function passedOn(used: ReadonlySet<Live<unknown>>, data: Verdict[]): Snapshot<Verdict[]> | undefined {
  const shown = Array.from(used, (live) => live.current).find((snapshot) => snapshot.status === "ready" && snapshot.data === data);
  return shown as Snapshot<Verdict[]> | undefined;
}

function readingOf(
  gateway: CampusGateway,
  { values }: Loaded,
  used: Set<Live<unknown>>,
  listenTo: (live: Live<unknown>) => void,
  again: () => void,
): Reading {
  return {
    gateway,
    used,
    use(live) {
      used.add(live);
      listenTo(live);
      const snapshot = live.current;
      if (snapshot.status === "ready") return snapshot.data;
      if (snapshot.status === "error") throw new ReadingFailed(snapshot.error);
      throw new StillReading("still reading");
    },
    once<T>(key: string, make: () => Promise<T>): T {
      const found = values.get(key);
      if (found && "value" in found) return found.value as T;
      if (found && "error" in found) {
        values.delete(key);
        const detail = found.error instanceof Error ? found.error.message : String(found.error);
        // Gateways reject with errors that say what went wrong; anything else is a part of the program that did not load.
        throw new ReadingFailed({ code: "offline", detail, retryable: true, ...(found.error as Partial<GatewayError>) });
      }
      if (found) found.waiting.add(again);
      else values.set(key, load(make, again));
      throw new StillReading("still loading");
    },
  };
}

function load(make: () => Promise<unknown>, again: () => void): Loading {
  const loading: Loading = { waiting: new Set([again]) };
  void fill(loading, make);
  return loading;
}

async function fill(loading: Loading, make: () => Promise<unknown>): Promise<void> {
  try {
    loading.value = await make();
  } catch (error) {
    loading.error = error;
  }
  for (const run of loading.waiting) run();
}
