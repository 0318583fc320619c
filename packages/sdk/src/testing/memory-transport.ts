import {
  newId,
  operations,
  type ActionId,
  type Capabilities,
  type Change,
  type Id,
  type Kind,
  type Kinds,
  type Page,
  type Query,
  type Ref,
  type Rollup,
  type Session,
  type Task,
  type Verdict,
  type WriteAnswer,
} from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { actionParts, outlineOf } from "../gateway/action.ts";
import type { Transport } from "../transport.ts";
import { isEqual, merged } from "../values.ts";

type Stored = Record<string, unknown> & { id: Id; version: number };

/**
 * What happens to a request. `cut`: it does not arrive; `answer-lost`: it does, and nothing comes back; `twice`: it arrives twice; `late`: the
 * device gives it up and it arrives afterwards, from `late`; the others are refused: `broken` 500, `signed-out` 401, `too-large` 413, and
 * `busy` 429, with `busy-for` together with how long to wait.
 */
export type Fault = "none" | "cut" | "answer-lost" | "twice" | "late" | "broken" | "signed-out" | "too-large" | "busy" | "busy-for";

/** A very small back end in memory, for tests of what stands before one: no permissions, no effects, but versions, action ids and a feed. */
export interface MemoryTransport extends Transport {
  readonly records: Map<string, Stored>;
  /** Every accepted write in order. */
  readonly accepted: { action: ActionId; actionId: string; ref: Ref; version: number; input: unknown }[];
  /** Every request, also those that failed: `get observation/…`. */
  readonly requests: string[];
  session$: Session | null;
  operations: Set<string>;
  /** What a question for sums is answered with. */
  rollups: Rollup[];
  /** Asked before every request. */
  fault: (request: string) => Fault;
  /** Requests that the device gave up and that are still on their way; each arrives when it is called. */
  readonly late: (() => void)[];
  /** Another person's write. */
  put(ref: Ref, body: object): void;
}

export const somebody: Session = {
  person: "00000000-0000-7000-8000-00000000000a",
  org: "00000000-0000-7000-8000-0000000000ff",
  roles: [{ role: "teacher", org: "00000000-0000-7000-8000-0000000000ff" }],
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
};

export function memoryTransport(): MemoryTransport {
  const answers = new Map<string, { input: string; answer: WriteAnswer }>();
  const feed: Change[] = [];
  const keyOf = (ref: Ref): string => `${ref.kind}/${ref.id}`;
  const at = "2026-11-22T00:00:00.000Z";

  const through = async <T>(request: string, work: () => T): Promise<T> => {
    self.requests.push(request);
    await Promise.resolve();
    const fault = self.fault(request);
    if (fault === "cut") throw new TransportError("offline", "The network is cut.");
    const refused = refusals[fault];
    if (refused) throw refused();
    if (fault === "late") {
      self.late.push(() => void work());
      throw new TransportError("timeout", "The answer did not come.");
    }
    if (self.session$ === null && request !== "session") throw new TransportError("signed-out", "Nobody is signed in.", { status: 401 });
    if (fault === "twice") work();
    const answer = structuredClone(work());
    if (fault === "answer-lost") throw new TransportError("timeout", "The answer did not come.");
    return answer;
  };
  const store = (ref: Ref, body: object): Stored => {
    const before = self.records.get(keyOf(ref));
    const record: Stored = { createdAt: at, updatedAt: at, ...body, id: ref.id, version: (before?.version ?? 0) + 1 };
    self.records.set(keyOf(ref), record);
    feed.push({ ...ref, version: record.version });
    return record;
  };
  const write = (action: ActionId, input: Record<string, unknown> & { id: Id }): { record?: Stored; ref: Ref; version: number } => {
    const { kind, verb, does } = actionParts(action);
    if (!self.operations.has(action)) throw new TransportError("not-offered", `${action} is not offered.`, { status: 501 });
    const ref = { kind, id: input.id };
    const before = self.records.get(keyOf(ref));
    if (does === "create") {
      if (before) throw new TransportError("stale-version", "It is there already.", { status: 412, current: before });
      const record = store(ref, { ...(input["body"] as object), ...(outlineOf(kind) ? { state: outlineOf(kind)!.initial } : {}) });
      return { record, ref, version: record.version };
    }
    if (!before) throw new TransportError("not-found", `${keyOf(ref)} is not there.`, { status: 404 });
    if (input["version"] !== undefined && input["version"] !== before.version)
      throw new TransportError("stale-version", "Somebody wrote in between.", { status: 412, current: structuredClone(before) });
    if (does === "remove") {
      self.records.delete(keyOf(ref));
      feed.push({ ...ref, version: before.version + 1 });
      return { ref, version: before.version + 1 };
    }
    const transition = outlineOf(kind)?.transitions.find((row) => row.id === verb);
    if (transition && !transition.from.includes(String(before["state"])))
      throw new TransportError("transition-not-allowed", `${verb} is not possible in ${String(before["state"])}.`, { status: 409 });
    const record = store(
      ref,
      does === "change"
        ? merged(before, input["patch"] as object)
        : { ...before, ...(input["input"] as object | undefined), ...(transition && { state: transition.to }) },
    );
    return { record, ref, version: record.version };
  };

  const self: MemoryTransport = {
    records: new Map(),
    accepted: [],
    requests: [],
    session$: somebody,
    rollups: [],
    operations: new Set(operations.map(({ id }) => id)),
    fault: () => "none",
    late: [],
    put: (ref, body) => void store(ref, { ...self.records.get(keyOf(ref)), ...body }),
    session: () => through("session", () => self.session$),
    capabilities: () =>
      through("capabilities", (): Capabilities => ({
        contract: 1,
        levels: [1, 2, 3, 4, 5],
        operations: [...self.operations],
        profiles: ["rest"],
      })),
    get: <K extends Kind>(ref: Ref<K>) =>
      through(`get ${keyOf(ref)}`, () => (self.records.get(keyOf(ref)) ?? null) as unknown as Kinds[K] | null),
    list: <K extends Kind>(query: Query<K>) =>
      through(`list ${query.kind}`, () => {
        const all = [...self.records]
          .filter(
            ([key, record]) =>
              key.startsWith(`${query.kind}/`) && Object.entries(query.where ?? {}).every(([name, value]) => record[name] === value),
          )
          .map(([, record]) => record);
        const from = Number(query.cursor ?? 0);
        const items = all.slice(from, from + (query.limit ?? 100));
        return { items, ...(from + items.length < all.length ? { next: String(from + items.length) } : {}) } as unknown as Page<K>;
      }),
    tasks: () =>
      through("tasks", () =>
        [...self.records]
          .filter(([key, record]) => key.startsWith("observation/") && record["state"] === "draft")
          .map(([, record]): Task => ({ action: "observation.submit", on: { kind: "observation", id: record.id } })),
      ),
    evaluate: () => through("evaluate", (): Verdict[] => []),
    rollup: () => through("rollup", () => self.rollups),
    definition: (ref) => through(`definition ${ref.id}`, () => ({ id: ref.id, made: newId() })),
    write: (action, input, actionId) =>
      through(`write ${action} ${input.id}`, () => {
        const known = answers.get(actionId);
        if (known) {
          if (!isEqual(known.input, JSON.stringify([action, input])))
            throw new TransportError("action-reused", "The action id was used for something else.", { status: 409 });
          return known.answer;
        }
        const { record, ref, version } = write(action, input as Record<string, unknown> & { id: Id });
        const answer = { ...(record ? { record: structuredClone(record) } : {}), changes: [{ ...ref, version }] } as unknown as WriteAnswer;
        answers.set(actionId, { input: JSON.stringify([action, input]), answer });
        self.accepted.push({ action, actionId, ref, version, input: structuredClone(input) });
        return answer;
      }),
    changes: (cursor) =>
      through("changes", () => ({ changes: cursor === "now" ? [] : feed.slice(Number(cursor ?? 0)), cursor: String(feed.length) })),
  };
  return self;
}

const refusals: { [F in Fault]?: () => TransportError } = {
  broken: () => new TransportError("internal", "The back end failed.", { status: 500 }),
  "signed-out": () => new TransportError("signed-out", "The token has expired.", { status: 401 }),
  "too-large": () => new TransportError("too-large", "More than is taken.", { status: 413 }),
  busy: () => new TransportError("rate-limited", "Too many requests.", { status: 429 }),
  "busy-for": () => new TransportError("rate-limited", "Too many requests.", { status: 429, retryAfter: 20_000 }),
};
