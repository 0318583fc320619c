import { newId, type Receipt } from "@xiaoben/contract";
import type { Store } from "../store.ts";
import type { Mutant } from "./browser.ts";

/** Outboxes that are broken in one place each; the schedules must catch every one. */
export const mutants: Record<string, Mutant> = {
  "acknowledges before it has written": {
    store: changed((store) => ({
      write: async (journal) => void setTimeout(() => void store.write(journal), 30),
    })),
  },
  "removes an entry before it is confirmed": {
    store: changed((store) => ({
      begin: async (seq) => {
        const entry = await store.begin(seq);
        if (entry) await store.remove([seq]);
        return entry;
      },
    })),
  },
  "makes a new action id for each attempt": {
    store: changed((store) => ({
      begin: async (seq) => {
        const entry = await store.begin(seq);
        return entry && { ...entry, actionId: newId() };
      },
    })),
  },
  "drops what was refused": {
    store: changed((store) => ({ replace: (entry) => (entry.error ? store.remove([entry.seq!]) : store.replace(entry)) })),
  },
  "forgets the order of one record": {
    store: changed((store) => ({
      load: async () => {
        const contents = await store.load();
        return { ...contents, entries: [...contents.entries].reverse() };
      },
    })),
  },
  "ignores that another page is sending": {
    store: changed(() => ({ lease: async () => true })),
    locks: { request: (_name: string, work: () => unknown) => work() } as unknown as LockManager,
  },
  "writes its form over that of another page": {
    store: changed((store) => ({
      write: async (journal) => {
        await store.remove([], journal.key);
        await store.write(journal);
      },
    })),
  },
  "takes a stale version for a success": {
    gateway: (inner) => ({
      ...inner,
      act: async (action, input, how): Promise<Receipt> => {
        const receipt = await inner.act(action, input, how);
        return receipt.error?.code === "stale-version" ? { actionId: receipt.actionId, state: "sent", changes: [] } : receipt;
      },
    }),
  },
  "loses what is typed when there is no room": {
    store: changed((store) => ({ write: (journal) => (store.trouble ? Promise.resolve() : store.write(journal)) })),
  },
};

function changed(change: (store: Store) => Partial<Store>): (store: Store) => Store {
  return (store) => Object.defineProperties(Object.create(store) as Store, Object.getOwnPropertyDescriptors(change(store)));
}
