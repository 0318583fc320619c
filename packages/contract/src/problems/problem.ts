/** Problem codes of the wire: a closed list, one page each in `docs/contract/problems/`. */
export const problemCodes = [
  "validation",
  "unknown-field-value",
  "not-found",
  "not-permitted",
  "signed-out",
  "stale-version",
  "transition-not-allowed",
  "guard-failed",
  "duplicate-key",
  "action-reused",
  "too-large",
  "unsupported-type",
  "rate-limited",
  "not-offered",
  "maintenance",
  "internal",
] as const;

/** Codes of refusals: a closed list. */
export type ProblemCode = (typeof problemCodes)[number];

/** HTTP status of each code. */
export const problemStatus: Record<ProblemCode, number> = {
  validation: 422,
  "unknown-field-value": 422,
  "not-found": 404,
  "not-permitted": 403,
  "signed-out": 401,
  "stale-version": 412,
  "transition-not-allowed": 409,
  "guard-failed": 409,
  "duplicate-key": 409,
  "action-reused": 409,
  "too-large": 413,
  "unsupported-type": 415,
  "rate-limited": 429,
  "not-offered": 501,
  maintenance: 503,
  internal: 500,
};

/** One thing that is wrong: where, what and how to mend it. */
export interface Issue {
  /** JSON pointer into what was sent. */
  pointer: string;
  /** Stable code, e.g. `required`, `not-a-day`, `not-a-decimal`, `not-filled`. */
  code: string;
  /** Plain words in English for developers; people are shown words by code. */
  message: string;
}

/** A refusal as it stands on the wire (RFC 9457, `application/problem+json`). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  issues?: Issue[];
  correlationId?: string;
  /** With `stale-version`: the record as it is now. With `duplicate-key`: the record that holds the key. */
  current?: unknown;
}

/** What a refusal says beside its code. */
export interface ProblemMore {
  issues?: Issue[];
  current?: unknown;
  /** Seconds after which it may be tried again: the header `Retry-After`. */
  retryAfter?: number;
}

/** A refusal inside the back end; the server turns it into a {@link Problem}. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly more: ProblemMore;
  readonly status: number;
  constructor(code: ProblemCode, detail: string, more: ProblemMore = {}) {
    super(`${code}: ${detail}`);
    this.name = "ProblemError";
    this.code = code;
    this.detail = detail;
    this.more = more;
    this.status = problemStatus[code];
  }
}

/** Tells a {@link ProblemError} by name, also across two copies of this package. */
export const isProblemError = (error: unknown): error is ProblemError => error instanceof Error && error.name === "ProblemError";
