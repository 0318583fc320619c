import type { Store } from "@xiaoben/backend";
import { watched } from "./watched.ts";

/** Seals the audit trail of tenants that wrote something, once a second or after five hundred writes, whichever comes first. */
export interface Sealer {
  /** The store, watched for writes. */
  store: Store;
  stop(): Promise<void>;
}

const everySecond = 1000;
const many = 500;

/** `onFault` is told of a failure; what was not sealed stays unsealed and is tried again. */
export function startSealer(store: Store, onFault: (error: unknown) => void): Sealer {
  const wrote = new Set<string>();
  const known = new Set<string>();
  let writes = 0;
  let sealing = Promise.resolve();
  const sealAll = async (): Promise<void> => {
    const tenants = [...wrote];
    wrote.clear();
    writes = 0;
    for (const tenant of tenants) {
      try {
        await store.seal(tenant);
      } catch (error) {
        wrote.add(tenant);
        onFault(error);
      }
    }
  };
  const soon = (): void => {
    if (wrote.size > 0) sealing = sealing.then(sealAll);
  };
  const timer = setInterval(soon, everySecond);
  timer.unref();
  return {
    store: watched(store, {
      onGet(tenant) {
        // A process that ended may have left something: whoever first speaks of a tenant looks.
        if (!known.has(tenant)) wrote.add(tenant);
        known.add(tenant);
      },
      onWritten(tenant) {
        known.add(tenant);
        wrote.add(tenant);
        if (++writes === many) soon();
      },
    }),
    async stop() {
      clearInterval(timer);
      await sealing;
      await sealAll();
    },
  };
}
