import type pg from "pg";
import { MaintenanceError } from "./errors.ts";
import type { Installation } from "./installation.ts";

/**
 * The tenants of an installation, by name: the one question in this program that is asked of all tenants at once, for operators who
 * look after an installation. It is asked in the role `xb_operator`, which may read the column `records.tenant` and nothing else.
 * Nothing that answers requests may import this file; a test of the architecture watches over it.
 *
 * The connection must be in a transaction; afterwards it acts as the server's role.
 */
export async function tenantsIn(client: pg.PoolClient): Promise<string[]> {
  await client.query("set local role xb_operator");
  // From one name to the next along the key: no record is read that is not the first of its tenant.
  const { rows } = await client.query<{ tenant: string }>(`with recursive found(tenant) as (
      (select tenant from records order by tenant limit 1)
      union all
      select (select r.tenant from records r where r.tenant > found.tenant order by r.tenant limit 1) from found where found.tenant is not null)
    select tenant from found where tenant is not null`);
  await client.query("set local role xb_app");
  return rows.map((row) => row.tenant);
}

/** The same, in a transaction of its own. */
export async function tenantsOf(at: Installation): Promise<string[]> {
  const client = await at.pool.connect();
  try {
    await client.query("begin");
    return await tenantsIn(client);
  } finally {
    await client.query("rollback").finally(() => client.release());
  }
}

/**
 * Those tenants that are named, or all where none is.
 * @throws {MaintenanceError} `no-such-tenant`
 */
export function chosen(wanted: readonly string[], there: readonly string[]): string[] {
  const unknown = wanted.filter((tenant) => !there.includes(tenant));
  if (unknown.length > 0) {
    const names = unknown.map((one) => `"${one}"`).join(", ");
    throw new MaintenanceError("no-such-tenant", `There is no tenant ${names}. "xiaoben server doctor" lists them.`);
  }
  return there.filter((tenant) => wanted.length === 0 || wanted.includes(tenant));
}
