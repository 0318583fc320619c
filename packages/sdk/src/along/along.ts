import type { CampusGateway, Kind, Kinds, Live, Query, Ref, Session, Snapshot, TakeAlong, Taken } from "@xiaoben/contract";
import { derived, type Derived } from "../gateway/derived.ts";
import { report } from "../gateway/live.ts";
import { keyOf } from "../values.ts";
import type { Kept } from "./shelf.ts";
import type { Taking } from "./taking.ts";

/** A gateway's readings, over what was taken along, and the taking itself. */
export interface Along extends Pick<CampusGateway, "one" | "list" | "definition" | "capabilities" | "allows"> {
  readonly device: TakeAlong;
  /** Removes everything that the signed-in person took. */
  clear(): Promise<void>;
  close(): void;
}

/**
 * What was taken along is shown where a reading fails for want of a network, and only there: an answer that came earlier in the same page
 * stays, and one that comes later takes its place. For the option `along` of `withOutbox`.
 */
export function takeAlong(inner: CampusGateway, session: Live<Session | null>, { name, now }: { name: string; now(): number }): Along {
  let person: string | undefined;
  let rows: readonly Kept[] = [];
  /** Whose rows were looked for: nothing is fetched or opened before it is wanted. */
  let sought: string | undefined;
  let taking: Taking | undefined;
  const fromDevice = <T>(data: T): Snapshot<T> => ({ status: "ready", data, at: new Date(now()).toISOString(), from: "device" });
  const here = derived<readonly Taken[]>([], () => fromDevice(rows.map(({ lesson, since, until }) => ({ lesson, since, until }))));

  const device = async (): Promise<Taking> => (taking ??= (await import("./taking.ts")).takingOf(inner, `${name}:along`, now));
  const look = async (): Promise<void> => {
    const who = (sought = person);
    const found = who === undefined ? [] : await (await device()).load(who);
    if (who !== person) return;
    rows = found;
    here.changed();
  };
  const seek = (): void => {
    if (sought === person) return;
    // Without storage nothing was taken, and whoever takes something is told so.
    look().catch(() => undefined);
  };
  const meet = (): void => {
    const { current } = session;
    if (!("data" in current) || current.data?.person === person) return;
    person = current.data?.person;
    rows = [];
    here.changed();
  };
  const leave = session.subscribe(meet);
  meet();

  /** What was read for a question when a lesson was taken along. */
  const kept = (question: unknown): { answer: unknown } | undefined => {
    seek();
    const key = keyOf(question);
    const row = rows.find(({ answers }) => key in answers);
    return row && { answer: row.answers[key] };
  };
  const over = new WeakMap<object, Derived<unknown>>();
  const seenOver = <T>(live: Live<T>, question: unknown, revive = (answer: unknown) => answer as T, seen?: (data: T) => void): Live<T> => {
    if (!over.has(live))
      over.set(
        live,
        derived<T>([live, here], () => {
          const { current } = live;
          if (current.status === "ready") seen?.(current.data);
          const mine = isCutOff(current) ? kept(question) : undefined;
          return mine ? fromDevice(revive(mine.answer)) : current;
        }),
      );
    return over.get(live) as Live<T>;
  };
  const handedIn = (record: unknown): void => {
    const { author, lesson, state } = (record ?? {}) as { author?: string; lesson?: string; state?: string };
    if (author !== person || !lesson || !state || state === "draft" || !rows.some(({ of }) => of === lesson)) return;
    queueMicrotask(() => void remove(lesson).catch(report));
  };
  const remove = async (lesson: string): Promise<void> => {
    if (person === undefined) return;
    await (await device()).remove(person, lesson);
    await look();
  };
  const one = <K extends Kind>(ref: Ref<K>): Live<Kinds[K] | null> =>
    seenOver(inner.one(ref), ["one", ref.kind, ref.id], undefined, ref.kind === "observation" ? handedIn : undefined);
  const capabilities = seenOver(inner.capabilities, "capabilities", (answer) => new Set(answer as string[]));
  const dataOf = <T>({ current }: Live<T>): T | undefined => ("data" in current ? current.data : undefined);

  return {
    capabilities,
    // What is known from the device is as good for drawing as what was just read.
    allows: (action, on) =>
      rows.length > 0 && isCutOff(inner.capabilities.current)
        ? taking!.allows(action, on, { capabilities: dataOf(capabilities), session: dataOf(session), record: (ref) => dataOf(one(ref)) })
        : inner.allows(action, on),
    one,
    list: <K extends Kind>(query: Query<K>) => seenOver(inner.list(query), ["list", query]),
    async definition<T>(ask: Parameters<CampusGateway["definition"]>[0]) {
      try {
        return await inner.definition<T>(ask);
      } catch (error) {
        const mine = (error as { retryable?: unknown }).retryable === true ? kept(["definition", ask]) : undefined;
        if (mine) return mine.answer as T;
        throw error;
      }
    },
    device: {
      taken: {
        get current() {
          return here.current;
        },
        subscribe(listener) {
          seek();
          return here.subscribe(listener);
        },
        refresh: look,
      },
      async take(lesson, asks) {
        await (await device()).take(person, lesson, asks);
        await look();
      },
      remove,
    },
    async clear() {
      if (person === undefined) return;
      await (await device()).clear(person);
      await look();
    },
    close: leave,
  };
}

const isCutOff = (snapshot: Snapshot<unknown>): boolean =>
  snapshot.status === "error" && snapshot.error.retryable && snapshot.data === undefined;
