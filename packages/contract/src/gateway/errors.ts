import type { Ref } from "../kinds/record.ts";
import type { DefinitionAsk } from "../packs/definitions.ts";
import type { Issue, ProblemCode } from "../problems/problem.ts";

/** Codes that arise on the way, beside those that a back end answers. */
export type GatewayErrorCode = ProblemCode | "offline" | "timeout" | "bad-answer" | "storage" | "aborted";

/** Why a reading or a writing failed, as elements see it. Plain data: it is stored with what waits. */
export interface GatewayError {
  code: GatewayErrorCode;
  /** For developers, in English. People are shown words by code. */
  detail: string;
  /** HTTP status, where something was answered. */
  status?: number;
  /** Under which the back end's log has it. */
  correlationId?: string;
  /** Whether trying again later can help without anybody changing anything. */
  retryable: boolean;
  /** How long the back end asks to be left alone, in milliseconds. */
  retryAfter?: number;
  /** What is wrong, place by place. */
  issues?: Issue[];
  /** With `stale-version`: the record as it is now. With `duplicate-key`: the record that holds the key. */
  current?: unknown;
  /** With `bad-answer`: what was asked for, who broke the contract, and the record in which, where one can be told; `issues` point into the answer. */
  breach?: Breach;
}

/** An answer that is not as the contract says. */
export interface Breach {
  /** Operation that was answered, e.g. `hour.list`. */
  operation: string;
  /** `back end`: it answered, in JSON; `on the way`: what came is no answer of a back end, as a sign-in page of the network; `adapter`: what a vendor's adapter made of an answer. */
  by: "back end" | "on the way" | "adapter";
  /** The record that is broken, where one can be told. */
  record?: Ref;
  /** The definition that was asked for, where one was: with what it was to be. */
  definition?: DefinitionAsk;
}
