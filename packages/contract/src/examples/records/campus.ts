import type { Instant } from "../../days/day.ts";
import { sha256 } from "../../hash/sha256.ts";
import type { Id } from "../../ids/id.ts";
import { canonical } from "../../json/canonical.ts";
import type { Kind, Kinds, RecordBase, RoleName, Signature } from "../../kinds/index.ts";
import type { RecordExample } from "../example.ts";

/** The server's clock in every answer of the examples: a Friday noon on the campus. */
export const clock: Instant = "2026-11-20T04:00:00.000Z";

/** Ids that a reader can tell apart: the block says the kind, the end which one. */
export const exampleId = (block: number, which: number): Id =>
  `0199c0de-${block.toString(16).padStart(4, "0")}-7000-8000-${which.toString(16).padStart(12, "0")}`;

/** Organisations: a county, a school in it, and a village school below that. */
export const orgs = { county: exampleId(1, 1), school: exampleId(1, 2), village: exampleId(1, 3) } as const;

/** One person for each part that somebody plays. */
export const people = {
  teacher: exampleId(2, 1),
  mentor: exampleId(2, 2),
  groupLead: exampleId(2, 3),
  schoolAdmin: exampleId(2, 4),
  principal: exampleId(2, 5),
  countyOfficer: exampleId(2, 6),
} as const;

/** Who asks in an exchange: the person who holds the role. The mentor is a teacher too, and asks nothing. */
export const askers: Readonly<Record<RoleName, Id>> = {
  teacher: people.teacher,
  groupLead: people.groupLead,
  schoolAdmin: people.schoolAdmin,
  principal: people.principal,
  countyOfficer: people.countyOfficer,
};

/** The first properties of every record. */
export const base = (id: Id, org: Id = orgs.school, version = 1, updatedAt: Instant = "2026-09-01T00:00:00.000Z"): RecordBase => ({
  id,
  version,
  org,
  createdAt: updatedAt < "2026-09-01T00:00:00.000Z" ? updatedAt : "2026-09-01T00:00:00.000Z",
  updatedAt,
});

/** Names the kind once for a row of examples. */
export const exampleOf =
  <K extends Kind>(kind: K) =>
  (name: string, says: string, record: Kinds[K]): RecordExample<K> => ({ kind, name, says, record });

/** Not part of what is signed: it says how far a record has come. */
const bookkeeping = ["version", "createdAt", "updatedAt", "state", "signatures", "submittedAt", "unlockAskedBy", "reason", "talliesShared"];

/** The hash that a signature carries: SHA-256 of the record without its bookkeeping, as canonical JSON. */
export const hashOf = (record: object): string =>
  sha256(canonical(Object.fromEntries(Object.entries(record).filter(([name]) => !bookkeeping.includes(name)))));

/** The record with signatures that stand for its content. */
export const signed = <T extends { signatures: Signature[] }>(record: T, ...by: Omit<Signature, "hash" | "way">[]): T => ({
  ...record,
  signatures: by.map((one): Signature => ({ ...one, hash: hashOf(record), way: "session" })),
});
