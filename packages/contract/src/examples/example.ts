import type { Issue, ProblemCode } from "../problems/problem.ts";
import type { Kind, Kinds } from "../kinds/index.ts";
import type { RoleName } from "../kinds/people.ts";
import type { Operation } from "../operations/operation.ts";

/** A record as it stands on the wire. All examples are of one small campus and fit together. */
export interface RecordExample<K extends Kind = Kind> {
  kind: K;
  /** Unique within the kind, e.g. `draft`, `two-days`. */
  name: string;
  /** What it shows, one sentence. */
  says: string;
  record: Kinds[K];
}

/** A record that breaks the contract, and where: what a back end must refuse to take and an SDK to show. */
export interface RefusedExample {
  kind: Kind;
  name: string;
  says: string;
  record: unknown;
  /** Every issue, in order. */
  issues: Pick<Issue, "pointer" | "code">[];
}

/**
 * A request and its answer. Wherever `clock` stands in an answer, it is the moment of that answer: any other instant is as good.
 * Those of one `story` follow one another; each story begins with the records of the examples.
 */
export interface Exchange {
  /** Operation id, as in the operations table. */
  operation: string;
  name: string;
  says: string;
  story: string;
  /** Who asks: a person of the example campus, by role; nobody: without a token. */
  as: RoleName | "nobody";
  request: {
    method: Operation["method"];
    /** Below the base URL, filled in. */
    path: string;
    query?: Record<string, string>;
    headers?: Record<string, string>;
    /** JSON; a text where the content type is another one. */
    body?: unknown;
  };
  answer: {
    status: number;
    /** With a refusal. */
    code?: ProblemCode;
    headers?: Record<string, string>;
    /** As much of the body as is promised: a real answer may hold more, and has its own ids, times and versions where `says` says so. */
    body?: unknown;
    /** A whole answer as a reader may like to see it, where less than that is promised. */
    shows?: unknown;
  };
}
