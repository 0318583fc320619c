import { ProblemError } from "@xiaoben/contract";
import type { Caller } from "@xiaoben/backend";
import type { Context } from "hono";
import { addressOf } from "./address.ts";
import { Buckets, type Rate } from "./rate.ts";

/** How much is taken on. Everything is counted in one process; several processes take on as much each. */
export interface Limits {
  /** Requests of one signed-in person; `null`: as many as come. */
  caller: Rate | null;
  /** Requests of one address by whoever is not, or not yet, known. Good requests of others behind the same address are not touched. */
  address: Rate | null;
  /** Requests that are worked on at once, altogether and for one person. Others are told to come back in a second. */
  atOnce: number;
  atOncePerCaller: number;
  /** Seconds after which somebody who waits for an answer is told to try again. */
  seconds: number;
  /** Addresses of proxies in front, besides those on this machine. */
  proxies: readonly string[];
}

/** What a server takes on where nothing else is said. */
export const usualLimits: Limits = {
  caller: { burst: 2_000, perSecond: 200 },
  address: { burst: 600, perSecond: 60 },
  atOnce: 256,
  atOncePerCaller: 40,
  seconds: 300,
  proxies: [],
};

/** Keeps one set of limits. Every method throws {@link ProblemError} `rate-limited` or `maintenance`, with the seconds to wait. */
export class Gate {
  readonly #limits: Limits;
  readonly #callers: Buckets | undefined;
  readonly #addresses: Buckets | undefined;
  readonly #working = new Map<string, number>();
  #all = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#callers = limits.caller ? new Buckets(limits.caller) : undefined;
    this.#addresses = limits.address ? new Buckets(limits.address) : undefined;
  }

  /** Counts a request of somebody who is not known. */
  stranger(c: Context): void {
    const wait = this.#addresses?.take(addressOf(c, this.#limits.proxies)) ?? 0;
    if (wait > 0) throw limited("Too many requests without a good token come from this address.", wait);
  }

  /** Does what was asked while there is room for it. */
  async work<T>({ tenant, person }: Caller, doing: () => Promise<T>): Promise<T> {
    const key = `${tenant}/${person}`;
    const isKnown = person !== "";
    const wait = isKnown ? (this.#callers?.take(key) ?? 0) : 0;
    if (wait > 0) throw limited("You have sent too many requests.", wait);
    const own = this.#working.get(key) ?? 0;
    if (isKnown && own >= this.#limits.atOncePerCaller)
      throw limited(`More than ${this.#limits.atOncePerCaller} of your requests are being worked on.`, 1);
    if (this.#all >= this.#limits.atOnce)
      throw new ProblemError("maintenance", "Too much is being worked on just now. Try again.", { retryAfter: 1 });
    this.#all += 1;
    this.#working.set(key, own + 1);
    // Room is given back when the work has ended, also where nobody waits for it any more.
    const work = doing().finally(() => {
      this.#all -= 1;
      const left = (this.#working.get(key) ?? 1) - 1;
      if (left === 0) this.#working.delete(key);
      else this.#working.set(key, left);
    });
    return within(work, this.#limits.seconds);
  }
}

const limited = (why: string, retryAfter: number): ProblemError =>
  new ProblemError("rate-limited", `${why} Wait ${retryAfter} s.`, { retryAfter });

const late = (seconds: number): ProblemError =>
  new ProblemError("maintenance", `The answer took longer than ${seconds} s. Read what became of it, and try again.`, { retryAfter: 5 });

async function within<T>(work: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late(seconds)), seconds * 1000);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
