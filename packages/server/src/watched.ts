import type { Store } from "@xiaoben/backend";

export interface Watcher {
  /** Before a record is read. */
  onGet(tenant: string): void;
  /** Before something is written. */
  onWrite?(tenant: string): void;
  /** After something was written. */
  onWritten?(tenant: string): void;
}

/** The same store; the watcher is told whose data it is asked for. */
export const watched = (store: Store, watcher: Watcher): Store => ({
  ...store,
  get(tenant, ref, knownAt) {
    watcher.onGet(tenant);
    return store.get(tenant, ref, knownAt);
  },
  async write(tenant, work, ahead) {
    watcher.onWrite?.(tenant);
    const result = await store.write(tenant, work, ahead);
    watcher.onWritten?.(tenant);
    return result;
  },
});
