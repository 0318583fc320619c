import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { Tables } from "./tables.ts";

/** A database seen by one tenant. There is no other way to it: what a query may see does not depend on its author's memory. */
export type TenantDatabase = Kysely<Tables>;

/**
 * One view of the pool for each tenant. A connection remembers the tenant that it last spoke for, and is told only when that changes;
 * row security in the database does the rest.
 */
export function tenantsOf(pool: pg.Pool): (tenant: string) => TenantDatabase {
  const spokenFor = new WeakMap<pg.PoolClient, string>();
  const views = new Map<string, TenantDatabase>();

  async function connectAs(tenant: string): Promise<pg.PoolClient> {
    const client = await pool.connect();
    if (spokenFor.get(client) === tenant) return client;
    spokenFor.delete(client);
    try {
      // Outside of any transaction, or a rollback would take it back.
      await client.query("select set_config('xb.tenant', $1, false)", [tenant]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    spokenFor.set(client, tenant);
    return client;
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
