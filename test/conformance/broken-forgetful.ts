import { answered, broken, isWrite, jsonOf, type Fetch } from "./broken.ts";

/** Takes an action's id from its body, and knows no header for it. */
const ignoresActionIdHeaders = (): Fetch =>
  broken((asked, good) => {
    asked.headers.delete("x-action-id");
    return good(asked);
  });

/** Writes ETags where records are read, and there alone. */
const tagsOnlyWhatIsRead = (): Fetch =>
  broken(async (asked, good) => {
    const response = await good(asked);
    if (isWrite(asked)) response.headers.delete("etag");
    return response;
  });

/** Wants to be told a version by everybody. */
const asksForVersions = (): Fetch =>
  broken(async (asked, good) => {
    const method = asked.headers.get("x-http-method-override") ?? asked.url.searchParams.get("_method") ?? asked.method;
    const names = asked.headers.has("if-match") || asked.url.searchParams.has("expectedVersion");
    if (names || (method !== "PATCH" && method !== "DELETE")) return good(asked);
    asked.headers.set("if-match", '"0"');
    return good(asked);
  });

/** Takes whatever comes, however long it is. */
const takesAnySize = (): Fetch => broken((asked, good) => good({ ...asked, body: asked.body.replace(/x{1000,}/g, "x") }));

/** Gives as many as its framework does. */
const givesTwenty = (): Fetch =>
  broken((asked, good) => {
    if (asked.method === "GET" && !asked.url.pathname.endsWith("/changes") && !asked.url.searchParams.has("limit"))
      if (/^\/v1\/[a-z-]+$/.test(asked.url.pathname) && !/session|capabilities|tasks|live/.test(asked.url.pathname))
        asked.url.searchParams.set("limit", "20");
    return good(asked);
  });

/** Cuts a page, and then leaves out what is not to be seen. */
const cutsBeforeItFilters = (): Fetch =>
  broken((asked, good) => {
    const limit = Number(asked.url.searchParams.get("limit"));
    if (asked.method === "GET" && limit === 2 && !asked.url.pathname.endsWith("/changes")) asked.url.searchParams.set("limit", "1");
    return good(asked);
  });

/** Numbers what went wrong, and nothing else. */
const numbersOnlyRefusals = (): Fetch =>
  broken(async (asked, good) => {
    const response = await good(asked);
    if (!response.ok) return response;
    const body = await jsonOf(response);
    const bare = body ? answered(response, body) : response;
    bare.headers.delete("x-correlation-id");
    return bare;
  });

/** Servers whose answers are right, and lack what the next request needs. */
export const forgetfulServers = {
  ignoresActionIdHeaders,
  tagsOnlyWhatIsRead,
  asksForVersions,
  takesAnySize,
  givesTwenty,
  cutsBeforeItFilters,
  numbersOnlyRefusals,
} satisfies Record<string, () => Fetch>;
