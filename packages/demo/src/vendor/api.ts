import {
  isProblemError,
  newId,
  ProblemError,
  type ActionId,
  type Id,
  type Kind,
  type Kinds,
  type Lesson,
  type RecordBase,
} from "@xiaoben/contract";
import type { Caller } from "@xiaoben/backend";
import type { County } from "../county/index.ts";
import type { MemoryCampus } from "../memory.ts";
import { numbers } from "./numbers.ts";
import { contentOf, orderOf, sinceOf, whereOf, type Listed, type Params } from "./params.ts";
import { local, rowsOf, type Extra } from "./rows.ts";
import { refusals, words } from "./words.ts";

/** The API of an invented vendor, as a `fetch`: POST for everything, HTTP 200 for everything, and an envelope that says how it went. */
export interface VendorApi {
  fetch: typeof globalThis.fetch;
  /** The vendor's number of something that the campus knows by an id. */
  number(what: "person" | "lesson" | "org", id: Id): number;
  /** Every call that was made: path and parameters. */
  readonly calls: { path: string; params: Params }[];
}

/**
 * 启明校园, an invented campus system with names and codes of its own, over a campus in memory. A token is the number of the person.
 * It knows no preconditions and no versions but the time of the last update; the number of the last request is kept with each observation.
 */
export function vendorApi(campus: MemoryCampus, county: County): VendorApi {
  const known = numbers();
  const extras = new Map<Id, Extra>();
  const byOuter = new Map<string, Id>();
  const updates = new Map<Id, { version: number; ms: number }>();
  for (const { kind, record } of county.records) if (isListed(kind) || kind === "pair") known.of(kind, record.id);
  /** Milliseconds of the last update; each write has one of its own. */
  const lastUpdate = ({ id, version, updatedAt }: RecordBase): number => {
    const before = updates.get(id);
    if (before?.version === version) return before.ms;
    const ms = Math.max(Date.parse(updatedAt), (before?.ms ?? 0) + 1);
    updates.set(id, { version, ms });
    return ms;
  };
  const rows = rowsOf(known, (id) => extras.get(id) ?? {}, lastUpdate);
  const rowOf = (kind: Listed, record: Kinds[Kind]) => (rows[kind] as (one: Kinds[Kind]) => object)(record);
  const { backend } = campus;

  async function page(caller: Caller, kind: Listed, params: Params): Promise<object> {
    const isOne = kind === "observation" && (params["wbh"] !== undefined || params["tkId"] !== undefined);
    const only = isOne ? idIn(params) : undefined;
    const all: object[] = [];
    let cursor: string | undefined;
    const query = { kind: kind as Kind, where: whereOf(kind, params, known), limit: 100, ...orderOf(params), ...sinceOf(params) };
    do {
      const part = await backend.list(caller, { ...query, ...(cursor !== undefined && { cursor }) });
      all.push(...part.items.filter(({ id }) => !only || id === only).map((one) => rowOf(kind, one)));
      cursor = part.next;
    } while (cursor !== undefined);
    const size = Math.min(Number(params["pageSize"] ?? 10), 50);
    const from = (Number(params["pageNum"] ?? 1) - 1) * size;
    return { rows: all.slice(from, from + size), total: all.length };
  }
  const idIn = (params: Params): Id =>
    params["wbh"] === undefined ? known.id("observation", params["tkId"]) : (byOuter.get(String(params["wbh"])) ?? newId());

  async function write(caller: Caller, action: ActionId, params: Params, input: object): Promise<object> {
    const answer = await backend.write(caller, action, input as never, newId());
    const id = (input as { id: Id }).id;
    extras.set(id, { ...extras.get(id), ...(typeof params["qqh"] === "string" && { qqh: params["qqh"] }) });
    const hours = answer.changes.filter(({ kind }) => kind === "hour").map((change) => change.id);
    const written = await Promise.all(hours.map((one) => campus.store.get(county.tenant, { kind: "hour", id: one })));
    const xs = written.flatMap((one) => (one ? [{ xsId: known.of("hour", one.id), gxsj: lastUpdate(one.body as RecordBase) }] : []));
    return { data: { xs } };
  }
  async function add(caller: Caller, params: Params): Promise<object> {
    const lesson: Lesson = await backend.get(caller, { kind: "lesson", id: known.id("lesson", params["kcId"]) });
    const { teacher, on, lessons, form, org } = lesson;
    const id = newId();
    const body = { ...contentOf(params, true), author: caller.person, observed: teacher, lesson: lesson.id, on, lessons, form, org };
    const answer = await write(caller, "observation.create", params, { id, body });
    known.of("observation", id);
    if (typeof params["wbh"] === "string") {
      extras.set(id, { ...extras.get(id), wbh: params["wbh"] });
      byOuter.set(params["wbh"], id);
    }
    return answer;
  }
  const act = (verb: string) => (caller: Caller, params: Params) =>
    write(caller, `observation.${verb}` as ActionId, params, {
      id: idIn(params),
      ...(typeof params["yy"] === "string" && { input: { reason: params["yy"] } }),
    });

  const calls: Record<string, (caller: Caller, params: Params) => Promise<object>> = {
    "/getInfo": async (caller) => {
      const { person, org, roles, now } = await backend.session(caller);
      const jobs = roles.map((role) => ({
        jsbm: Object.entries(words.job).find(([, one]) => one === role.role)![0],
        xxId: known.of("org", role.org),
      }));
      return { data: { user: { ryId: known.of("person", person), xxId: known.of("org", org) }, roles: jobs, xtsj: local(now!) } };
    },
    "/xx/page": (caller, params) => page(caller, "org", params),
    "/ry/page": (caller, params) => page(caller, "person", params),
    "/js/page": (caller, params) => page(caller, "role", params),
    "/xl/page": (caller, params) => page(caller, "calendar", params),
    "/kb/page": (caller, params) => page(caller, "lesson", params),
    "/tk/page": (caller, params) => page(caller, "observation", params),
    "/xs/page": (caller, params) => page(caller, "hour", params),
    "/xx/info": (caller, { xxId }) => info(caller, "org", known.id("org", xxId)),
    "/ry/info": (caller, { ryId }) => info(caller, "person", known.id("person", ryId)),
    "/kb/info": (caller, { kcId }) => info(caller, "lesson", known.id("lesson", kcId)),
    "/xs/info": (caller, { xsId }) => info(caller, "hour", known.id("hour", xsId)),
    "/tk/add": add,
    "/tk/edit": (caller, params) => write(caller, "observation.change", params, { id: idIn(params), patch: contentOf(params, false) }),
    "/tk/del": (caller, params) => write(caller, "observation.remove", params, { id: idIn(params) }),
    "/tk/tj": act("submit"),
    "/tk/ch": act("takeBack"),
    "/tk/zf": act("withdraw"),
    "/tk/fk": act("answer"),
    "/tk/qm": act("sign"),
    "/tk/sqjs": act("askUnlock"),
    "/tk/ty": act("agree"),
    "/tk/jj": act("refuse"),
    "/db/page": async (caller) => {
      const found = (await backend.tasks(caller)).map((task) => rows.task(task));
      return { rows: found, total: found.length };
    },
    "/gzb/info": async (caller, { bm, bb }) => ({
      data: await backend.definition(caller, { pack: String(bm), version: String(bb), id: "pack" }),
    }),
  };
  async function info(caller: Caller, kind: Listed, id: Id): Promise<object> {
    return { data: rowOf(kind, await backend.get(caller, { kind, id })) };
  }

  const api: VendorApi = {
    calls: [],
    number: (what, id) => known.of(what, id),
    fetch: (async (request: Request) => {
      const path = new URL(request.url).pathname.replace("/prod-api", "");
      const params = (await request.json()) as Params;
      api.calls.push({ path, params });
      return Response.json(await answered(path, request.headers.get("authorization"), params));
    }) as typeof globalThis.fetch,
  };
  async function answered(path: string, token: string | null, params: Params): Promise<object> {
    try {
      const call = calls[path];
      const person = known.id("person", /^Bearer (\d+)$/.exec(token ?? "")?.[1]);
      if (!county.members.some((member) => member.person.id === person)) throw new ProblemError("signed-out", "");
      if (!call) throw new ProblemError("not-offered", path);
      return { code: 200, msg: "操作成功", ...(await call({ tenant: county.tenant, person }, params)) };
    } catch (error) {
      if (!isProblemError(error)) throw error;
      const { code, msg } = refusals[error.code];
      return { code, msg: `${msg}（${error.detail}）` };
    }
  }
  return api;
}

const isListed = (kind: Kind): kind is Listed => ["org", "person", "role", "calendar", "lesson", "observation", "hour"].includes(kind);
