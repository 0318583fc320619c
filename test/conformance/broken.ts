import { newId, type Change } from "@xiaoben/contract";
import { reference, tokens } from "./reference.ts";

export type Fetch = typeof globalThis.fetch;
export type Json = Record<string, unknown>;

/** A request taken apart, so that a broken server may change it. */
export interface Asked {
  method: string;
  url: URL;
  headers: Headers;
  body: string;
}

/** A server that does not what it should, made of one that does. */
export const broken = (answer: (asked: Asked, good: (asked: Asked) => Promise<Response>) => Promise<Response>): Fetch => {
  const whole = reference();
  const good = ({ method, url, headers, body }: Asked): Promise<Response> =>
    whole(new Request(url, { method, headers, ...(body === "" ? {} : { body }) }));
  return (async (request: Request) => {
    const { method, url, headers } = request;
    return answer({ method, url: new URL(url), headers: new Headers(headers), body: await request.text() }, good);
  }) as Fetch;
};

export const jsonOf = async (response: Response): Promise<Json | undefined> =>
  /json(;|$)/.test(response.headers.get("content-type") ?? "") ? ((await response.clone().json()) as Json) : undefined;
export const answered = (response: Response, body: Json, status = response.status): Response => {
  const headers = new Headers(response.headers);
  return new Response(JSON.stringify(body), { status, headers });
};
const records = (body: Json): Json[] =>
  [body, body["record"], body["current"], ...((body["items"] as unknown[]) ?? [])].filter(
    (one) => typeof one === "object" && one !== null,
  ) as Json[];
export const isWrite = ({ method, url }: Asked): boolean => method !== "GET" && !/\/(evaluate|rollup)$/.test(url.pathname);

/** Overwrites whatever version the caller saw. */
const ignoresVersions = (): Fetch =>
  broken((asked, good) => {
    asked.headers.delete("if-match");
    asked.url.searchParams.delete("expectedVersion");
    if (asked.url.pathname.includes("/actions/") && asked.body.startsWith("{")) {
      const { version: _, ...rest } = JSON.parse(asked.body) as Json;
      asked.body = JSON.stringify(rest);
    }
    return good(asked);
  });

/** Numbers its rows before they are committed, and deletes what is removed: late rows and tombstones never reach a reader. */
function losesRows(): Fetch {
  const lost = new Set<string>();
  let writing = 0;
  return broken(async (asked, good) => {
    if (isWrite(asked)) {
      writing++;
      const id = asked.url.pathname.split("/")[3]!;
      const isLate = writing > 1;
      const response = await good(asked);
      writing--;
      if (response.ok && (isLate || asked.method === "DELETE")) lost.add(id);
      return response;
    }
    const response = await good(asked);
    const body = await jsonOf(response);
    if (asked.url.pathname.endsWith("/changes") && body?.["changes"])
      return answered(response, { ...body, changes: (body["changes"] as Change[]).filter(({ id }) => !lost.has(id)) });
    if (asked.url.searchParams.has("updatedSince") && body?.["items"])
      return answered(response, { ...body, items: (body["items"] as { id: string }[]).filter(({ id }) => !lost.has(id)) });
    return response;
  });
}

/** Every answer is 200: refusals are `{ code, msg }`. And whoever asks reads anybody's hours. */
const saysAlwaysFine = (): Fetch =>
  broken(async (asked, good) => {
    const response = await asAnybody(asked, good);
    const body = await jsonOf(response);
    if (response.ok || !body) return response;
    const told = { code: response.status, msg: body["detail"], data: null };
    return new Response(JSON.stringify(told), { headers: { "content-type": "application/json" } });
  });

/** Asks who it is, and not what he may see. */
const showsAnybody = (): Fetch => broken(asAnybody);

async function asAnybody(asked: Asked, good: (asked: Asked) => Promise<Response>): Promise<Response> {
  const own = await good(asked);
  const isOfHours = asked.method === "GET" && asked.url.pathname.startsWith("/v1/hours");
  if (!isOfHours || own.status === 401) return own;
  const others = Object.values(tokens).map((token) => {
    const headers = new Headers(asked.headers);
    headers.set("authorization", `Bearer ${token}`);
    return { ...asked, headers };
  });
  if (own.status === 404) {
    for (const other of others) {
      const response = await good(other);
      if (response.ok) return response;
    }
  }
  const person = asked.url.searchParams.get("person");
  const owner = others.find(({ headers }) => headers.get("authorization") === `Bearer token-of-${person}`);
  return own.ok && owner ? good(owner) : own;
}

/** Has no column for the version: it is always 1, and is taken for whatever the record has. */
const neverGrows = (): Fetch =>
  broken(async (asked, good) => {
    if (/^(W\/)?"1"$/.test(asked.headers.get("if-match") ?? "")) asked.headers.delete("if-match");
    if (asked.url.searchParams.get("expectedVersion") === "1") asked.url.searchParams.delete("expectedVersion");
    if (asked.url.pathname.includes("/actions/") && asked.body.startsWith("{")) {
      const { version: _, ...rest } = JSON.parse(asked.body) as Json;
      asked.body = JSON.stringify(rest);
    }
    const response = await good(asked);
    const body = await jsonOf(response);
    if (!body) return response;
    for (const record of records(body)) if (typeof record["version"] === "number") record["version"] = 1;
    for (const change of (body["changes"] as Json[] | undefined) ?? []) change["version"] = 1;
    const made = answered(response, body);
    if (made.headers.has("etag")) made.headers.set("etag", '"1"');
    return made;
  });

/** Its pages overlap: each begins with the last record of the one before. */
function repeatsRecords(): Fetch {
  const last = new Map<string, unknown>();
  return broken(async (asked, good) => {
    const cursor = asked.url.searchParams.get("cursor");
    const response = await good(asked);
    const body = await jsonOf(response);
    const items = body?.["items"] as unknown[] | undefined;
    if (!body || !items) return response;
    if (typeof body["next"] === "string") last.set(body["next"], items.at(-1));
    const before = cursor === null ? undefined : last.get(cursor);
    return before === undefined ? response : answered(response, { ...body, items: [before, ...items.slice(0, -1)] });
  });
}

/** Puts a record together from its columns when it is changed: what it does not know is gone. */
function dropsUnknown(): Fetch {
  const changed = new Set<string>();
  return broken(async (asked, good) => {
    const response = await good(asked);
    const body = await jsonOf(response);
    if (!body) return response;
    if (asked.method === "PATCH" && response.ok) changed.add(asked.url.pathname);
    if (!changed.has(asked.url.pathname)) return response;
    for (const record of records(body)) for (const name of Object.keys(record)) if (name.startsWith("ext:")) delete record[name];
    return answered(response, body);
  });
}

/** Compares ETags letter by letter, also one that a proxy has weakened. */
const comparesStrictly = (): Fetch =>
  broken((asked, good) => {
    if (asked.headers.get("if-match")?.startsWith("W/")) asked.headers.set("if-match", '"0"');
    return good(asked);
  });

/** Does not tell `null` from absent: a patch removes nothing. */
const skipsNull = (): Fetch =>
  broken((asked, good) => {
    if (asked.method === "PATCH" || asked.headers.get("x-http-method-override") === "PATCH")
      asked.body = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(asked.body) as Json).filter(([, value]) => value !== null)));
    return good(asked);
  });

/** Keeps no action ids: what is sent again is done again. */
const forgetsActions = (): Fetch =>
  broken((asked, good) => {
    if (asked.headers.has("x-action-id")) asked.headers.set("x-action-id", newId());
    if (asked.url.pathname.includes("/actions/")) asked.body = JSON.stringify({ ...(JSON.parse(asked.body) as Json), actionId: newId() });
    return good(asked);
  });

/** Stores days as moments, and reads them in another time zone. */
const shiftsDays = (): Fetch =>
  broken(async (asked, good) => {
    const response = await good(asked);
    const body = await jsonOf(response);
    if (!body || !asked.url.pathname.startsWith("/v1/hours")) return response;
    for (const record of records(body))
      if (typeof record["on"] === "string" && record["title"] !== undefined)
        record["on"] = new Date(Date.parse(`${record["on"]}T00:00:00+08:00`)).toISOString().slice(0, 10);
    return answered(response, body);
  });

/** Writes the time of its wall clock, with a Z. */
const writesLocalTime = (): Fetch =>
  broken(async (asked, good) => {
    const response = await good(asked);
    const body = await jsonOf(response);
    if (!body || !asked.url.pathname.startsWith("/v1/hours")) return response;
    for (const record of records(body))
      for (const name of ["createdAt", "updatedAt"])
        if (typeof record[name] === "string") record[name] = new Date(Date.parse(record[name]) + 8 * 3_600_000).toISOString();
    return answered(response, body);
  });

/** Writes decimals as JSON numbers. */
const writesNumbers = (): Fetch =>
  broken(async (asked, good) => {
    const response = await good(asked);
    const body = await jsonOf(response);
    if (!body || !asked.url.pathname.startsWith("/v1/hours")) return response;
    for (const record of records(body))
      for (const name of ["minutes", "days", "lessons", "claimedHours", "approvedHours"])
        if (typeof record[name] === "string") record[name] = Number(record[name]);
    return answered(response, body);
  });

/** Overlooks parameters that it does not know, and the filter by state. */
const overlooksFilters = (): Fetch =>
  broken((asked, good) => {
    for (const name of asked.method === "GET" ? [...asked.url.searchParams.keys()] : [])
      if (!["person", "from", "to", "order", "limit", "cursor", "updatedSince", "category", "org", "seconds", "format"].includes(name))
        asked.url.searchParams.delete(name);
    return good(asked);
  });

/** Servers that each break something, by what they do. */
export const brokenServers = {
  ignoresVersions,
  losesRows,
  saysAlwaysFine,
  showsAnybody,
  neverGrows,
  repeatsRecords,
  dropsUnknown,
  comparesStrictly,
  skipsNull,
  forgetsActions,
  shiftsDays,
  writesLocalTime,
  writesNumbers,
  overlooksFilters,
} satisfies Record<string, () => Fetch>;
