import type { Store } from "@xiaoben/backend";

/** Seals the audit trail of tenants that wrote something, once a second. */
export interface Sealer {
  /** The store, watched for writes. */
  store: Store;
  stop(): Promise<void>;
}

const everySecond = 1000;

/** `onFault` is told of a failure; what was not sealed stays unsealed and is tried again. */
export function startSealer(store: Store, onFault: (error: unknown) => void): Sealer {
  const wrote = new Set<string>();
  let sealing = Promise.resolve();
  const sealAll = async (): Promise<void> => {
    const tenants = [...wrote];
    wrote.clear();
    for (const tenant of tenants) {
      try {
        await store.seal(tenant);
      } catch (error) {
        wrote.add(tenant);
        onFault(error);
      }
    }
  };
  const timer = setInterval(() => {
    if (wrote.size > 0) sealing = sealing.then(sealAll);
  }, everySecond);
  timer.unref();
  return {
    store: {
      ...store,
      async write(tenant, work) {
        const result = await store.write(tenant, work);
        wrote.add(tenant);
        return result;
      },
    },
    async stop() {
      clearInterval(timer);
      await sealing;
      await sealAll();
    },
  };
}
