import { ProblemError, type Ref } from "@xiaoben/contract";
import type { Stored, Tx } from "@xiaoben/backend";
import { keyOf } from "./rows.ts";

/** How much is gathered before it is written: one statement for five hundred versions. */
export const gathered = 500;

export type History = Parameters<Tx["put"]>[1];
export type Relations = Parameters<Tx["relate"]>[1];

/** What a transaction has yet to write. */
export interface Pending {
  /** The last state of each record. */
  records: Map<string, Stored>;
  versions: { record: Stored; history: History }[];
  relations: Map<string, { ref: Ref; what: Relations }>;
}

export const emptyPending = (): Pending => ({ records: new Map(), versions: [], relations: new Map() });

/** A record cannot be followed by an older version, nor by the same one. */
export const stale = (record: Stored, current: Stored): ProblemError =>
  new ProblemError(
    "stale-version",
    `${keyOf(record)} is at version ${current.version}; version ${record.version} cannot follow it. Read it again and repeat the change.`,
    {
      current: current.body,
    },
  );
