import { isProblemError, type Breach, type GatewayError, type GatewayErrorCode, type Issue } from "@xiaoben/contract";

const retryable: ReadonlySet<GatewayErrorCode> = new Set<GatewayErrorCode>([
  "offline",
  "timeout",
  "rate-limited",
  "maintenance",
  "internal",
]);

export type TransportErrorMore = { [P in "status" | "correlationId" | "issues" | "current" | "breach"]?: GatewayError[P] | undefined } & {
  retryable?: boolean;
  cause?: unknown;
};

/** Why a request failed; the only thing that a `Transport` rejects with. */
export class TransportError extends Error {
  readonly code: GatewayErrorCode;
  readonly detail: string;
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly correlationId: string | undefined;
  readonly issues: Issue[] | undefined;
  readonly current: unknown;
  readonly breach: Breach | undefined;
  constructor(code: GatewayErrorCode, detail: string, more: TransportErrorMore = {}) {
    super(`${code}: ${detail}`, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "TransportError";
    this.code = code;
    this.detail = detail;
    this.retryable = more.retryable ?? retryable.has(code);
    this.status = more.status;
    this.correlationId = more.correlationId;
    this.issues = more.issues;
    this.current = more.current;
    this.breach = more.breach;
  }
}

/** Tells a {@link TransportError} by name, also across two copies of this package. */
export const isTransportError = (error: unknown): error is TransportError => error instanceof Error && error.name === "TransportError";

/** An error as plain data that can be stored and shown. What is no {@link TransportError} counts as `internal`. */
export function toGatewayError(error: unknown): GatewayError {
  if (isProblemError(error))
    return { code: error.code, detail: error.detail, status: error.status, retryable: retryable.has(error.code), ...error.more };
  if (!isTransportError(error))
    return { code: "internal", detail: error instanceof Error ? error.message : String(error), retryable: false };
  const { code, detail, status, correlationId, issues, current, breach } = error;
  return {
    code,
    detail,
    retryable: error.retryable,
    ...(status === undefined ? {} : { status }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(issues === undefined ? {} : { issues }),
    ...(current === undefined ? {} : { current }),
    ...(breach === undefined ? {} : { breach }),
  };
}
