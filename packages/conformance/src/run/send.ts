import type { Exchange } from "../report.ts";
import { redacted } from "./redact.ts";
import type { PersonName } from "./world.ts";

/** A request as a case asks for it. */
export interface Asked {
  as?: PersonName | "nobody" | "badToken";
  method?: string;
  /** Below the base URL: `/v1/hours`. */
  path: string;
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string>;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
}

/** An answer as it came. `json` is `undefined` where the body is none. */
export interface Answer {
  status: number;
  headers: Headers;
  json: unknown;
  text: string;
  /** As it goes into the report. */
  exchange: Exchange;
}

export type Send = (asked: Asked) => Promise<Answer>;

export interface SendOptions {
  url: string;
  tokens: Partial<Record<PersonName, string>>;
  fetch: typeof globalThis.fetch;
  /** Longest that an answer may take, in milliseconds. */
  timeout: number;
}

/** No answer, or none in time. The exchange is kept with status 0. */
export class NoAnswerError extends Error {
  readonly code = "no-answer";
  readonly exchange: Exchange;
  constructor(message: string, exchange: Exchange) {
    super(message);
    this.name = "NoAnswerError";
    this.exchange = exchange;
  }
}

/** Sends requests as one of several people. */
export function sender({ url, tokens, fetch, timeout }: SendOptions): Send {
  const secrets = Object.values(tokens);
  return async ({ as = "teacher", method = "GET", path, query = {}, headers = {}, body }) => {
    const target = path + queryText(query);
    const sent: Record<string, string> = { accept: "application/json", ...(body === undefined ? {} : typeOf(method)), ...headers };
    const token = as === "nobody" ? undefined : as === "badToken" ? "conformance.not-a-token" : tokens[as];
    const exchange: Exchange = {
      as,
      method,
      path: target,
      headers: { ...sent, ...(token === undefined ? {} : { authorization: `Bearer (${as})` }) },
      ...(body === undefined ? {} : { body: redacted(body, secrets) }),
      status: 0,
      answerHeaders: {},
      ms: 0,
    };
    const began = performance.now();
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(
        new Request(url + target, {
          method,
          headers: { ...sent, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
          ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
          signal,
        }),
      );
      const text = await response.text();
      const json = parsed(text);
      exchange.status = response.status;
      exchange.answerHeaders = essential(response.headers);
      if (text !== "") exchange.answer = redacted(json ?? text.slice(0, 400), secrets);
      return { status: response.status, headers: response.headers, json, text, exchange };
    } catch (error) {
      const why = signal.aborted ? `no answer within ${timeout / 1000} s` : reasonOf(error);
      exchange.answer = why;
      throw new NoAnswerError(`${method} ${target}: ${why}`, exchange);
    } finally {
      exchange.ms = Math.round(performance.now() - began);
    }
  };
}

const queryText = (query: NonNullable<Asked["query"]>): string => {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
};

const typeOf = (method: string): Record<string, string> => ({
  "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json",
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const shown = ["content-type", "etag", "allow", "retry-after", "www-authenticate", "x-correlation-id", "location", "date"];

const essential = (headers: Headers): Record<string, string> =>
  Object.fromEntries(shown.flatMap((name) => (headers.get(name) === null ? [] : [[name, headers.get(name)!]])));

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return error instanceof Error ? `${error.message}${cause}` : String(error);
}
