import { newId, purposeHeader, type Purpose } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { unless } from "../timing.ts";
import { baseOf } from "./base.ts";
import type { Csrf } from "./csrf.ts";
import { failure, isForeign, type Sent } from "./failure.ts";
import { profileOf, type Profile } from "./profile.ts";
import { requestFile, requestStream, requestText, type Repeat, type Ways } from "./request.ts";
import { fromHost, tokensOf, type GetToken } from "./token.ts";

/** How a back end is reached over HTTP. */
export interface HttpOptions {
  /** Where the API is mounted: `https://host/xiaoben`, or in a page and its workers `/api`; `/v1/…` is added. */
  baseUrl: string;
  /** Bearer tokens from the host, asked for when they are needed and renewed before they expire. Left out: cookies or nothing. */
  getToken?: GetToken;
  /** Sends the requests. Default the platform's. */
  fetch?: typeof globalThis.fetch;
  /** With the host's cookies: `same-origin`, or `include` for another origin. */
  credentials?: RequestCredentials;
  /** A header against forged requests, where cookies are sent: `csrfFromCookie()`, `csrfFromMeta()`, `csrfFromField()` or one of your own. */
  csrf?: Csrf;
  /** Milliseconds until an unanswered request is given up. Default 15,000. */
  timeout?: number;
  /** How often a question, or a write of the client, is sent again. Default 2. */
  retries?: number;
  /** Fixes the way that writes travel; left out, it is found out. */
  profile?: Profile;
}

export interface Request {
  method: "GET" | "PUT" | "PATCH" | "DELETE" | "POST";
  path: string;
  query?: Record<string, string | number | undefined>;
  json?: unknown;
  body?: BodyInit;
  actionId?: string;
  /** Precondition: the version that is changed, or that nothing is there yet. */
  expect?: number | "nothing";
  /** Left out: a `GET` may be repeated as a question, everything else never. */
  repeat?: Repeat | undefined;
  /** The answer that a browser keeps is not good enough. */
  fresh?: boolean;
  /** Left out: the answer is JSON. `file`: it is taken as it comes, as a `Blob`; `stream`: as a `Response` whose body is still to be read. */
  read?: "file" | "stream";
  /** Milliseconds until it is given up, where files take longer than the wire's own. */
  timeout?: number;
  /** Told what goes out, each time; the correlation id is that of the answer once there is one that has its own. */
  onSent?(sent: Sent): void;
  signal?: AbortSignal | undefined;
}

/** Sends requests: token, preconditions, repetition, and the other way where the direct one is blocked. */
export interface Wire {
  send(request: Request): Promise<unknown>;
}

export function wireOf(options: HttpOptions & { purpose?: Purpose }): Wire {
  const base = baseOf(options.baseUrl);
  const tokens = options.getToken && tokensOf(options.getToken);
  const profile = profileOf(new URL(base).origin, options.profile);

  const once = async (request: Request, way: Profile, marks: Marks): Promise<unknown> => {
    const { method, query, headers } = travel(request, way);
    const sent = { request: `${method} ${labelOf(base + request.path, query)}`, correlationId: newId() };
    headers["x-correlation-id"] = sent.correlationId;
    if (options.purpose) headers[purposeHeader.toLowerCase()] = options.purpose;
    request.onSent?.(sent);
    if (marks.token !== null) headers["authorization"] = `Bearer ${marks.token}`;
    if (options.csrf && marks.csrf !== null) headers[options.csrf.header] = marks.csrf;
    if (request.json !== undefined) headers["content-type"] = "application/json";
    const init: RequestInit = {
      method,
      headers,
      ...(request.fresh && { cache: "reload" }),
      ...(options.credentials && { credentials: options.credentials }),
      ...(request.json !== undefined && { body: JSON.stringify(request.json) }),
      ...(request.body !== undefined && { body: request.body }),
    };
    try {
      const ways: Ways = {
        async fetch(...asked) {
          const answer = await (options.fetch ?? globalThis.fetch)(...asked);
          // The number under which it stands in the back end's log, where that has its own.
          sent.correlationId = answer.headers.get("x-correlation-id") ?? sent.correlationId;
          return answer;
        },
        timeout: Math.max(options.timeout ?? 15_000, request.timeout ?? 0),
        retries: options.retries ?? 2,
        repeat: request.repeat ?? (request.method === "GET" ? "question" : "never"),
        signal: request.signal,
      };
      const address = addressOf(base + request.path, query);
      if (request.read) return await (request.read === "file" ? requestFile : requestStream)(address, init, ways);
      return answerOf(await requestText(address, init, ways), sent);
    } catch (error) {
      throw failure(error, sent, request.signal);
    }
  };
  /** Sent again once where a newer token, or a newer value of the header, is at hand: a refusal means that nothing was done. */
  const signed = async (request: Request, way: Profile): Promise<unknown> => {
    const { signal } = request;
    const csrf = request.method === "GET" ? undefined : options.csrf;
    const marks: Marks = {
      token: tokens ? await unless(signal, tokens.current()) : null,
      csrf: csrf ? await unless(signal, valueOf(csrf, "request")) : null,
    };
    try {
      return await once(request, way, marks);
    } catch (error) {
      if (!isTransportError(error)) throw error;
      if (tokens && marks.token !== null && error.code === "signed-out") {
        const token = await unless(signal, tokens.after(marks.token));
        if (token !== null && token !== marks.token) return once(request, way, { ...marks, token });
      }
      if (csrf && isAboutHeader(error, csrf.header)) {
        const value = await unless(signal, valueOf(csrf, "refused"));
        if (value !== null && value !== marks.csrf) return once(request, way, { ...marks, csrf: value });
      }
      throw error;
    }
  };
  return {
    async send(request) {
      const way = profile.current;
      try {
        return await signed(request, way);
      } catch (error) {
        if (way !== "rest" || !blocked(error, request)) throw error;
        const answer = await signed(request, "getPost").catch((second: unknown) => {
          // Blocked both ways: what was said first is what is true. A refusal in the contract's words means that the way is open.
          if (blocked(second, request)) throw error;
          profile.switched();
          throw second;
        });
        profile.switched();
        return answer;
      }
    },
  };
}

/** Who asks, as headers say it. */
interface Marks {
  token: string | null;
  csrf: string | null;
}

const valueOf = (csrf: Csrf, reason: Parameters<Csrf["value"]>[0]): Promise<string | null> =>
  fromHost("csrf.value", () => csrf.value(reason));

/** A refusal by what stands before the back end (Spring answers 403, Laravel 419), or one that names the header. */
const isAboutHeader = (error: TransportError, header: string): boolean =>
  isForeign(error)
    ? error.status === 403 || error.status === 419
    : error.code === "not-permitted" && !!error.issues?.some(({ pointer }) => pointer === `/headers/${header.toLowerCase()}`);

/** A 405 or 501 that the back end did not say itself: something on the way does not let the method pass. */
const blocked = (error: unknown, request: Request): boolean =>
  isTransportError(error) &&
  request.method !== "GET" &&
  request.method !== "POST" &&
  (error.status === 405 || error.status === 501) &&
  isForeign(error);

function travel(
  request: Request,
  way: Profile,
): { method: string; query: Record<string, string | number | undefined>; headers: Record<string, string> } {
  const query = { ...request.query };
  const headers: Record<string, string> = { accept: request.read ? "*/*" : "application/json, application/problem+json" };
  if (request.actionId) headers["x-action-id"] = request.actionId;
  if (way === "getPost" && request.method !== "GET" && request.method !== "POST") {
    headers["x-http-method-override"] = request.method;
    query["_method"] = request.method;
    if (request.expect === "nothing") query["create"] = 1;
    else if (request.expect !== undefined) query["expectedVersion"] = request.expect;
    return { method: "POST", query, headers };
  }
  if (request.expect === "nothing") headers["if-none-match"] = "*";
  else if (request.expect !== undefined) headers["if-match"] = `"${request.expect}"`;
  return { method: request.method, query, headers };
}

function answerOf(text: string, sent: Sent): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    // A sign-in page of the network, for instance. Later the back end itself may answer.
    throw new TransportError("bad-answer", `The answer is not JSON: ${text.slice(0, 60)}`, { ...sent, retryable: true, cause });
  }
}

function addressOf(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/** An address for messages: what was asked about, and by which filters, but not whom they name. */
function labelOf(path: string, query: Record<string, string | number | undefined>): string {
  const names = Object.keys(query).filter((name) => query[name] !== undefined);
  return names.length === 0 ? path : `${path}?${names.join("&")}`;
}
