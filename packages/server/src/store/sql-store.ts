import { isId, isProblemError, ProblemError, type Id } from "@xiaoben/contract";
import type { Store, Tx } from "@xiaoben/backend";
import { sql } from "kysely";
import { facts, storedAt } from "./facts.ts";
import { changes, latest, type Feed } from "./feed.ts";
import { keptVerdicts } from "./kept.ts";
import { usedWords } from "./once.ts";
import { page } from "./page.ts";
import { columnsOf, storedOf, type RecordRow } from "./rows.ts";
import { seal, verifyAudit, type AuditCheck } from "./seal.ts";
import type { TenantDatabase } from "./tenants.ts";
import { SqlTransaction } from "./transaction.ts";

/** A {@link Store} over SQL: the same code for PGlite and PostgreSQL. */
export interface SqlStore extends Store {
  /** Whether the database answers. */
  ready(): Promise<void>;
  /** Walks the chain of the audit trail. */
  verifyAudit(tenant: string): Promise<AuditCheck>;
}

export interface Engine {
  of(tenant: string): TenantDatabase;
  feed: Feed;
  /** Milliseconds after which a transaction is given up. */
  longestTransaction: number;
  /** Told how many records a transaction wrote. */
  wrote(records: number): void;
  ready(): Promise<void>;
  close(): Promise<void>;
}

export function createSqlStore({ of, feed, longestTransaction, wrote, ready, close }: Engine): SqlStore {
  const verdicts = keptVerdicts(of);
  const once = usedWords(of);
  return {
    async get(tenant, ref, knownAt) {
      if (!isId(ref.id)) return null;
      if (knownAt !== undefined) return storedAt(of(tenant), tenant, ref, knownAt);
      const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from records r
        where r.tenant = ${tenant} and r.kind = ${ref.kind} and r.id = ${ref.id}::uuid`.execute(of(tenant));
      return rows[0] === undefined ? null : storedOf(rows[0]);
    },
    page: (tenant, query) => page(of(tenant), tenant, query, feed),
    facts: (tenant, query) => facts(of(tenant), tenant, query),
    async write(tenant, work) {
      const { answer, records } = await retried(() => transact(of(tenant), tenant, feed, longestTransaction, work));
      if (records > 0) wrote(records);
      return answer;
    },
    changes: (tenant, cursor, limit) => changes(of(tenant), tenant, cursor, limit, feed),
    latest: (tenant, cursor, limit) => latest(of(tenant), tenant, cursor, limit, feed),
    seal: (tenant) => retried(() => seal(of(tenant), tenant)),
    verdicts: {
      ...verdicts,
      dayBegan: (tenant, path, day) => retried(() => verdicts.dayBegan(tenant, path, day)),
      keep: (tenant, judged) => retried(() => verdicts.keep(tenant, judged)),
    },
    verifyAudit: (tenant) => verifyAudit(of(tenant), tenant),
    parts: (tenant, file) => partsOf(of(tenant), tenant, file),
    once: (tenant, word, until) => retried(() => once(tenant, word, until)),
    ready,
    close,
  };
}

async function* partsOf(db: TenantDatabase, tenant: string, id: Id): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for (let after = -1; ;) {
    const { rows } = await sql<{ part: number; bytes: Buffer }>`select part, bytes from blobs
      where tenant = ${tenant} and id = ${id}::uuid and part > ${after} order by part limit 1`.execute(db);
    if (rows[0] === undefined) return;
    yield new Uint8Array(rows[0].bytes);
    after = rows[0].part;
  }
}

async function transact<T>(
  db: TenantDatabase,
  tenant: string,
  feed: Feed,
  longest: number,
  work: (tx: Tx) => Promise<T>,
): Promise<{ answer: T; records: number }> {
  return db
    .transaction()
    .setIsolationLevel("serializable")
    .execute(async (trx) => {
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () =>
            reject(
              new ProblemError(
                "maintenance",
                `The change took longer than ${longest / 1000} s and was given up. Try again, or send less at once.`,
              ),
            ),
          longest,
        );
      });
      const worked = (async () => {
        const tx = new SqlTransaction(trx, tenant, feed);
        const answer = await work(tx);
        await tx.finish();
        return { answer, records: tx.written };
      })();
      try {
        return await Promise.race([worked, tooLong]);
      } finally {
        clearTimeout(timer);
      }
    });
}

/** Tries of one transaction. Where many write at once each round lets some of them through: the pauses spread the others. */
const attempts = 16;
const longestPause = 400;
/** serialization_failure, deadlock_detected, unique_violation: somebody else was faster, and the next look shows what he has done. */
const conflicts = new Set(["40001", "40P01", "23505"]);

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (isProblemError(error)) throw error;
      const code = codeOf(error);
      // Text that JSON allows and the database does not: U+0000.
      if (code === "22P05") throw new ProblemError("validation", "A text holds the character U+0000. Remove it.");
      if (!conflicts.has(code)) throw error;
      if (attempt === attempts) throw new ProblemError("maintenance", "Too many write at once just now. Nothing was changed. Try again.");
      await new Promise((wake) => setTimeout(wake, Math.random() * Math.min(10 * 2 ** attempt, longestPause)));
    }
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? "");
