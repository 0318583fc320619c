import { newId } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { failure, isForeign } from "./failure.ts";
import { profileOf, type Profile } from "./profile.ts";
import { requestText } from "./request.ts";
import { tokensOf, type GetToken } from "./token.ts";

export interface HttpOptions {
  /** Where the API is mounted: `/api`, `https://host/xiaoben`; `/v1/…` is added. */
  baseUrl: string;
  /** Bearer tokens from the host's page. Left out: cookies or nothing. */
  getToken?: GetToken;
  fetch?: typeof globalThis.fetch;
  credentials?: RequestCredentials;
  /** A header against forged requests, asked for before every write. */
  csrf?: { header: string; value(): string };
  /** Milliseconds until an unanswered request is given up. Default 15,000. */
  timeout?: number;
  /** How often a question is repeated. Default 2. */
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
  /** A question that travels as POST: may be repeated. */
  safe?: boolean;
  signal?: AbortSignal | undefined;
}

/** Sends requests: token, preconditions, repetition, and the other way where the direct one is blocked. */
export interface Wire {
  send(request: Request): Promise<unknown>;
}

export function wireOf(options: HttpOptions): Wire {
  const base = options.baseUrl.replace(/\/+$/, "");
  const tokens = options.getToken && tokensOf(options.getToken);
  const profile = profileOf(originOf(base), options.profile);

  const once = async (request: Request, way: Profile, token: string | null): Promise<unknown> => {
    const correlationId = newId();
    const { method, query, headers } = travel(request, way);
    headers["x-correlation-id"] = correlationId;
    if (token !== null) headers["authorization"] = `Bearer ${token}`;
    if (options.csrf && request.method !== "GET") headers[options.csrf.header] = options.csrf.value();
    if (request.json !== undefined) headers["content-type"] = "application/json";
    const safe = request.method === "GET" || request.safe;
    const init: RequestInit = {
      method,
      headers,
      ...(options.credentials && { credentials: options.credentials }),
      ...(request.json !== undefined && { body: JSON.stringify(request.json) }),
      ...(request.body !== undefined && { body: request.body }),
    };
    try {
      const text = await requestText(addressOf(base + request.path, query), init, {
        fetch: options.fetch ?? globalThis.fetch,
        timeout: options.timeout ?? 15_000,
        retries: safe ? (options.retries ?? 2) : 0,
        signal: request.signal,
      });
      return answerOf(text, correlationId);
    } catch (error) {
      throw failure(error, correlationId, request.signal);
    }
  };
  const signed = async (request: Request, way: Profile): Promise<unknown> => {
    const token = tokens ? await tokens.current() : null;
    try {
      return await once(request, way, token);
    } catch (error) {
      if (!tokens || token === null || !isTransportError(error) || error.code !== "signed-out") throw error;
      const next = await tokens.after(token);
      if (next === null || next === token) throw error;
      return once(request, way, next);
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
  const headers: Record<string, string> = { accept: "application/json, application/problem+json" };
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

function answerOf(text: string, correlationId: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    // A sign-in page of the network, for instance. Later the back end itself may answer.
    throw new TransportError("bad-answer", `The answer is not JSON: ${text.slice(0, 60)}`, { correlationId, retryable: true, cause });
  }
}

function addressOf(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

const originOf = (base: string): string => {
  const here = typeof location === "undefined" ? undefined : location.href;
  return new URL(base, here ?? "http://localhost").origin;
};
