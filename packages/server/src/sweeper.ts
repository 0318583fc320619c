import type { Backend, Store } from "@xiaoben/backend";
import { background } from "./background.ts";
import { watched } from "./watched.ts";

/** Removes uploads that nobody goes on with, now and then. */
export interface Sweeper {
  /** The store, watched for the tenants that are there. */
  store: Store;
  /** From now on, with this back end. */
  begin(backend: Pick<Backend, "sweep">): void;
  stop(): Promise<void>;
}

const anHour = 3_600_000;

/**
 * Every hour, tenant by tenant: those that were read or written since the process began, each for the first time soon after that.
 * Several processes may do it at once. `onFault` is told of a failure; the next round tries again.
 */
export function startSweeper(store: Store, onFault: (error: unknown) => void, { every = anHour, soon = 60_000 } = {}): Sweeper {
  const known = new Map<string, number>();
  let backend: Pick<Backend, "sweep"> | undefined;
  const touch = (tenant: string): void => {
    if (!known.has(tenant)) known.set(tenant, Date.now() + soon);
  };
  const next = (): void => sweeping.soon(Math.min(every, soon) / 2);
  const sweeping = background(async () => {
    for (const [tenant, due] of known) {
      if (sweeping.stopped || backend === undefined || due > Date.now()) continue;
      known.set(tenant, Date.now() + every);
      await backend.sweep(tenant).catch(onFault);
    }
  }, next);
  next();
  return {
    store: watched(store, { onGet: touch, onWrite: touch }),
    begin(sweeper) {
      backend = sweeper;
    },
    stop: () => sweeping.stop(),
  };
}
