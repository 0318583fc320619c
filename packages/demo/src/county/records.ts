import { contentHash } from "@xiaoben/backend";
import type { Id, Instant, Kind, Kinds, Party, RecordBase, Signature } from "@xiaoben/contract";
import type { County, CountyRecord } from "./types.ts";

/** What every record begins with. `version` and `updatedAt` are those of its last write. */
export const base = (id: Id, org: Id, createdAt: Instant, version = 1, updatedAt = createdAt): RecordBase => ({
  id,
  version,
  org,
  createdAt,
  updatedAt,
});

/** Records of one kind, in the county's order. */
export function recordsOf<K extends Kind>(county: Pick<County, "records">, kind: K): Kinds[K][] {
  const found: Kinds[K][] = [];
  for (const entry of county.records) if (entry.kind === kind) found.push(entry.record as Kinds[K]);
  return found;
}

/** Pairs records with their kind. */
export const asRecords = <K extends Kind>(kind: K, records: readonly Kinds[K][]): CountyRecord[] =>
  records.map((record) => ({ kind, record }) as unknown as CountyRecord);

/** A signature of somebody who was signed in, on what a record says at that version. */
export const signatureOn = (record: object, party: Party, person: Id, at: Instant, version: number): Signature => ({
  party,
  person,
  at,
  version,
  hash: contentHash(record),
  way: "session",
});
