import type { Live, Snapshot } from "@xiaoben/contract";
import { toGatewayError } from "../errors.ts";
import { freeze, isEqual } from "../values.ts";

/** A {@link Live} together with what its owner may do to it. */
export interface Source<T> extends Live<T> {
  /** What it shows is out of date: read again, now if somebody listens, else when somebody does. */
  stale(): void;
  /** What it shows, and what is on its way, is not for whoever looks now: nothing is shown until it was read anew. */
  forget(): void;
  /** Shows a value that was not read. */
  show(snapshot: Snapshot<T>): void;
  readonly failed: boolean;
}

export interface Attention {
  /** Somebody listens again. */
  busy?(): void;
  /** The last listener left. */
  idle?(): void;
}

/**
 * A value that is read when somebody first listens, and again when it is stale. Readings never overlap: one that becomes stale
 * on the way is followed by another. What was read stays visible while it is read again, and when that fails.
 */
export function liveOf<T>(read: () => Promise<T>, attention: Attention = {}): Source<T> {
  let current: Snapshot<T> = Object.freeze({ status: "loading" });
  let fresh = false;
  let again = false;
  let era = 0;
  let reading: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  const show = (snapshot: Snapshot<T>): void => {
    current = Object.freeze(snapshot);
    tell(listeners);
  };
  const run = async (): Promise<void> => {
    do {
      again = false;
      fresh = true;
      const before = "data" in current ? { data: current.data } : {};
      // What was written since the reading began may be missing in it.
      const at = new Date().toISOString();
      const asked = era;
      try {
        const data = freeze(await read());
        if (asked === era)
          show({
            status: "ready",
            data: isEqual(before.data, data) && before.data !== undefined ? before.data : data,
            at,
            from: "server",
          });
      } catch (error) {
        fresh = false;
        if (asked === era) show({ status: "error", error: toGatewayError(error), ...(before as { data?: T }) });
      }
    } while (again);
    reading = undefined;
  };
  const refresh = (): Promise<void> => (reading ??= run());
  const stale = (): void => {
    fresh = false;
    if (reading) again = true;
    else if (listeners.size > 0) void refresh();
  };

  return {
    get current() {
      return current;
    },
    get failed() {
      return current.status === "error";
    },
    show(snapshot) {
      fresh = true;
      show(snapshot);
    },
    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      if (listeners.size === 1) attention.busy?.();
      if (!fresh) void refresh();
      return () => {
        if (listeners.delete(own) && listeners.size === 0) attention.idle?.();
      };
    },
    refresh,
    stale,
    forget() {
      era += 1;
      show({ status: "loading" });
      stale();
    },
  };
}

/** Calls every listener, also when one of them throws; its error is reported and not swallowed. */
export function tell(listeners: Iterable<() => void>): void {
  for (const listener of Array.from(listeners)) {
    try {
      listener();
    } catch (error) {
      report(error);
    }
  }
}

/** Shows a failure that nobody waits for to whoever watches the page. */
export const report = (error: unknown): void => {
  if (typeof reportError === "function") return reportError(error);
  queueMicrotask(() => {
    throw error;
  });
};
