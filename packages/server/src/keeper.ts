import type { Backend, Store } from "@xiaoben/backend";
import type { Id } from "@xiaoben/contract";
import { background } from "./background.ts";
import { watched } from "./watched.ts";

/** Judges anew those whose kept verdicts a write or a new day has overtaken, soon after it. */
export interface Keeper {
  /** The store, watched for writes. */
  store: Store;
  /** From now on, with this back end. */
  begin(backend: Pick<Backend, "recompute">): void;
  stop(): Promise<void>;
}

export interface KeeperOptions {
  /** People in one portion. */
  portion?: number;
  /** Milliseconds from a write to the first portion: what else is written meanwhile is judged with it. */
  gather?: number;
  /** Milliseconds between portions in which others have their turn; while others write, as long as the portion took, and not longer than {@link KeeperOptions.rest}. */
  pause?: number;
  /** Most milliseconds of a pause while others write. */
  rest?: number;
  /** Milliseconds until somebody who could not be judged is tried again. */
  again?: number;
  /** How often it is looked whether a day has begun, in milliseconds. */
  look?: number;
}

/**
 * Tenants take turns, a portion each. What is not done stays marked in the database, so nothing is lost when the process ends:
 * the first reading or write of a tenant finds what is left. `onFault` is told of each distinct failure once a round.
 */
export function startKeeper(
  store: Store,
  onFault: (error: unknown) => void,
  { portion = 20, gather = 150, pause = 5, rest = 250, again = 10_000, look = 60_000 }: KeeperOptions = {},
): Keeper {
  const known = new Set<string>();
  const waiting = new Set<string>();
  const failing = new Map<string, Map<Id, number>>();
  let backend: Pick<Backend, "recompute"> | undefined;
  let writes = 0;

  const wake = (tenant: string): void => {
    known.add(tenant);
    waiting.add(tenant);
    schedule();
  };
  const touch = (tenant: string): void => {
    if (!known.has(tenant)) wake(tenant);
  };
  const schedule = (): void => {
    if (backend !== undefined && waiting.size > 0) judging.soon(gather);
  };
  const judging = background(async () => {
    // One that is added again comes after those that are waiting already.
    for (const tenant of waiting) {
      if (judging.stopped) return;
      waiting.delete(tenant);
      const [began, before] = [Date.now(), writes];
      if (await portionOf(tenant)) waiting.add(tenant);
      // Those who wait for an answer come first: judging takes no more than half of the time then.
      const wait = writes > before ? Math.min(Math.max(pause, Date.now() - began), rest) : pause;
      await new Promise((wake) => setTimeout(wake, wait));
    }
  }, schedule);
  /** Whether others of the tenant wait. */
  const portionOf = async (tenant: string): Promise<boolean> => {
    const failed = failing.get(tenant) ?? new Map<Id, number>();
    failing.set(tenant, failed);
    for (const [person, until] of failed) if (until <= Date.now()) failed.delete(person);
    const told = new Set<string>();
    const later = (): void => void setTimeout(() => wake(tenant), again).unref();
    try {
      const { left, failed: now } = await backend!.recompute(tenant, {
        limit: portion,
        without: [...failed.keys()],
        onFault(person, error) {
          failed.set(person, Date.now() + again);
          if (told.has(String(error))) return;
          told.add(String(error));
          onFault(error);
        },
      });
      if (told.size > 0) later();
      return left || now.length > 0;
    } catch (error) {
      onFault(error);
      later();
      return false;
    }
  };
  const days = setInterval(() => {
    for (const tenant of known) waiting.add(tenant);
    schedule();
  }, look);
  days.unref();

  return {
    store: watched(store, {
      onGet: touch,
      onWritten(tenant) {
        writes++;
        wake(tenant);
      },
    }),
    begin(judge) {
      backend = judge;
      schedule();
    },
    stop() {
      clearInterval(days);
      return judging.stop();
    },
  };
}
