import { isKind } from "@xiaoben/contract";
import { later } from "../timing.ts";
import { keyOf } from "../values.ts";
import { liveOf, type Source } from "./live.ts";

const keepMs = 30_000;

/** What a Live shows: records of a kind, or an answer that rests on many kinds. */
export type About = { kind: string } | "everything";

interface Entry {
  about: About;
  live: Source<unknown>;
  drop: (() => void) | undefined;
}

/** One Live per question. A Live is forgotten 30 s after its last listener left. */
export interface LiveCache {
  get<T>(question: unknown, about: About, read: () => Promise<T>): Source<T>;
  /** What is shown for a question that somebody asked, without asking it. */
  peek(question: unknown): unknown;
  /** Marks everything that shows one of these kinds, or rests on many. */
  staleKinds(kinds: ReadonlySet<string>): void;
  /** Forgets what records and answers show: somebody else looks now. */
  forget(): void;
  /** Marks what could not be read: the way to the back end is open again. */
  staleFailed(): void;
  readonly listened: boolean;
}

export function liveCache(onListened: () => void): LiveCache {
  const entries = new Map<string, Entry>();
  const listened = new Set<Entry>();

  const make = <T>(key: string, about: About, read: () => Promise<T>): Entry => {
    const leave = (): void => {
      entry.drop = later(keepMs, () => {
        if (entries.get(key) === entry) entries.delete(key);
      });
    };
    const live = liveOf(read, {
      busy() {
        entry.drop?.();
        if (!entries.has(key)) entries.set(key, entry);
        listened.add(entry);
        onListened();
      },
      idle() {
        listened.delete(entry);
        leave();
      },
    });
    const entry: Entry = { about, live: live as Source<unknown>, drop: undefined };
    entries.set(key, entry);
    leave();
    return entry;
  };
  const all = (): Set<Entry> => new Set([...entries.values(), ...listened]);
  const staleWhere = (matches: (entry: Entry) => boolean): void => {
    for (const entry of all()) if (matches(entry)) entry.live.stale();
  };

  return {
    get<T>(question: unknown, about: About, read: () => Promise<T>) {
      const key = keyOf(question);
      return (entries.get(key) ?? make(key, about, read)).live as Source<T>;
    },
    peek(question) {
      const snapshot = entries.get(keyOf(question))?.live.current;
      return snapshot && "data" in snapshot ? snapshot.data : undefined;
    },
    staleKinds: (kinds) => staleWhere(({ about }) => about === "everything" || kinds.has(about.kind)),
    forget: () => {
      for (const { about, live } of all()) if (about === "everything" || isKind(about.kind)) live.forget();
    },
    staleFailed: () => staleWhere(({ live }) => live.failed),
    get listened() {
      return listened.size > 0;
    },
  };
}
