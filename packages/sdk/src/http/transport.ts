import {
  kindTable,
  type Breach,
  type Capabilities,
  type ChangesPage,
  type Kind,
  type Kinds,
  type Page,
  type Ref,
  type Rollup,
  type Session,
  type Task,
  type Verdict,
  type WriteAnswer,
} from "@xiaoben/contract";
import { isTransportError } from "../errors.ts";
import { actionParts } from "../gateway/action.ts";
import type { ListQuery, Transport } from "../transport.ts";
import { askOver } from "./ask.ts";
import type * as attachModule from "./attach.ts";
import type * as liveModule from "./live.ts";
import { part } from "./part.ts";
import { wireOf, type HttpOptions, type Request, type Wire } from "./wire.ts";
import { pathOf, segment, written } from "./write.ts";

/** Milliseconds for a ledger or a roster, over a slow line. */
const ledgerTime = 120_000;

/** A back end of the contract over HTTP. */
export const httpTransport = (options: HttpOptions): Transport => transportOver(wireOf(options));

/** How a wire is used. */
export interface WireUse {
  /** Writes too are sent again where that is safe; left out, whoever writes repeats them with the same action id, as the outbox does. */
  repeatWrites?: boolean;
  /** Who is at fault where an answer is not as the contract says. Default `back end`. */
  by?: Breach["by"];
}

/** The operations of the contract over a way to send requests. Every answer is checked: see `checked`. */
export function transportOver(wire: Wire, { repeatWrites = false, by = "back end" }: WireUse = {}): Transport {
  const ask = askOver(wire, by);
  /** Definitions that could not be read: a browser may have kept the broken answer, and would give it again. */
  const unread = new Set<string>();
  const transport: Transport = {
    session: (signal) =>
      nullWhen(
        "signed-out",
        ask<Session>(
          { operation: "session", question: { asks: "session" }, of: "session" },
          { method: "GET", path: "/v1/session", signal },
        ),
      ),
    capabilities: (signal) =>
      ask<Capabilities>(
        { operation: "capabilities", question: { asks: "capabilities" }, of: "capabilities" },
        { method: "GET", path: "/v1/capabilities", signal },
      ),
    get: <K extends Kind>(ref: Ref<K>, signal?: AbortSignal) =>
      nullWhen(
        "not-found",
        (async () =>
          ask<Kinds[K]>(
            { operation: `${ref.kind}.get`, question: { asks: "get", of: ref }, of: ref.kind },
            { method: "GET", path: pathOf(ref), signal },
          ))(),
      ),
    async list<K extends Kind>(query: ListQuery<K>, signal?: AbortSignal) {
      const { kind, where, ...rest } = query;
      return ask<Page<K>>(
        { operation: `${kind}.list`, question: { asks: "list", of: query }, of: kind, list: "items" },
        { method: "GET", path: `/v1/${kindTable[kind].path}`, query: { ...(where as Record<string, string>), ...rest }, signal },
      );
    },
    async tasks(signal) {
      const { items } = await ask<{ items: Task[] }>(
        { operation: "tasks", question: { asks: "tasks" }, of: "task", list: "items" },
        { method: "GET", path: "/v1/tasks", signal },
      );
      return items;
    },
    async evaluate(of, signal) {
      const { verdicts } = await ask<{ verdicts: Verdict[] }>(
        { operation: "evaluate", question: { asks: "evaluate", of }, of: "verdict", list: "verdicts" },
        { method: "POST", path: "/v1/evaluate", json: of, repeat: "question", signal },
      );
      return verdicts;
    },
    async rollup(of, signal) {
      const { rollups } = await ask<{ rollups: Rollup[] }>(
        { operation: "rollup", question: { asks: "rollup", of }, of: "rollup", list: "rollups" },
        { method: "POST", path: "/v1/rollup", json: of, repeat: "question", signal },
      );
      return rollups;
    },
    async definition(of, signal) {
      const form = of.id === "pack" || of.id === "source" ? ({ of: "wholePack" } as const) : ({ of: "definition", as: of.as } as const);
      const path = `/v1/definitions/${[of.pack, of.version, of.id].map(segment).join("/")}`;
      try {
        const fresh = unread.has(path);
        const found = await ask<unknown>(
          { operation: "definition", question: { asks: "definition", of }, ...form },
          { method: "GET", path, fresh, signal },
        );
        unread.delete(path);
        return found;
      } catch (error) {
        if (isTransportError(error) && error.code === "bad-answer") unread.add(path);
        throw error;
      }
    },
    async write(action, input, actionId, signal) {
      const { kind } = actionParts(action);
      const about = { operation: action, question: { asks: "write", of: { kind, id: input.id } } } as const;
      const send = (request: Request): Promise<unknown> =>
        ask({ ...about, of: "change", list: "changes", beside: { property: "record", kind } }, request);
      return written({ send }, action, input, actionId, { repeatWrites, signal }) as Promise<WriteAnswer>;
    },
    changes: (cursor, signal) =>
      ask<ChangesPage>(
        { operation: "changes", question: { asks: "changes" }, of: "changesPage" },
        { method: "GET", path: "/v1/changes", query: { cursor: cursor ?? undefined, limit: 500 }, signal },
      ),
    async *live(cursor, options) {
      yield* (await streams()).liveOver(wire, by, cursor, options);
    },
    export: (kind, query, signal) =>
      wire.send({ method: "GET", path: `/v1/exports/${kindTable[kind].path}`, query, read: "stream", signal }) as Promise<Response>,
    importHours: (file, query, signal) =>
      wire.send({
        method: "POST",
        path: "/v1/imports/hours",
        query,
        body: file,
        timeout: ledgerTime,
        // To go on is safe to repeat: what is written is written once.
        repeat: query.commit !== undefined && file.size > 0 ? "never" : "question",
        signal,
      }),
    importRoster: (file, query, signal) =>
      wire.send({
        method: "POST",
        path: "/v1/imports/roster",
        query,
        body: file,
        timeout: ledgerTime,
        repeat: query.dryRun === undefined ? "never" : "question",
        signal,
      }),
    attach: async (file, to, how) => (await files()).attachOver(wire, transport.write, by)(file, to, how),
    blob: async (id, signal) => (await files()).contentOver(wire, id, signal),
  };
  return transport;
}

const files = (): Promise<typeof attachModule> => part(import("./attach.ts"));
const streams = (): Promise<typeof liveModule> => part(import("./live.ts"));

async function nullWhen<T>(code: string, answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isTransportError(error) && error.code === code) return null;
    throw error;
  }
}
