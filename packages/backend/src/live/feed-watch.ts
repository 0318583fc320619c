import type { Change } from "@xiaoben/contract";
import type { Store } from "../store/store.ts";
import { followerOf, type Follower, type Following } from "./follower.ts";

/** Follows the feed for many readers: one loop for each tenant, while somebody follows it. */
export interface FeedWatch {
  /** Follows from a cursor on, or from now on. @throws {ProblemError} `validation` for a cursor that the feed did not give. */
  follow(tenant: string, cursor: string | undefined): Promise<Following>;
  /** Something was written here: it is told at once. */
  wake(tenant: string): void;
}

/** Milliseconds between two readings: `least` after something changed, growing to `most` while nothing does. */
export interface Pace {
  least: number;
  most: number;
}

const usual: Pace = { least: 200, most: 1_000 };
const pageSize = 500;

/**
 * Other processes write to the same database and nothing tells of it but the feed, so it is read again and again. What is withheld from it is told early, once for each version,
 * while the cursor stays where the feed is: whoever comes again from there is told a second time, and misses nothing.
 */
export function feedWatch(store: Pick<Store, "changes" | "latest">, pace: Pace = usual): FeedWatch {
  const loops = new Map<string, Loop>();
  return {
    async follow(tenant, cursor) {
      // A cursor that is none is refused before an answer has begun.
      if (cursor !== undefined) await store.latest(tenant, cursor, 1);
      let loop = loops.get(tenant);
      if (loop === undefined) {
        loop = loopOf(store, tenant, pace, () => loops.delete(tenant));
        loops.set(tenant, loop);
      }
      return loop.join(cursor);
    },
    wake: (tenant) => loops.get(tenant)?.wake(),
  };
}

/** The store, whose writes are told at once. */
export const watched = (store: Store, watch: FeedWatch): Store => ({
  ...store,
  async write(tenant, work, ahead) {
    const answer = await store.write(tenant, work, ahead);
    watch.wake(tenant);
    return answer;
  },
});

interface Loop {
  join(cursor: string | undefined): Promise<Following>;
  wake(): void;
}

/** The loop of one tenant: it lasts while somebody follows. `ended` is called when it is over, before anybody is told of a failure. */
function loopOf(store: Pick<Store, "changes" | "latest">, tenant: string, pace: Pace, ended: () => void): Loop {
  const followers = new Set<Follower>();
  /** Those who follow from now on: they get the cursor, and what is early, with the next reading. */
  const newcomers = new Set<Follower>();
  /** What was told early and is not in the feed yet. */
  let told = new Map<string, Change>();
  let cursor: string | undefined;
  let quiet = pace.least;
  let woken = false;
  let rest: (() => void) | undefined;

  const begin = async (): Promise<void> => {
    cursor = (await store.changes(tenant, "now", 1)).cursor;
  };
  const read = async (from: string): Promise<void> => {
    woken = false;
    const page = await store.latest(tenant, from, pageSize);
    const news = [...page.refs, ...page.early].filter((change) => told.get(keyOf(change))?.version !== change.version);
    told = new Map(page.early.map((change) => [keyOf(change), change]));
    cursor = page.cursor;
    if (news.length > 0) for (const follower of followers) follower.tell({ changes: news, cursor });
    for (const follower of newcomers) follower.tell({ changes: page.early, cursor });
    newcomers.clear();
    quiet = news.length > 0 || page.cursor !== from ? pace.least : Math.min(quiet * 1.5, pace.most);
    if (page.refs.length > 0 && page.refs.length + page.early.length === pageSize) woken = true;
  };
  const pause = (): Promise<void> =>
    new Promise((fulfil) => {
      const timer = setTimeout(() => rest?.(), quiet);
      rest = () => {
        clearTimeout(timer);
        rest = undefined;
        fulfil();
      };
    });
  const run = async (): Promise<void> => {
    try {
      await begun;
      while (followers.size > 0) {
        await read(cursor!);
        if (!woken) await pause();
      }
      ended();
    } catch (error) {
      ended();
      for (const follower of followers) follower.fail(error);
    }
  };
  const wake = (): void => {
    woken = true;
    rest?.();
  };
  const begun = begin();
  let running: Promise<void> | undefined;

  return {
    async join(from) {
      const follower = followerOf(store, tenant, from, () => {
        followers.delete(follower);
        newcomers.delete(follower);
        if (followers.size === 0) rest?.();
      });
      followers.add(follower);
      if (from === undefined) newcomers.add(follower);
      wake();
      running ??= run();
      // Who reads what he missed reads it after the loop has its first place: what lies before that he finds, what lies behind he is told.
      await begun;
      return follower;
    },
    wake,
  };
}

const keyOf = ({ kind, id }: Change): string => `${kind}/${id}`;
