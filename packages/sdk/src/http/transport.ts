import {
  kindTable,
  type Capabilities,
  type ChangesPage,
  type Kind,
  type Kinds,
  type Page,
  type Query,
  type Ref,
  type Session,
  type Task,
  type Verdict,
} from "@xiaoben/contract";
import { isTransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { isPlain } from "../values.ts";
import { badAnswer, checkAnswer, checkPage, checkRecord, checkRollups, checkWrite } from "./check.ts";
import { wireOf, type HttpOptions, type Wire } from "./wire.ts";
import { pathOf, written } from "./write.ts";

/** A back end of the contract over HTTP. */
export const httpTransport = (options: HttpOptions): Transport => transportOver(wireOf(options));

/**
 * The operations of the contract over a way to send requests. `repeatWrites`: writes too are sent again where that is safe;
 * left out, whoever writes repeats them himself with the same action id, as the outbox does.
 */
export function transportOver(wire: Wire, { repeatWrites = false } = {}): Transport {
  return {
    session: (signal) =>
      nullWhen(
        "signed-out",
        wire.send({ method: "GET", path: "/v1/session", signal }).then((answer) => checkAnswer<Session>("session", answer)),
      ),
    capabilities: async (signal) =>
      checkAnswer<Capabilities>("capabilities", await wire.send({ method: "GET", path: "/v1/capabilities", signal })),
    async get<K extends Kind>(ref: Ref<K>, signal?: AbortSignal) {
      const record = await nullWhen("not-found", wire.send({ method: "GET", path: pathOf(ref), signal }));
      return record === null ? null : ((await checkRecord(ref.kind, record)) as Kinds[K]);
    },
    async list<K extends Kind>(query: Query<K>, signal?: AbortSignal) {
      const { kind, where, ...rest } = query;
      return (await checkPage(
        kind,
        await wire.send({
          method: "GET",
          path: `/v1/${kindTable[kind].path}`,
          query: { ...(where as Record<string, string>), ...rest },
          signal,
        }),
      )) as Page<K>;
    },
    tasks: async (signal) => items<Task>(await wire.send({ method: "GET", path: "/v1/tasks", signal }), "items"),
    evaluate: async (ask, signal) =>
      items<Verdict>(await wire.send({ method: "POST", path: "/v1/evaluate", json: ask, repeat: "question", signal }), "verdicts"),
    rollup: async (ask, signal) =>
      checkRollups(items(await wire.send({ method: "POST", path: "/v1/rollup", json: ask, repeat: "question", signal }), "rollups")),
    definition: ({ pack, version, id }, signal) =>
      wire.send({ method: "GET", path: `/v1/definitions/${[pack, version, id].map(encodeURIComponent).join("/")}`, signal }),
    write: async (action, input, actionId, signal) => checkWrite(await written(wire, action, input, actionId, { repeatWrites, signal })),
    changes: async (cursor, signal) =>
      checkAnswer<ChangesPage>(
        "changesPage",
        await wire.send({
          method: "GET",
          path: "/v1/changes",
          query: { cursor: cursor ?? undefined, limit: 500 },
          signal,
        }),
      ),
  };
}

async function nullWhen<T>(code: string, answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isTransportError(error) && error.code === code) return null;
    throw error;
  }
}

function items<T>(answer: unknown, name: "items" | "verdicts" | "rollups"): T[] {
  const list = isPlain(answer) ? answer[name] : undefined;
  if (!Array.isArray(list)) throw badAnswer("A list", `/${name} is missing`);
  return list as T[];
}
