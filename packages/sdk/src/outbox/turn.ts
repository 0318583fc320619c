import { newId } from "@xiaoben/contract";
import type { Store } from "./store.ts";

/** Does something later; calling the answer prevents it. */
export type Later = (ms: number, work: () => void) => () => void;

const leaseMs = 12_000;

/**
 * Lets one page of an origin send at a time. By Web Lock; on plain `http://`, where there is none, by a lease in IndexedDB
 * that is renewed while the page sends and expires when the page is gone. `work` asks `mine()` before every step.
 */
export async function inTurn(
  name: string,
  store: Store,
  locks: LockManager | null,
  later: Later,
  now: () => number,
  work: (mine: () => boolean) => Promise<void>,
): Promise<boolean> {
  if (locks) {
    await locks.request(name, () => work(() => true));
    return true;
  }
  const owner = newId();
  let until = now() + leaseMs;
  if (!(await store.lease(owner, now(), until))) return false;
  let stop = (): void => undefined;
  const renew = (): void => {
    stop = later(leaseMs / 3, () => {
      const next = now() + leaseMs;
      store.lease(owner, now(), next).then(
        (kept) => {
          until = kept ? next : 0;
          if (kept) renew();
        },
        () => (until = 0),
      );
    });
  };
  renew();
  try {
    await work(() => now() < until);
  } finally {
    stop();
    await store.lease(owner, now(), 0).catch(() => false);
  }
  return true;
}
