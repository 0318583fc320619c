/** How often something may happen: `burst` times at once, and `perSecond` in the long run. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Most keys that are remembered; those that were not seen for longest are forgotten first. */
const mostKeys = 20_000;

/** Token buckets by key, in the memory of this process: of several processes each counts for itself. */
export class Buckets {
  readonly #kept = new Map<string, { left: number; at: number }>();
  readonly #rate: Rate;
  readonly #now: () => number;

  /** `now`: milliseconds that only grow. */
  constructor(rate: Rate, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes one. Answers 0, or where none is left the whole seconds until there is one again. */
  take(key: string): number {
    const { burst, perSecond } = this.#rate;
    const now = this.#now();
    const before = this.#kept.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, before.left + ((now - before.at) / 1000) * perSecond);
    this.#kept.delete(key);
    this.#kept.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    if (this.#kept.size > mostKeys) this.#kept.delete(this.#kept.keys().next().value!);
    return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
  }
}
