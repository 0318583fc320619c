import {
  kindTable,
  type ActionId,
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
  type WriteAnswer,
} from "@xiaoben/contract";
import { isTransportError } from "../errors.ts";
import { actionParts } from "../gateway/action.ts";
import type { Transport } from "../transport.ts";
import { isEqual, isPlain } from "../values.ts";
import { badAnswer, checkAnswer, checkPage, checkRecord, checkRollups, checkWrite } from "./check.ts";
import { wireOf, type HttpOptions, type Wire } from "./wire.ts";

/** A back end of the contract over HTTP. */
export const httpTransport = (options: HttpOptions): Transport => transportOver(wireOf(options));

/** The operations of the contract over a way to send requests. */
export function transportOver(wire: Wire): Transport {
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
      items<Verdict>(await wire.send({ method: "POST", path: "/v1/evaluate", json: ask, safe: true, signal }), "verdicts"),
    rollup: async (ask, signal) =>
      checkRollups(items(await wire.send({ method: "POST", path: "/v1/rollup", json: ask, safe: true, signal }), "rollups")),
    definition: ({ pack, version, id }, signal) =>
      wire.send({ method: "GET", path: `/v1/definitions/${[pack, version, id].map(encodeURIComponent).join("/")}`, signal }),
    write: async (action, input, actionId, signal) => checkWrite(await written(wire, action, input as Input, actionId, signal)),
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

interface Input {
  id: string;
  version?: number;
  body?: object;
  patch?: object;
  input?: object;
}

async function written(wire: Wire, action: ActionId, input: Input, actionId: string, signal: AbortSignal | undefined): Promise<unknown> {
  const { kind, verb, does } = actionParts(action);
  const ref = { kind, id: input.id };
  const path = pathOf(ref);
  const expect = input.version === undefined ? {} : { expect: input.version };
  if (does === "act") {
    return wire.send({
      method: "POST",
      path: `${path}/actions/${verb}`,
      json: { actionId, ...(input.version === undefined ? {} : { version: input.version }), input: input.input ?? {} },
      signal,
    });
  }
  if (does === "remove") return wire.send({ method: "DELETE", path, actionId, ...expect, signal });
  const content = does === "create" ? input.body : input.patch;
  try {
    return await wire.send(
      does === "create"
        ? { method: "PUT", path, json: content, actionId, expect: "nothing", signal }
        : { method: "PATCH", path, json: content, actionId, ...expect, signal },
    );
  } catch (error) {
    const done = isTransportError(error) && error.code === "stale-version" ? alreadyDone(ref, content, error.current) : undefined;
    if (done) return done;
    throw error;
  }
}

/** The first answer was lost: what we were about to write is what is there. A back end without a history of actions needs no other memory of it. */
function alreadyDone(ref: Ref, content: object | undefined, current: unknown): WriteAnswer | undefined {
  if (!isPlain(current) || typeof current["version"] !== "number") return undefined;
  const there = Object.entries(content ?? {}).every(([name, value]) => contains(current[name], value));
  return there ? { record: current as unknown as Kinds[Kind], changes: [{ ...ref, version: current["version"] }] } : undefined;
}

/** Whether a value is what a merge patch would make of it. */
const contains = (value: unknown, patch: unknown): boolean =>
  isPlain(patch) && isPlain(value) ? Object.entries(patch).every(([name, inner]) => contains(value[name], inner)) : isEqual(value, patch);

const pathOf = ({ kind, id }: Ref): string => `/v1/${kindTable[kind].path}/${encodeURIComponent(id)}`;

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
