import { isTransportError, type TransportError } from "../errors.ts";
import { adapt } from "./adapt.ts";
import { unwrap, type Reach } from "./call.ts";
import { codes } from "./codes.ts";
import { always, given, shown } from "./columns.ts";
import { idsOf } from "./ids.ts";
import { isRow, type NewRow, type Row } from "./json.ts";
import type { AdaptOptions, KindOptions } from "./options.ts";
import { pages } from "./pages.ts";
import type { Transport } from "../transport.ts";

/** A very small vendor: one table of hour records, an envelope, and a count of what was asked. */
export interface SmallVendor {
  readonly rows: NewRow[];
  readonly calls: { path: string; params: Row; headers: Headers; method: string; text: string }[];
  /** What the next call is answered with instead, once. */
  next: (() => Response | Promise<Response>) | undefined;
  reach: Reach;
}

export const id = idsOf("small", "hour", "person", "school");
export const states = codes("hour states", { 0: "draft", 1: "submitted", 3: "approved", 4: "rejected", 9: "withdrawn" });

export const envelope = unwrap({ problems: { 401: "signed-out", 404: "not-found", 409: "transition-not-allowed", 412: "stale-version" } });

/** One row as the vendor has it. */
export const rowOf = (key: number, more: Row = {}): NewRow => ({
  xsId: key,
  wbh: null,
  xxId: 1,
  ryId: 1001,
  rq: "2026-10-08 00:00:00",
  bt: "集体备课",
  lb: "group-study",
  js: "participant",
  jb: "school",
  sbxs: 1.5,
  zt: 0,
  cjsj: "2026-10-08 09:00:00",
  gxsj: 1_790_000_000_000 + key,
  remark: "vendor's own",
  ...more,
});

export const hours: KindOptions<"hour"> = {
  calls: {
    list: "/xs/page",
    create: "/xs/add",
    change: "/xs/edit",
    remove: "/xs/del",
    submit: ["/xs/zt", { mb: 1 }],
    withdraw: ["/xs/zt", { mb: 9 }],
  },
  lists: { where: { person: "ryId" }, since: "gxsjq" },
  fields: {
    id: given("wbh", "xsId", id.hour),
    version: "gxsj",
    createdAt: "cjsj",
    updatedAt: "gxsj",
    org: shown("xxId", id.school),
    person: shown("ryId", id.person),
    on: "rq",
    title: "bt",
    category: "lb",
    role: "js",
    level: always("school"),
    claimedHours: "sbxs",
    state: shown("zt", states),
    reason: "yy",
  },
};

const session = { call: "/getInfo", person: ["ryId", id.person], org: ["xxId", id.school], roles: "roles", now: "xtsj" } as const;

/** The adapter of the small vendor, with what a test wants otherwise. */
export const small = (vendor: SmallVendor, hour: Partial<KindOptions<"hour">> = {}, more: Partial<AdaptOptions> = {}): Transport =>
  adapt("small", vendor.reach, { envelope, paging: pages({ most: 10 }), session, kinds: { hour: { ...hours, ...hour } }, ...more });

export function smallVendor(rows: NewRow[] = [], reach: Partial<Reach> = {}): SmallVendor {
  let clock = 1_795_000_000_000;
  let keys = 900;
  const find = (params: Row): NewRow | undefined =>
    vendor.rows.find((row) => (params["wbh"] === undefined ? row["xsId"] === params["xsId"] : row["wbh"] === params["wbh"]));
  const answers: { readonly [path: string]: (params: Row) => unknown } = {
    "/getInfo": () => ({ data: { ryId: 1001, xxId: 1, roles: [], xtsj: "2026-11-22 09:00:00" } }),
    "/xs/page": (params) => {
      const asked = (row: NewRow): boolean =>
        ["wbh", "xsId", "ryId"].every((name) => params[name] === undefined || row[name] === params[name]) &&
        (params["gxsjq"] === undefined || Number(row["gxsj"]) >= Date.parse(`${String(params["gxsjq"]).replace(" ", "T")}+08:00`));
      const found = vendor.rows.filter(asked);
      const [page, size] = [Number(params["pageNum"]), Number(params["pageSize"])];
      return { rows: found.slice((page - 1) * size, page * size), total: found.length };
    },
    "/xs/add": (params) => void vendor.rows.push({ ...rowOf(++keys), ...params, gxsj: ++clock }),
    "/xs/edit": (params) => void Object.assign(find(params)!, params, { gxsj: ++clock }),
    "/xs/del": (params) => void vendor.rows.splice(vendor.rows.indexOf(find(params)!), 1),
    "/xs/zt": ({ mb, ...params }) => void Object.assign(find(params)!, { zt: mb, qqh: params["qqh"], gxsj: ++clock }),
  };
  const vendor: SmallVendor = {
    rows,
    calls: [],
    next: undefined,
    reach: {
      baseUrl: "http://small.test/api/",
      fetch: (async (request: Request) => {
        const url = new URL(request.url);
        const text = await request.text();
        const path = url.pathname.replace("/api", "");
        const params: Row = text.startsWith("{") ? (JSON.parse(text) as Row) : Object.fromEntries(new URLSearchParams(text || url.search));
        vendor.calls.push({ path, params, headers: request.headers, method: request.method, text });
        const instead = vendor.next;
        vendor.next = undefined;
        if (instead) return instead();
        const answer = answers[path]?.(params);
        return Response.json({ code: 200, msg: "操作成功", ...(isRow(answer) ? answer : {}) });
      }) as typeof globalThis.fetch,
      ...reach,
    },
  };
  return vendor;
}

/** The error that a call ends with; it must end with one. */
export async function failed(work: Promise<unknown>): Promise<TransportError> {
  const error: unknown = await work.then(
    () => new Error("it went well"),
    (reason: unknown) => reason,
  );
  if (!isTransportError(error)) throw error;
  return error;
}
