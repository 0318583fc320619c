import { createHash } from "node:crypto";
import { canonical } from "@xiaoben/contract";
import { sql, type RawBuilder } from "kysely";

/** An audit entry as it is stored. */
export interface EntryRow {
  id: string;
  /** With microseconds, as {@link exactAt} reads it. */
  at: string;
  entry: unknown;
}

/** A place in a tenant's chain that was signed, or (without key) only noted. It stands for every entry up to it. */
export interface Head {
  tenant: string;
  seq: number;
  /** Of the entry at `seq`, in hex. */
  hash: string;
  at: string;
  /** Id of the key. */
  key: string | null;
  /** In base64. */
  signature: string | null;
}

/** Where a chain ends: the last place and the hash of what stands there, in hex. */
export interface Tip {
  seq: number;
  hash: string;
}

/** The time of an entry in full: what the driver makes a `Date` of would lose digits, and with them a change. */
export const exactAt: RawBuilder<string> = sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What an entry is in its place: all its columns, and through `prev` all entries before it. */
export const hashOf = (tenant: string, seq: number, prev: string, { id, at, entry }: EntryRow): string =>
  createHash("sha256").update(canonical({ tenant, id, at, seq, prev, entry })).digest("hex");

/** What is signed of a head. */
export const signedText = ({ tenant, seq, hash, at, key }: Omit<Head, "signature">): string => canonical({ tenant, seq, hash, at, key });
