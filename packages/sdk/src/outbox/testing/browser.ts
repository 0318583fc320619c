import type { CampusGateway } from "@xiaoben/contract";
import { gatewayOver } from "../../gateway/gateway.ts";
import type { Transport } from "../../transport.ts";
import type { Parts } from "../box.ts";
import { databaseOf, type Database } from "../database.ts";
import { outboxOf, type Outbox, type OutboxOptions } from "../outbox.ts";
import type { Tables } from "../tables.ts";

/** An outbox that is broken in one place, or none. */
export interface Mutant extends Parts {
  gateway?(gateway: CampusGateway): CampusGateway;
  locks?: LockManager;
}

/** What the pages of one browser share: the time, a clock that can be wrong, the storage's room, and the locks. */
export interface Browser {
  readonly name: string;
  time: number;
  /** How far the clock is ahead of the time. */
  skew: number;
  /** No room for anything more. */
  full: boolean;
  /** A page could not store something. */
  refused(): void;
  /** A write was refused. */
  answered(error: unknown): void;
  readonly locks: Locks | null;
  /** Requests and transactions under way. */
  busy: number;
  /** Writes under way, by page. */
  readonly writing: Map<BrowserPage, number>;
}

/** One page of one browser. A crash leaves everything as it is: no closing, no last words. */
export class BrowserPage {
  readonly gateway: CampusGateway & Outbox;
  readonly timers = new Set<{ at: number; work(): void }>();
  dead = false;
  readonly browser: Browser;

  constructor(browser: Browser, back: Transport, mutant: Mutant = {}) {
    this.browser = browser;
    const clock = {
      now: () => browser.time + browser.skew,
      later: (ms: number, work: () => void) => {
        const timer = { at: browser.time + ms, work };
        if (!this.dead) this.timers.add(timer);
        return () => this.timers.delete(timer);
      },
    };
    const options: OutboxOptions = {
      name: browser.name,
      locks: mutant.locks ?? browser.locks?.of(this) ?? null,
      clock,
      retry: { first: 1_000, most: 4_000 },
    };
    const inner = gatewayOver(this.#wire(back), { feed: false });
    this.gateway = outboxOf(mutant.gateway?.(inner) ?? inner, options, {
      ...mutant,
      database: (...how) => this.#storage(databaseOf(...how)),
    });
  }

  next(): number {
    return Math.min(...[...this.timers].map(({ at }) => at));
  }

  fire(): void {
    for (const timer of Array.from(this.timers)) {
      if (timer.at > this.browser.time || !this.timers.delete(timer)) continue;
      timer.work();
    }
  }

  crash(): void {
    this.dead = true;
    this.timers.clear();
    this.browser.writing.delete(this);
    this.browser.locks?.release(this);
  }

  async #under<T>(work: () => Promise<T>): Promise<T> {
    const never = new Promise<never>(() => undefined);
    if (this.dead) return never;
    this.browser.busy += 1;
    try {
      const answer = await work();
      return this.dead ? never : answer;
    } catch (error) {
      if (this.dead) return never;
      throw error;
    } finally {
      this.browser.busy -= 1;
    }
  }

  /** The network of a page: every request takes a moment, and after the crash nothing comes back. */
  #wire(back: Transport): Transport {
    return new Proxy(back, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return (...input: unknown[]) =>
          this.#under(async () => {
            const { writing } = this.browser;
            if (name === "write") writing.set(this, (writing.get(this) ?? 0) + 1);
            try {
              for (let i = 0; i < (name === "write" ? 8 : 1); i++) await tick();
              return await (method as (...all: unknown[]) => Promise<unknown>)(...input);
            } catch (error) {
              if (name === "write") this.browser.answered(error);
              throw error;
            } finally {
              if (name === "write" && !this.dead) writing.set(this, writing.get(this)! - 1);
            }
          });
      },
    });
  }

  /** The storage of a page: without room nothing can be put; after the crash nothing is stored. */
  #storage(database: Database): Database {
    const { browser } = this;
    return {
      get made() {
        return database.made;
      },
      transact: (mode, work, strict) =>
        this.#under(() =>
          database.transact(
            mode,
            (tables) => {
              const put: Tables["put"] = (table, row) => {
                if (!browser.full) return tables.put(table, row);
                browser.refused();
                throw new DOMException("No room.", "QuotaExceededError");
              };
              return work({ ...tables, put });
            },
            strict,
          ),
        ),
      close: () => database.close(),
    };
  }
}

/** The Web Locks of one browser: a page that is gone holds none. */
export class Locks {
  #held: BrowserPage | undefined;
  readonly #waiting: { page: BrowserPage; take(): void }[] = [];

  of(page: BrowserPage): LockManager {
    const request = async (_name: string, work: () => Promise<unknown>): Promise<unknown> => {
      if (this.#held) await new Promise<void>((take) => this.#waiting.push({ page, take }));
      this.#held = page;
      try {
        return await work();
      } finally {
        if (this.#held === page) this.#pass();
      }
    };
    return { request } as unknown as LockManager;
  }

  release(page: BrowserPage): void {
    for (let i = this.#waiting.length; i-- > 0;) if (this.#waiting[i]!.page === page) this.#waiting.splice(i, 1);
    if (this.#held === page) this.#pass();
  }

  #pass(): void {
    const next = this.#waiting.shift();
    this.#held = next?.page;
    next?.take();
  }
}

export const tick = (): Promise<void> => new Promise((done) => setImmediate(done));
