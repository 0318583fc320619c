import { isProblemError, type Breach, type GatewayError, type GatewayErrorCode, type Issue } from "@xiaoben/contract";

const retryable: ReadonlySet<GatewayErrorCode> = new Set<GatewayErrorCode>([
  "offline",
  "timeout",
  "rate-limited",
  "maintenance",
  "internal",
]);

/** What a {@link TransportError} carries beside its code and its detail. */
export type TransportErrorMore = { [P in "status" | "correlationId" | "issues" | "current" | "breach"]?: GatewayError[P] | undefined } & {
  retryable?: boolean | undefined;
  request?: string | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
};

/** Why a request failed; the only thing that a `Transport` rejects with. Its `message` says all of it that a developer can act on. */
export class TransportError extends Error {
  /** What to act on: a problem code of the contract, or what happened on the way (`offline`, `timeout`, `bad-answer`, `storage`, `aborted`). */
  readonly code: GatewayErrorCode;
  /** What happened, in English, for developers. People are shown words by code. */
  readonly detail: string;
  /** Whether the same call can help later without anybody changing anything. */
  readonly retryable: boolean;
  /** HTTP status; `undefined` where nothing was answered. */
  readonly status: number | undefined;
  /** Under which the back end's log has it. */
  readonly correlationId: string | undefined;
  /** What is wrong, place by place: JSON pointers into what was sent, or with `bad-answer` into the answer. */
  readonly issues: Issue[] | undefined;
  /** The record that a write met, as it came. `metBy` of the client answers it with its type. */
  readonly current: unknown;
  /** With `bad-answer`: who broke the contract, and where. */
  readonly breach: Breach | undefined;
  /** Method and address of what was asked, without the values of its parameters. */
  readonly request: string | undefined;
  /** How long the back end asks to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;
  constructor(code: GatewayErrorCode, detail: string, more: TransportErrorMore = {}) {
    super(messageOf(code, detail, more), more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "TransportError";
    this.code = code;
    this.detail = detail;
    this.retryable = more.retryable ?? retryable.has(code);
    this.status = more.status;
    this.correlationId = more.correlationId;
    this.issues = more.issues;
    this.current = more.current;
    this.breach = more.breach;
    this.request = more.request;
    this.retryAfter = more.retryAfter;
  }
}

/** What was refused and why, which request it was and where the back end's log has it, and every issue on a line of its own. */
function messageOf(code: GatewayErrorCode, detail: string, more: TransportErrorMore): string {
  const { request, status, retryAfter, correlationId, issues = [] } = more;
  const about =
    request &&
    [
      request,
      status && `answered ${status}`,
      retryAfter && `asks to wait ${Math.ceil(retryAfter / 1000)} s`,
      correlationId && `correlation id ${correlationId}`,
    ].filter(Boolean);
  const lines = issues.map(({ pointer, code: wrong, message }) => `\n  ${pointer} ${wrong}: ${message}`);
  return `${code}: ${detail}${about ? ` (${about.join(", ")})` : ""}${lines.join("")}`;
}

/** Tells a {@link TransportError} by name, also across two copies of this package. */
export const isTransportError = (error: unknown): error is TransportError => error instanceof Error && error.name === "TransportError";

/** Whether an error is a {@link TransportError} with one of these codes: `if (hasCode(error, "not-found", "not-permitted")) …`. */
export const hasCode = <C extends GatewayErrorCode>(error: unknown, ...codes: C[]): error is TransportError & { readonly code: C } =>
  isTransportError(error) && (codes as GatewayErrorCode[]).includes(error.code);

/** An error as plain data that can be stored and shown. What is no {@link TransportError} counts as `internal`. */
export function toGatewayError(error: unknown): GatewayError {
  if (isProblemError(error))
    return { code: error.code, detail: error.detail, status: error.status, retryable: retryable.has(error.code), ...error.more };
  if (!isTransportError(error))
    return { code: "internal", detail: error instanceof Error ? error.message : String(error), retryable: false };
  const { code, detail, status, correlationId, retryAfter, issues, current, breach } = error;
  return {
    code,
    detail,
    retryable: error.retryable,
    ...(status === undefined ? {} : { status }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(issues === undefined ? {} : { issues }),
    ...(current === undefined ? {} : { current }),
    ...(breach === undefined ? {} : { breach }),
  };
}
