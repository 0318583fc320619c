import type { CampusGateway, Id, Live, Query, Ref, Taken, TakenAsks } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { allows } from "../gateway/allows.ts";
import { keyOf } from "../values.ts";
import { openShelf, type Kept, type Shelf } from "./shelf.ts";

/** What is asked of the device when a lesson is taken along; it comes when it is wanted. */
export interface Taking {
  load(person: Id): Promise<readonly Kept[]>;
  take(person: Id | undefined, lesson: Id, asks: TakenAsks): Promise<void>;
  remove(person: Id, lesson: Id): Promise<void>;
  clear(person: Id): Promise<void>;
  /** As the gateway's own, over what was kept. */
  readonly allows: typeof allows;
}

/** No longer is anything kept. */
const keepMs = 7 * 86_400_000;

const one = ({ kind, id }: Ref): unknown => ["one", kind, id];
const list = (query: Query): unknown => ["list", query];
const definition = (ask: unknown): unknown => ["definition", ask];

export function takingOf(inner: CampusGateway, name: string, now: () => number): Taking {
  let shelf: Promise<Shelf> | undefined;
  const stored = async <T>(work: (shelf: Shelf) => Promise<T>): Promise<T> => {
    try {
      return await work(await (shelf ??= Promise.resolve().then(() => openShelf(name))));
    } catch (error) {
      shelf = undefined;
      throw new TransportError(
        "storage",
        `The browser does not let this page keep anything (${String(error)}). Leave the private window, or make room.`,
        { retryable: true },
      );
    }
  };

  return {
    allows,
    load: (person) => stored((on) => on.load(person, now())),
    async take(person, lesson, asks) {
      if (person === undefined) throw new TransportError("signed-out", "Nobody is signed in: sign in, then take the lesson along.");
      const answers: Record<string, unknown> = {};
      const keep = async (question: unknown, read: Promise<unknown>): Promise<void> => void (answers[keyOf(question)] = await read);
      await Promise.all([
        keep(
          "capabilities",
          fresh(inner.capabilities).then((offered) => [...offered]),
        ),
        ...asks.records.map((ref) => keep(one(ref), fresh(inner.one(ref)))),
        ...asks.lists.map((query) => keep(list(query), fresh(inner.list(query)))),
        ...asks.definitions.map((ask) => keep(definition(ask), inner.definition(ask))),
      ]);
      const record = answers[keyOf(one({ kind: "lesson", id: lesson }))] as Taken["lesson"] | null | undefined;
      if (!record) throw new TransportError("not-found", `There is no lesson ${lesson} among what was read: name it in "records".`);
      const [since, until] = [now(), now() + keepMs].map((at) => new Date(at).toISOString()) as [string, string];
      await stored((on) => on.put({ person, of: lesson, lesson: record, since, until, answers }));
    },
    remove: (person, lesson) => stored((on) => on.remove(person, lesson)),
    clear: (person) => stored((on) => on.clear(person)),
  };
}

/** What a reading answers now; rejects where it fails. */
async function fresh<T>(live: Live<T>): Promise<T> {
  await live.refresh();
  const { current } = live;
  if (current.status === "ready") return current.data;
  throw current.status === "error"
    ? new TransportError(current.error.code, current.error.detail, current.error)
    : new TypeError("A reading ended without an answer.");
}
