import type { Issue, ProblemCode } from "../problems/problem.ts";

/** Codes that arise on the way, beside those that a back end answers. */
export type GatewayErrorCode = ProblemCode | "offline" | "timeout" | "bad-answer" | "storage" | "aborted";

/** Why a reading or a writing failed, as elements see it. Plain data: it is stored with what waits. */
export interface GatewayError {
  code: GatewayErrorCode;
  /** For developers, in English. People are shown words by code. */
  detail: string;
  status?: number;
  correlationId?: string;
  /** Whether trying again later can help without anybody changing anything. */
  retryable: boolean;
  issues?: Issue[];
  /** With `stale-version`: the record as it is now. */
  current?: unknown;
}
