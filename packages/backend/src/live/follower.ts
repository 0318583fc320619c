import type { Change, ChangesPage } from "@xiaoben/contract";
import type { Store } from "../store/store.ts";

/** The feed as one reader follows it. What waits for a slow reader is put together: of each record its last version alone. */
export interface Following {
  /**
   * The next page: at once where something waits, else as soon as something changes. The first comes at once, also when it is empty: it holds the cursor.
   * `undefined`: the reader is so far behind that following ends; whoever comes again with the last cursor misses nothing.
   */
  next(): Promise<ChangesPage | undefined>;
  /** Ends it; a page that is waited for is `undefined`. */
  stop(): void;
}

/** What tells a follower. */
export interface Follower extends Following {
  tell(page: ChangesPage): void;
  fail(error: unknown): void;
}

/** Changes that wait for one reader at most. */
const room = 2_000;
const pageSize = 500;

/**
 * One who reads first what he missed, by himself from his cursor on, and then what he is told: he is told from before he begins to read, so that nothing falls between.
 * `left` is called once he goes.
 */
export function followerOf(store: Pick<Store, "latest">, tenant: string, from: string | undefined, left: () => void): Follower {
  let missed = from;
  const waiting = new Map<string, Change>();
  /** What he read himself last, and is not told again. */
  let read = new Map<string, number>();
  let cursor: string | undefined;
  let ended = false;
  let failure: { error: unknown } | undefined;
  let wake: (() => void) | undefined;

  const end = (): void => {
    if (ended) return;
    ended = true;
    waiting.clear();
    left();
    wake?.();
  };
  return {
    tell(page) {
      for (const change of page.changes) if (read.get(keyOf(change)) !== change.version) waiting.set(keyOf(change), change);
      cursor = page.cursor;
      if (waiting.size > room) return end();
      wake?.();
    },
    fail(error) {
      failure = { error };
      end();
    },
    async next() {
      if (missed !== undefined && !ended) {
        const { refs, early, cursor: place } = await store.latest(tenant, missed, pageSize);
        missed = refs.length > 0 && refs.length + early.length === pageSize ? place : undefined;
        const changes = [...refs, ...early];
        read = new Map(changes.map((change) => [keyOf(change), change.version]));
        for (const [key, { version }] of waiting) if (version <= (read.get(key) ?? 0)) waiting.delete(key);
        return { changes, cursor: place };
      }
      while (cursor === undefined && !ended) await new Promise<void>((fulfil) => (wake = fulfil));
      wake = undefined;
      if (failure) throw failure.error;
      if (ended || cursor === undefined) return undefined;
      const page = { changes: [...waiting.values()], cursor };
      waiting.clear();
      cursor = undefined;
      return page;
    },
    stop: end,
  };
}

const keyOf = ({ kind, id }: Change): string => `${kind}/${id}`;
