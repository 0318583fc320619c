import { isId, type Id, type Ref } from "@xiaoben/contract";
import type { Store } from "@xiaoben/backend";
import { CompiledQuery, sql } from "kysely";
import type { Head } from "./audit/chain.ts";
import { lastHead } from "./audit/heads.ts";
import type { AuditKeys } from "./audit/keys.ts";
import { listAudit, type AuditLine, type AuditQuery } from "./audit/list.ts";
import { auditNames } from "./audit/names.ts";
import { sealerOf } from "./audit/seal.ts";
import { verifyAudit, type AuditCheck, type KeptHead } from "./audit/verify.ts";
import { facts, storedAt } from "./facts.ts";
import { changes, latest, type Feed } from "./feed.ts";
import { keptVerdicts } from "./kept.ts";
import { sharedLanes } from "./lane.ts";
import { usedWords } from "./once.ts";
import { page } from "./page.ts";
import { partOf, partsOf } from "./parts.ts";
import { erase, type EraseAsk, type Erasure } from "./privacy/erase.ts";
import { readmit, wordsOfErased, type ReadmitAsk } from "./privacy/erased-words.ts";
import { mentionsOf } from "./privacy/mentions.ts";
import { versionsBy, type WrittenVersion } from "./privacy/versions.ts";
import { columns, storedOf, type RecordRow } from "./rows.ts";
import type { RoomWarning } from "./pglite/room.ts";
import type { TenantDatabase } from "./tenants.ts";
import { retried } from "./transact.ts";

/** A {@link Store} over SQL: the same code for PGlite and PostgreSQL. */
export interface SqlStore extends Store {
  /** Whether the database answers. */
  ready(): Promise<void>;
  /** What whoever runs the server should know: that the embedded database, or its disk, is full or soon will be. */
  warnings(): Promise<RoomWarning[]>;
  /** Walks the chain of the audit trail; with heads that were kept elsewhere, also past them. `keys`: others than its own to check with. */
  verifyAudit(tenant: string, options?: { kept?: readonly KeptHead[]; keys?: AuditKeys }): Promise<AuditCheck>;
  /** The last head of the trail, to be kept elsewhere; none before anything is sealed. */
  auditHead(tenant: string): Promise<Head | undefined>;
  /** Entries of the trail, the latest first. */
  auditList(tenant: string, query: AuditQuery): Promise<AuditLine[]>;
  /** Puts a pseudonym in the place of a person, for good. @throws {ProblemError} `validation` where the basis names her. */
  erase(tenant: string, ask: EraseAsk): Promise<Erasure>;
  /** Forgets what an erased person could be known by again: the next roster that names her takes her as somebody new. */
  readmit(tenant: string, ask: ReadmitAsk): Promise<boolean>;
  /** Records that name somebody in any version, or that somebody wrote a version of. */
  mentions(tenant: string, person: Id): Promise<Ref[]>;
  /** Versions that somebody wrote, in the order of their records. */
  versionsBy(tenant: string, person: Id): AsyncIterable<WrittenVersion>;
}

export interface Engine {
  of(tenant: string): TenantDatabase;
  feed: Feed;
  /** Keys of the audit trail. */
  keys: AuditKeys;
  /** Milliseconds after which a transaction is given up. */
  longestTransaction: number;
  /** Throws where nothing more may be written. */
  demandRoom(): void;
  /** Told how many records a transaction wrote. */
  wrote(records: number): void;
  ready(): Promise<void>;
  warnings(): Promise<RoomWarning[]>;
  close(): Promise<void>;
}

/** Built once: most readings are of one record. */
const oneRecord = `select ${columns.map((column) => `r.${column}`).join(", ")} from records r
  where r.tenant = $1 and r.kind = $2 and r.id = $3::uuid`;

export function createSqlStore({ of, feed, keys, longestTransaction, demandRoom, wrote, ready, warnings, close }: Engine): SqlStore {
  const verdicts = keptVerdicts(of);
  const once = usedWords(of);
  const means = { feed, names: auditNames(), longest: longestTransaction };
  const carryOut = sharedLanes(of, means, wrote);
  const seal = sealerOf(keys);
  return {
    async get(tenant, ref, knownAt) {
      if (!isId(ref.id)) return null;
      if (knownAt !== undefined) return storedAt(of(tenant), tenant, ref, knownAt);
      const { rows } = await of(tenant).executeQuery<RecordRow>(CompiledQuery.raw(oneRecord, [tenant, ref.kind, ref.id]));
      return rows[0] === undefined ? null : storedOf(rows[0]);
    },
    page: (tenant, query) => page(of(tenant), tenant, query, feed),
    facts: (tenant, query) => facts(of(tenant), tenant, query),
    async write(tenant, work, ahead) {
      demandRoom();
      return carryOut(tenant, work, ahead);
    },
    changes: (tenant, cursor, limit) => changes(of(tenant), tenant, cursor, limit, feed),
    latest: (tenant, cursor, limit) => latest(of(tenant), tenant, cursor, limit, feed),
    seal: (tenant) => retried(() => seal(of(tenant), tenant)),
    verdicts: {
      ...verdicts,
      dayBegan: (tenant, path, day) => retried(() => verdicts.dayBegan(tenant, path, day)),
      keep: (tenant, judged) => retried(() => verdicts.keep(tenant, judged)),
    },
    async turn(tenant, matter) {
      const { rows } = await sql<{ taken: number; remainder: string | null }>`select taken, remainder from turns
        where tenant = ${tenant} and matter = ${matter}`.execute(of(tenant));
      const [turn] = rows;
      return turn === undefined ? { taken: 0 } : { taken: turn.taken, ...(turn.remainder !== null && { left: turn.remainder }) };
    },
    verifyAudit: (tenant, options = {}) => verifyAudit(of(tenant), tenant, options.keys ?? keys, options.kept),
    auditHead: (tenant) => lastHead(of(tenant), tenant),
    auditList: (tenant, query) => listAudit(of(tenant), tenant, query),
    erase: (tenant, ask) => erase(of(tenant), tenant, means, ask),
    mentions: (tenant, person) => mentionsOf(of(tenant), tenant, person),
    versionsBy: (tenant, person) => versionsBy(of(tenant), tenant, person),
    parts: (tenant, file) => partsOf(of(tenant), tenant, file),
    once: (tenant, word, until) => retried(() => once(tenant, word, until)),
    erasedWords: (tenant) => wordsOfErased(of(tenant), tenant),
    readmit: (tenant, ask) => retried(() => readmit(of(tenant), tenant, means, ask)),
    part: (tenant, file, part) => partOf(of(tenant), tenant, file, part),
    ready,
    warnings,
    close,
  };
}
