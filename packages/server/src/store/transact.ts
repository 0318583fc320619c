import { isProblemError, ProblemError } from "@xiaoben/contract";
import type { AuditNames } from "./audit/names.ts";
import { codeOf, isLost } from "./faults.ts";
import type { Feed } from "./feed.ts";
import type { TenantDatabase } from "./tenants.ts";
import type { SqlTransaction } from "./transaction.ts";
import { SharedTransaction } from "./shared.ts";

/** What every transaction of a store needs beside its database. */
export interface Means {
  feed: Feed;
  names: AuditNames;
  /** Milliseconds after which it is given up. */
  longest: number;
}

/** One serializable transaction, with the work that is carried out in it. */
export async function transact<T>(
  db: TenantDatabase,
  tenant: string,
  { feed, names, longest }: Means,
  work: (shared: SharedTransaction) => Promise<T>,
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
      const shared = new SharedTransaction(trx, tenant, feed, names);
      const worked = (async () => {
        const answer = await work(shared);
        await shared.finish();
        return { answer, records: shared.size };
      })();
      try {
        return await Promise.race([worked, tooLong]);
      } finally {
        clearTimeout(timer);
        shared.isOver = true;
      }
    });
}

/** One piece of work in a transaction of its own. `db`: the same transaction, for what a {@link SqlTransaction} has no words for. */
export async function transactAlone<T>(
  db: TenantDatabase,
  tenant: string,
  means: Means,
  work: (tx: SqlTransaction, db: TenantDatabase) => Promise<T>,
): Promise<T> {
  const { answer } = await transact(db, tenant, means, async (shared) => {
    const outcome = await shared.carryOut((tx) => work(tx, shared.db));
    if ("refusal" in outcome) throw outcome.refusal;
    return outcome.answer;
  });
  return answer;
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

/** Whether a refusal says nothing of what was asked: the next one would meet the same. */
export const meetsAll = (error: unknown): boolean =>
  isProblemError(error) && error.cause !== undefined && (isLost(error.cause) || conflicts.has(codeOf(error.cause)));

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
        throw Object.assign(new ProblemError("maintenance", "Too many write at once just now. Nothing was changed. Try again."), {
          cause: error,
        });
      await new Promise((wake) => setTimeout(wake, Math.random() * Math.min(10 * 2 ** attempt, longestPause)));
    }
  }
}
