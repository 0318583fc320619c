import type pg from "pg";

/** What PostgreSQL's autovacuum does and PGlite has nobody for: statistics, without which keys are not used, and the space of old rows. */
export interface Upkeep {
  /** Told of every transaction that wrote. */
  wrote(records: number): void;
  /** Ends once nothing is running. */
  settled(): Promise<void>;
}

const least = 500;

/** Runs when half as much as there was has been written since the last time. `onFault` is told when it failed; it is tried again. */
export function startUpkeep(pool: pg.Pool, onFault: (error: unknown) => void): Upkeep {
  let [since, due] = [0, least];
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      due = Math.max(least, (await tidy(pool, "ours")) / 2);
    } catch (error) {
      onFault(error);
    } finally {
      running = undefined;
    }
  };
  return {
    wrote(records) {
      since += records;
      if (since < due || running !== undefined) return;
      since = 0;
      running = run();
    },
    settled: async () => running,
  };
}

/** What the one session of a database acts as: a role that row security binds. */
export const actAsApp = "set role xb_app";

/**
 * Tidies the whole database, or what a running server changes: the tables of the schema, and the statistics themselves. Answers how many
 * records there are. Only the owner of the tables may do it: the one session goes back to being the owner for it.
 */
export async function tidy(pool: pg.Pool, what: "all" | "ours" = "all"): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("reset role");
    await client.query(`vacuum (analyze) ${what === "all" ? "" : await oursIn(client)}`);
    return (
      (
        await client.query<{ count: number }>(
          "select coalesce(sum(reltuples), 0)::bigint as count from pg_class where relname = 'records' and reltuples > 0",
        )
      ).rows[0]?.count ?? 0
    );
  } finally {
    // Whoever gets the session next is no owner: if the role cannot be switched, nobody gets it.
    await client.query(actAsApp).then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function oursIn(client: pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    "select string_agg(oid::regclass::text, ', ') as names from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  return `pg_catalog.pg_statistic, ${rows[0]!.names}`;
}
