import type { Change } from "@xiaoben/contract";
import { answered, broken, jsonOf, type Fetch, type Json } from "./broken.ts";

/** Its cursor is a number of places to pass over: what is written between two pages moves the rest. */
const countsPlaces = (): Fetch =>
  broken(async (asked, good) => {
    const { searchParams } = asked.url;
    const [cursor, limit] = [searchParams.get("cursor") ?? "0", Number(searchParams.get("limit"))];
    if (asked.method !== "GET" || !/^\d+$/.test(cursor) || !(limit > 0 && limit <= 500) || asked.url.pathname.endsWith("/changes"))
      return good(asked);
    searchParams.set("limit", "500");
    searchParams.delete("cursor");
    const response = await good(asked);
    const body = await jsonOf(response);
    if (!response.ok || !body?.["items"]) return response;
    const all = body["items"] as unknown[];
    const end = Number(cursor) + limit;
    return answered(response, { items: all.slice(Number(cursor), end), ...(end < all.length && { next: String(end) }) });
  });

/** Its columns of times hold whole seconds. */
const keepsWholeSeconds = (): Fetch =>
  broken(async (asked, good) => {
    const response = await good(asked);
    const text = await response.clone().text();
    if (!asked.url.pathname.startsWith("/v1/hours")) return response;
    const cut = text.replace(/("(?:created|updated)At":"[^".]+)\.\d{3}Z/g, "$1.000Z");
    return new Response(text === "" ? null : cut, response);
  });

/** Takes a creation as it comes: also what the school grants. */
const takesWhatIsLater = (): Fetch =>
  broken(async (asked, good) => {
    if (asked.method !== "PUT" || !asked.body.includes('"approvedHours":"2"')) return good(asked);
    const { approvedHours: _, ...rest } = JSON.parse(asked.body) as Json;
    return good({ ...asked, body: JSON.stringify(rest) });
  });

/** Looks up what an action id has done before it asks who sends it, and what. */
function answersByActionIdAlone(): Fetch {
  const done = new Map<string, Response>();
  return broken(async (asked, good) => {
    const id = asked.headers.get("x-action-id") ?? /"actionId":"([^"]+)"/.exec(asked.body)?.[1];
    const before = id === undefined ? undefined : done.get(id);
    if (before) return before.clone();
    const response = await good(asked);
    if (id !== undefined && response.ok) done.set(id, response.clone());
    return response;
  });
}

/** Writes its feed where records are created and changed, and forgets it where they are moved. */
function forgetsMovesInTheFeed(): Fetch {
  const moved = new Set<string>();
  return broken(async (asked, good) => {
    const response = await good(asked);
    const body = await jsonOf(response);
    if (response.ok && asked.url.pathname.includes("/actions/"))
      for (const { id, version } of (body?.["changes"] ?? []) as Change[]) moved.add(`${id} ${version}`);
    if (!body || !asked.url.pathname.endsWith("/changes") || asked.method !== "GET" || !response.ok) return response;
    const changes = (body["changes"] as Change[]).filter(({ id, version }) => !moved.has(`${id} ${version}`));
    return answered(response, { ...body, changes });
  });
}

/** Does not know the cursor that stands for the end. */
const knowsNoNow = (): Fetch =>
  broken((asked, good) => {
    if (asked.url.searchParams.get("cursor") === "now") asked.url.searchParams.set("cursor", "not-a-cursor-of-this-feed");
    return good(asked);
  });

/** Says that an action is done which there is not. */
const doesAnyAction = (): Fetch =>
  broken(async (asked, good) => {
    if (!asked.url.pathname.endsWith("/no-such-action")) return good(asked);
    return new Response('{"changes":[]}', { headers: { "content-type": "application/json" } });
  });

/** Takes the method from the address whatever the method of the request is. */
const writesOnGet = (): Fetch =>
  broken((asked, good) => {
    const method = asked.url.searchParams.get("_method");
    if (asked.method === "GET" && method) {
      asked.url.searchParams.delete("_method");
      return good({ ...asked, method });
    }
    return good(asked);
  });

/** Servers that answer well nearly always: what they break shows on a busy day, or to somebody who looks for it. */
export const seldomBrokenServers = {
  countsPlaces,
  keepsWholeSeconds,
  takesWhatIsLater,
  answersByActionIdAlone,
  forgetsMovesInTheFeed,
  knowsNoNow,
  doesAnyAction,
  writesOnGet,
} satisfies Record<string, () => Fetch>;
