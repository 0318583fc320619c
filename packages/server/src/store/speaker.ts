import type { PostgresPoolClient } from "kysely";
import type pg from "pg";
import { isLost, refusalOf } from "./faults.ts";
import type { namedStatements } from "./prepared.ts";

/** A connection that remembers the tenant it last spoke for, and says of its own failures what they mean for whoever asked. */
export interface Speaker extends PostgresPoolClient {
  /** From now on for this tenant. Asks the database only when it changes. */
  speakFor(tenant: string): Promise<void>;
  release(discard?: boolean): void;
}

/** Speaks over a client of a pool. One that has broken is not given back to the pool, and what it had begun is not ended by hand: the database does that. */
export function speakerOf(client: pg.PoolClient, statement: ReturnType<typeof namedStatements>): Speaker {
  let spokenFor: string | undefined;
  let isBroken = false;

  async function query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult> {
    if (isBroken && text === "rollback") return rolledBack;
    try {
      return await (values === undefined || values.length === 0 ? client.query(text) : client.query(statement(text, values)));
    } catch (error) {
      isBroken ||= isLost(error);
      throw refusalOf(error, text === "commit");
    }
  }

  return {
    async speakFor(tenant) {
      if (spokenFor === tenant) return;
      spokenFor = undefined;
      // Outside of any transaction, or a rollback would take it back.
      await query("select set_config('xb.tenant', $1, false)", [tenant]);
      spokenFor = tenant;
    },
    query: query as unknown as PostgresPoolClient["query"],
    release: (discard = false) => client.release(discard || isBroken),
  };
}

const rolledBack: pg.QueryResult = { command: "ROLLBACK", rowCount: 0, oid: 0, fields: [], rows: [] };
