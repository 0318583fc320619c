import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { refusalOf } from "./faults.ts";
import { namedStatements, unnamed } from "./prepared.ts";
import { speakerOf, type Speaker } from "./speaker.ts";
import type { Tables } from "./tables.ts";

/** A database seen by one tenant. There is no other way to it: what a query may see does not depend on its author's memory. */
export type TenantDatabase = Kysely<Tables>;

/**
 * One view of the pool for each tenant. A connection remembers the tenant that it last spoke for, and is told only when that changes;
 * row security in the database does the rest. `prepares`: statements that come again are prepared; not where a session can end and begin under a
 * connection, as that of the embedded database does.
 */
export function tenantsOf(pool: pg.Pool, { prepares = true }: { prepares?: boolean } = {}): (tenant: string) => TenantDatabase {
  const speakers = new WeakMap<pg.PoolClient, Speaker>();
  const views = new Map<string, TenantDatabase>();
  const statement = prepares ? namedStatements() : unnamed;

  async function connectAs(tenant: string): Promise<Speaker> {
    const client = await connect(pool);
    const speaker = speakers.get(client) ?? speakerOf(client, statement);
    speakers.set(client, speaker);
    try {
      await speaker.speakFor(tenant);
    } catch (error) {
      speaker.release(true);
      throw error;
    }
    return speaker;
  }

  return (tenant) => {
    if (tenant === "") throw new Error("A tenant is needed");
    let view = views.get(tenant);
    if (view === undefined) {
      view = new Kysely<Tables>({
        dialect: new PostgresDialect({
          pool: { connect: () => connectAs(tenant), end: () => Promise.resolve(), options: {}, Client: undefined as never },
        }),
      });
      views.set(tenant, view);
    }
    return view;
  };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw refusalOf(error);
  }
}
