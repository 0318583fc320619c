import { isProblemError, ProblemError } from "@xiaoben/contract";
import type { AuditNames } from "./audit/names.ts";
import { codeOf } from "./faults.ts";
import type { Feed } from "./feed.ts";
import type { TenantDatabase } from "./tenants.ts";
import { SqlTransaction } from "./transaction.ts";

/** What every transaction of a store needs beside its database. */
export interface Means {
  feed: Feed;
  names: AuditNames;
  /** Milliseconds after which it is given up. */
  longest: number;
}

/** One serializable transaction. `db`: the same transaction, for what a {@link SqlTransaction} has no words for. */
export async function transact<T>(
  db: TenantDatabase,
  tenant: string,
  { feed, names, longest }: Means,
  work: (tx: SqlTransaction, db: TenantDatabase) => Promise<T>,
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
        const tx = new SqlTransaction(trx, tenant, feed, names);
        const answer = await work(tx, trx);
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

/**
 * Tries of one transaction, the milliseconds before which it is not given up, and those after which it is. Where many write at once each round
 * lets some of them through: the pauses spread the others.
 */
const attempts = 16;
const [patience, longestWait] = [5_000, 15_000];
const longestPause = 400;
/** serialization_failure, deadlock_detected, unique_violation: somebody else was faster, and the next look shows what he has done. */
const conflicts = new Set(["40001", "40P01", "23505"]);

/** Runs something again where others were in its way. */
export async function retried<T>(run: () => Promise<T>): Promise<T> {
  const began = Date.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (isProblemError(error)) throw error;
      const code = codeOf(error);
      // Text that JSON allows and the database does not: U+0000.
      if (code === "22P05") throw new ProblemError("validation", "A text holds the character U+0000. Remove it.");
      if (!conflicts.has(code)) throw error;
      const waited = Date.now() - began;
      if ((attempt >= attempts && waited > patience) || waited > longestWait)
        throw new ProblemError("maintenance", "Too many write at once just now. Nothing was changed. Try again.");
      await new Promise((wake) => setTimeout(wake, Math.random() * Math.min(10 * 2 ** attempt, longestPause)));
    }
  }
}
