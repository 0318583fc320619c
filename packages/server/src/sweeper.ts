import type { Backend, Store } from "@xiaoben/backend";

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
  let sweeping: Promise<void> | undefined;
  let stopped = false;
  const touch = (tenant: string): void => {
    if (!known.has(tenant)) known.set(tenant, Date.now() + soon);
  };
  const sweep = async (): Promise<void> => {
    for (const [tenant, due] of known) {
      if (stopped || backend === undefined || due > Date.now()) continue;
      known.set(tenant, Date.now() + every);
      await backend.sweep(tenant).catch(onFault);
    }
  };
  const timer = setInterval(
    () => {
      sweeping ??= sweep().finally(() => (sweeping = undefined));
    },
    Math.min(every, soon) / 2,
  );
  timer.unref();
  return {
    store: {
      ...store,
      get(tenant, ref, knownAt) {
        touch(tenant);
        return store.get(tenant, ref, knownAt);
      },
      async write(tenant, work, ahead) {
        touch(tenant);
        return store.write(tenant, work, ahead);
      },
    },
    begin(sweeper) {
      backend = sweeper;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await sweeping;
    },
  };
}
