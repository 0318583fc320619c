import {
  isDay,
  kindTable,
  ProblemError,
  type ActionId,
  type ActionOf,
  type EvaluateAsk,
  type Kind,
  type KindRow,
  type Operation,
  type Query,
  type RollupAsk,
  type WriteAnswer,
} from "@xiaoben/contract";
import type { Backend } from "@xiaoben/backend";
import type { Context } from "hono";
import type { Verified } from "../auth/identity.ts";
import { actionIdOf, bad, expectedVersion, idIn, mustCreate, parameters, wholeNumber, writeParameters } from "./asked.ts";
import { getContent, putPart } from "./attachments.ts";
import { readJson } from "./body.ts";
import { importRoster } from "./import-roster.ts";
import { exportAs } from "./exports.ts";
import { importHours } from "./imports.ts";
import { followLive } from "./live.ts";
import type { OpenAnswers } from "./streams.ts";

/** Answers one operation for one caller. */
export type Handler = (c: Context, backend: Backend, caller: Verified) => Promise<Response>;

/** The handler of an operation of the contract. */
export function handlerOf(operation: Operation, { live, files }: OpenAnswers): Handler {
  const { kind } = operation;
  if (operation.id === "live") return followLive(live);
  if (kind === undefined) {
    const handler = asks[operation.id];
    if (handler === undefined) throw new TypeError(`The operation ${operation.id} has no handler.`);
    return handler;
  }
  if (operation.does === "list") return list(kind);
  if (operation.does === "export") return exportAs(kind, files);
  if (operation.does === "get") return get(kind);
  if (operation.does === "part") return putPart;
  if (operation.does === "content") return getContent;
  return write(operation.id as ActionId, operation.does);
}

const pageSize = { usual: 50, most: 500 };

function list(kind: Kind): Handler {
  const row: KindRow = kindTable[kind];
  const filters = Object.keys(row.filters);
  return async (c, backend, caller) => {
    const asked = parameters(c, [...filters, "order", "limit", "cursor", "updatedSince"]);
    const { order, cursor, updatedSince } = asked;
    if (order !== undefined && !row.orders.includes(order))
      throw bad("order", "unknown-order", `There is no order "${order}". Known: ${row.orders.join(", ")}.`);
    for (const name of filters.filter((one) => row.filters[one]!.property === "day")) {
      const day = asked[name];
      if (day !== undefined && !isDay(day)) throw bad(name, "not-a-day", `"${name}" must be a day, as in 2026-09-01.`);
    }
    if (updatedSince !== undefined && !isInstant(updatedSince))
      throw bad("updatedSince", "not-an-instant", '"updatedSince" must be an instant, as in 2026-09-01T00:00:00.000Z.');
    const query = {
      kind,
      where: Object.fromEntries(filters.filter((name) => asked[name] !== undefined).map((name) => [name, asked[name]])),
      limit: wholeNumber("limit", asked["limit"], 1, pageSize.most) ?? pageSize.usual,
      ...(order === undefined ? {} : { order }),
      ...(cursor === undefined ? {} : { cursor }),
      ...(updatedSince === undefined ? {} : { updatedSince }),
    };
    return c.json(await backend.list(caller, query as Query & { updatedSince?: string }));
  };
}

function get(kind: Kind): Handler {
  return async (c, backend, caller) => {
    parameters(c, []);
    const record = await backend.get(caller, { kind, id: idIn(c) });
    const etag = `"${record.version}"`;
    if (c.req.header("if-none-match")?.replace(/^W\//, "") === etag) return c.body(null, 304, { etag });
    return c.json(record, 200, { etag });
  };
}

function write(action: ActionId, does: Operation["does"]): Handler {
  return async (c, backend, caller) => {
    const asked = parameters(c, writeParameters);
    const id = idIn(c);
    const [input, actionId] = await inputs[does]!(c, id, asked);
    const answer: WriteAnswer = await backend.write(caller, action, input as ActionOf[ActionId], actionId);
    return c.json(answer, does === "create" ? 201 : 200, answer.record === undefined ? {} : { etag: `"${answer.record.version}"` });
  };
}

type Read = (c: Context, id: string, asked: Record<string, string>) => Promise<[input: object, actionId: string]>;

/** How the input of an action is read from a request. */
const inputs: Partial<Record<Operation["does"], Read>> = {
  async create(c, id, asked) {
    mustCreate(c, asked);
    return [{ id, body: await readJson(c.req.raw) }, actionIdOf(c.req.header("x-action-id"))];
  },
  async change(c, id, asked) {
    return [{ id, ...versionOf(expectedVersion(c, asked)), patch: await readJson(c.req.raw) }, actionIdOf(c.req.header("x-action-id"))];
  },
  async remove(c, id, asked) {
    return [{ id, ...versionOf(expectedVersion(c, asked)) }, actionIdOf(c.req.header("x-action-id"))];
  },
  async act(c, id, asked) {
    const { actionId, version, input, ...rest } = await readJson(c.req.raw);
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined)
      throw wrong(`/${unknown}`, "unknown-field", `An action carries actionId, version and input; "${unknown}" is none of them.`);
    if (version !== undefined && !(Number.isSafeInteger(version) && (version as number) >= 0))
      throw wrong("/version", "not-a-version", "The version must be a whole number.");
    if (input !== undefined && (typeof input !== "object" || input === null || Array.isArray(input)))
      throw wrong("/input", "not-an-object", "The input must be an object.");
    return [{ id, ...versionOf((version as number | undefined) ?? expectedVersion(c, asked)), input: input ?? {} }, actionIdOf(actionId)];
  },
};

const versionOf = (version: number | undefined): { version?: number } => (version === undefined ? {} : { version });

const asks: Record<string, Handler> = {
  async session(c, backend, caller) {
    parameters(c, []);
    return c.json(await backend.session(caller));
  },
  async capabilities(c, backend) {
    parameters(c, []);
    return c.json(backend.capabilities());
  },
  async changes(c, backend, caller) {
    const { cursor, limit } = parameters(c, ["cursor", "limit"]);
    return c.json(
      await backend.changes(
        caller,
        cursor === undefined || cursor === "" ? null : cursor,
        wholeNumber("limit", limit, 1, pageSize.most) ?? pageSize.most,
      ),
    );
  },
  async tasks(c, backend, caller) {
    parameters(c, []);
    return c.json({ items: await backend.tasks(caller) });
  },
  async evaluate(c, backend, caller) {
    parameters(c, []);
    return c.json({ verdicts: await backend.evaluate(caller, (await readJson(c.req.raw)) as unknown as EvaluateAsk) });
  },
  async rollup(c, backend, caller) {
    parameters(c, []);
    return c.json({ rollups: await backend.rollup(caller, (await readJson(c.req.raw)) as unknown as RollupAsk) });
  },
  async definition(c, backend, caller) {
    parameters(c, []);
    const { pack = "", version = "", id = "" } = c.req.param() as Record<string, string>;
    // A published version never changes.
    return c.json((await backend.definition(caller, { pack, version, id })) as object, 200, { "cache-control": "private, max-age=3600" });
  },
  "hours.import": importHours,
  "roster.import": importRoster,
};

const wrong = (pointer: string, code: string, message: string): ProblemError =>
  new ProblemError("validation", message, { issues: [{ pointer, code, message }] });

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(text) && !Number.isNaN(Date.parse(text));
