import type { Id } from "../../ids/id.ts";
import type { Kind, Kinds, RecordBase } from "../../kinds/index.ts";
import { kindTable } from "../../kinds/table.ts";
import { operationById } from "../../operations/operation.ts";
import { problemStatus, type ProblemCode } from "../../problems/problem.ts";
import type { Exchange } from "../example.ts";
import { clock, exampleId } from "../records/campus.ts";

type Request = Exchange["request"];
type Answer = Exchange["answer"];
interface Change {
  kind: Kind;
  id: Id;
  version: number;
}

/** Names the story once: each call is one exchange of it. */
export const story =
  (name: string) =>
  (operation: string, as: Exchange["as"], what: string, says: string, request: Request, answer: Answer): Exchange => {
    if (!operationById.has(operation)) throw new Error(`there is no operation "${operation}"`);
    return { operation, name: what, says, story: name, as, request, answer };
  };

/** Ids of actions: a device makes one for every action, and repeats it only with that action. */
export const actionId = (which: number): Id => exampleId(0xf0, which);
/** Ids that the client makes for what it creates. */
export const newRecordId = (which: number): Id => exampleId(0xe0, which);

const json = { "Content-Type": "application/json" };
const pathTo = (kind: Kind, id?: Id): string => `/v1/${kindTable[kind].path}${id === undefined ? "" : `/${id}`}`;

export const ask = (path: string, query?: Record<string, string>): Request => ({ method: "GET", path, ...(query && { query }) });
export const post = (path: string, body: unknown): Request => ({ method: "POST", path, headers: json, body });
export const list = (kind: Kind, query?: Record<string, string>): Request => ask(pathTo(kind), query);
export const get = (kind: Kind, id: Id): Request => ask(pathTo(kind, id));
export const create = (kind: Kind, id: Id, body: unknown, action?: Id): Request => ({
  method: "PUT",
  path: pathTo(kind, id),
  headers: { ...json, "If-None-Match": "*", ...(action !== undefined && { "X-Action-Id": action }) },
  body,
});
export const change = (kind: Kind, id: Id, version: number, body: unknown): Request => ({
  method: "PATCH",
  path: pathTo(kind, id),
  headers: { "Content-Type": "application/merge-patch+json", "If-Match": `"${version}"` },
  body,
});
export const remove = (kind: Kind, id: Id, version: number): Request => ({
  method: "DELETE",
  path: pathTo(kind, id),
  headers: { "If-Match": `"${version}"` },
});
/** A transition or named action. `action` numbers its id. */
export const act = (kind: Kind, id: Id, verb: string, action: number, version?: number, input?: object): Request =>
  post(`${pathTo(kind, id)}/actions/${verb}`, {
    actionId: actionId(action),
    ...(version !== undefined && { version }),
    ...(input && { input }),
  });

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const found = (record: RecordBase): Answer => ({ status: 200, headers: { ETag: `"${record.version}"` }, body: record });
export const page = (...items: RecordBase[]): Answer => ok({ items });

/** A write that was taken: the record as it is now, and what else it touched. */
export const written = <K extends Kind>(kind: K, record: Kinds[K], status: 200 | 201 = 200, more: Change[] = []): Answer => ({
  status,
  headers: { ETag: `"${record.version}"` },
  body: { record, changes: [{ kind, id: record.id, version: record.version }, ...more] },
});
export const created = <K extends Kind>(kind: K, record: Kinds[K], more: Change[] = []): Answer => written(kind, record, 201, more);
export const removed = (...changes: Change[]): Answer => ok({ changes });

/** A refusal; each issue is written `pointer code`. */
export const refuse = (code: ProblemCode, issues: string[] = [], current?: unknown): Answer => ({
  status: problemStatus[code],
  code,
  body: {
    status: problemStatus[code],
    code,
    ...(issues.length > 0 && {
      issues: issues.map((text) => ({ pointer: text.slice(0, text.lastIndexOf(" ")), code: text.slice(text.lastIndexOf(" ") + 1) })),
    }),
    ...(current !== undefined && { current }),
  },
});

/** A record that was created just now. */
export const born = (id: Id, org: Id): RecordBase => ({ id, version: 1, org, createdAt: clock, updatedAt: clock });
/** A record one version later, as of now. */
export const next = <T extends RecordBase>(record: T, more: Partial<T> = {}, steps = 1): T => ({
  ...record,
  ...more,
  version: record.version + steps,
  updatedAt: clock,
});
/** Without some of its properties. */
export const without = <T extends object, P extends keyof T>(record: T, ...names: P[]): Omit<T, P> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !(names as PropertyKey[]).includes(name))) as Omit<T, P>;
/** What a client sends to create a record: its content without what the server sets. */
export const content = <T extends RecordBase>(record: T, ...less: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !setByServer.includes(name) && !less.includes(name)));

const setByServer = ["id", "version", "createdAt", "updatedAt", "state", "deleted", "signatures"];
