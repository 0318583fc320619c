import type { Live, Snapshot } from "@xiaoben/contract";
import { tell } from "./live.ts";

/** A {@link Live} that is computed from others and from something of its owner's. */
export interface Derived<T> extends Live<T> {
  /** Something of the owner's changed. */
  changed(): void;
  readonly listened: boolean;
}

/**
 * Computes a snapshot once for each change of what it rests on: whoever asks twice gets the same object. Where `compute` answers with the
 * object that it answered before, nothing changed, and nobody is told: with every key that is typed somewhere, most of a page stays as it is.
 */
export function derived<T>(sources: readonly Live<unknown>[], compute: () => Snapshot<T>, idle?: () => void): Derived<T> {
  const listeners = new Set<() => void>();
  let seen: unknown[] = [];
  let made: Snapshot<T> | undefined;
  let leave: (() => void)[] = [];

  const look = (): Snapshot<T> => {
    const now = sources.map((source) => source.current);
    if (!made || now.some((snapshot, i) => snapshot !== seen[i])) {
      seen = now;
      made = Object.freeze(compute());
    }
    return made;
  };
  const changed = (): void => {
    const before = made;
    made = undefined;
    if (!before || look() !== before) tell(listeners);
  };
  return {
    get current() {
      return look();
    },
    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      if (listeners.size === 1) leave = sources.map((source) => source.subscribe(changed));
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return;
        for (const stop of leave) stop();
        idle?.();
      };
    },
    async refresh() {
      await Promise.all(sources.map((source) => source.refresh()));
    },
    changed,
    get listened() {
      return listeners.size > 0;
    },
  };
}
