import type pg from "pg";

/**
 * A connection that breaks says so twice: to the statement that waits for its answer, and as an event. The statement is answered for;
 * an event that nobody hears would end the process.
 */
export function heard(pool: pg.Pool): pg.Pool {
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
