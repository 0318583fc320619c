import { newId } from "@xiaoben/contract";
import { leaseMs, type Store } from "./store.ts";

/** Does something later; calling the answer prevents it. */
export type Later = (ms: number, work: () => void) => () => void;

/**
 * Lets one page of an origin send at a time. By Web Lock; on plain `http://`, where there is none, by a lease in IndexedDB
 * that is renewed while the page sends and expires when the page is gone. `work` asks `mine()` before every step.
 * Answers whether the turn was this page's to the end; `false`: another page has it.
 */
export async function inTurn(
  name: string,
  store: Store,
  locks: LockManager | null,
  later: Later,
  now: () => number,
  work: (mine: () => boolean) => Promise<void>,
): Promise<boolean> {
  if (!locks) return byLease(store, later, now, work);
  let begun = false;
  try {
    await locks.request(name, () => {
      begun = true;
      return work(() => true);
    });
    return true;
  } catch (error) {
    // Some pages have locks and may not use them, as in sandboxed frames.
    if (begun) throw error;
    return byLease(store, later, now, work);
  }
}

async function byLease(store: Store, later: Later, now: () => number, work: (mine: () => boolean) => Promise<void>): Promise<boolean> {
  const owner = newId();
  let until = now() + leaseMs;
  if (!(await store.lease(owner, now(), until))) return false;
  let lost = false;
  let over = false;
  let stop = (): void => undefined;
  const renew = (): void => {
    stop = later(leaseMs / 3, () => {
      const next = now() + leaseMs;
      store.lease(owner, now(), next).then(
        (kept) => {
          until = kept ? next : 0;
          if (kept && !over) renew();
        },
        () => (until = 0),
      );
    });
  };
  renew();
  try {
    await work(() => {
      lost = now() >= until;
      return !lost;
    });
  } finally {
    over = true;
    stop();
    await store.lease(owner, now(), 0).catch(() => false);
  }
  return !lost;
}
