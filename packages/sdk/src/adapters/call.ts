import { newId, problemCodes, problemStatus, type GatewayErrorCode, type ProblemCode } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { AdapterError, nearest } from "./errors.ts";
import { asText, at, isRow, type Json, type Row } from "./json.ts";
import { send } from "./send.ts";

/** How the vendor's API is reached. */
export interface Reach {
  /** Where it is mounted: `/prod-api`, `https://host/api`. */
  baseUrl: string;
  /** Headers of every request, asked for each time: `() => ({ Authorization: token() })`. */
  headers?: () => { readonly [name: string]: string } | Promise<{ readonly [name: string]: string }>;
  /** Whether the vendor's cookies go along: `same-origin`, or `include` for another origin. Default the platform's, `same-origin`. */
  credentials?: RequestCredentials;
  /** How parameters are sent with POST. Default `json`. */
  send?: "json" | "form";
  /** Sends the requests. Default the platform's. */
  fetch?: typeof globalThis.fetch;
  /** Milliseconds until an unanswered request is given up. Default 15,000. */
  timeout?: number;
}

/** What is around every answer. Made with {@link unwrap}. */
export interface Envelope {
  /** Path of the code. */
  code: string;
  /** Codes of success. */
  ok: readonly (string | number)[];
  /** Path of the message. */
  message: string;
  /** Path of the content. */
  data: string;
  /** What a code that is no success means in the contract. */
  problem(code: string | number, message: string): ProblemCode;
}

/** Where an envelope has what, and what its codes mean. */
export interface UnwrapOptions {
  /** Name of the code. Default `code`. */
  code?: string;
  /** Codes of success. Default 200. */
  ok?: string | number | readonly (string | number)[];
  /** Name of the message. Default `msg`. */
  message?: string;
  /** Name of the content. Default `data`. */
  data?: string;
  /**
   * What the vendor's codes mean. What is not named is `internal`: a fault that may pass, so name every refusal.
   * A function where the code alone does not tell.
   */
  problems?: { readonly [code: string]: string } | ((code: string | number, message: string) => ProblemCode | undefined);
}

/** The envelope around answers, as in `{ "code": 200, "msg": "操作成功", "data": … }`. Errors are read from it whatever the HTTP status is. */
export function unwrap({ code = "code", ok = 200, message = "msg", data = "data", problems = {} }: UnwrapOptions = {}): Envelope {
  const named = typeof problems === "function" ? [] : Object.entries(problems);
  const faults = named.flatMap(([found, problem]) => {
    if (isProblem(problem)) return [];
    const meant = nearest(problem, problemCodes);
    return [
      `unwrap.problems.${found}: the contract has no problem "${problem}"${meant ? `. Did you mean "${meant}"?` : `. It has: ${problemCodes.join(", ")}`}`,
    ];
  });
  if (faults.length > 0) throw new AdapterError(faults);
  const table = new Map(named as [string, ProblemCode][]);
  const problemOf = typeof problems === "function" ? problems : (found: string | number) => table.get(String(found));
  return {
    code,
    ok: typeof ok === "object" ? ok : [ok],
    message,
    data,
    problem: (found, says) => problemOf(found, says) ?? "internal",
  };
}

const isProblem = (code: string): code is ProblemCode => (problemCodes as readonly string[]).includes(code);

/** A call of the vendor's API: `"/tk/page"` is a POST, `"GET /tk/page"` a GET; with what is always sent along. */
export type Call = string | readonly [path: string, always: Row];

export type Caller = (call: Call, params: Row, how: { safe: boolean; signal?: AbortSignal | undefined }) => Promise<Row>;

/** Sends calls and takes the answers out of trouble: the whole body where it went well, a `TransportError` where it did not. */
export function callerOf(reach: Reach, envelope: Envelope): Caller {
  const base = reach.baseUrl.replace(/\/+$/, "");
  return async (call, params, { safe, signal }) => {
    const [line, always] = typeof call === "string" ? [call, {}] : call;
    const [method, path] = line.startsWith("GET ") ? ["GET", line.slice(4)] : ["POST", line.replace(/^POST /, "")];
    const sent = Object.fromEntries(Object.entries({ ...always, ...params }).filter(([, value]) => value !== undefined));
    const correlationId = newId();
    const asForm = method === "GET" || reach.send === "form";
    const query = asForm && Object.keys(sent).length > 0 ? new URLSearchParams(Object.entries(sent).map(plain)).toString() : "";
    const headers: Record<string, string> = { accept: "application/json", "x-correlation-id": correlationId, ...(await reach.headers?.()) };
    if (method === "POST") headers["content-type"] = asForm ? "application/x-www-form-urlencoded" : "application/json";
    const init: RequestInit = {
      method,
      headers,
      ...(reach.credentials && { credentials: reach.credentials }),
      ...(method === "POST" && { body: asForm ? query : JSON.stringify(sent) }),
    };
    const answer = await send(method === "GET" && query !== "" ? `${base}${path}?${query}` : `${base}${path}`, init, {
      fetch: reach.fetch ?? globalThis.fetch,
      timeout: reach.timeout ?? 15_000,
      retries: safe ? 2 : 0,
      signal,
    });
    return opened(answer.text, envelope, { status: answer.status, correlationId, request: `${method} ${path}` });
  };
}

interface Answered {
  status: number;
  correlationId: string;
  request: string;
}

function opened(text: string, envelope: Envelope, { status, correlationId, request }: Answered): Row {
  const body = parsed(text);
  const code = isRow(body) ? at(body, envelope.code) : undefined;
  if (!isRow(body) || (typeof code !== "string" && typeof code !== "number")) {
    if (status !== 200)
      throw new TransportError(byStatus(status), `${request} was answered ${status}, without the envelope.`, { status, correlationId });
    const breach = { operation: request, by: "on the way" } as const;
    // A sign-in page of the network, for instance. Later the vendor's system itself may answer.
    throw new TransportError("bad-answer", `${request} was answered without "${envelope.code}": ${text.slice(0, 60)}`, {
      correlationId,
      breach,
      retryable: true,
    });
  }
  if (envelope.ok.some((good) => String(good) === String(code))) return body;
  const says = asText(at(body, envelope.message) ?? "");
  const problem = envelope.problem(code, says);
  throw new TransportError(problem, `${request} was answered ${code}: ${says}`, { status: problemStatus[problem], correlationId });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy, or nothing: what is no JSON has no envelope, which is said by the caller.
    return undefined;
  }
}

const statuses: Record<number, GatewayErrorCode> = {
  401: "signed-out",
  403: "not-permitted",
  404: "not-offered",
  408: "timeout",
  413: "too-large",
  429: "rate-limited",
  502: "maintenance",
  503: "maintenance",
  504: "maintenance",
};
const byStatus = (status: number): GatewayErrorCode => statuses[status] ?? (status < 500 ? "validation" : "internal");

const plain = ([name, value]: [string, Json | undefined]): [string, string] => [
  name,
  value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value),
];
