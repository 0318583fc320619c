import type pg from "pg";

/** A table that holds rows of tenants. */
export interface TenantTable {
  name: string;
  /** Columns of its primary key, the tenant first. */
  key: string[];
}

/** Every table of the schema with a column `tenant`, as the database knows them: a table that is added later is not forgotten. */
export async function tenantTables(client: pg.PoolClient): Promise<TenantTable[]> {
  const { rows } = await client.query<TenantTable>(`
    select c.relname::text as name, array_agg(a.attname::text order by k.place) as key
    from pg_class c
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
      and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant' and not t.attisdropped)
    group by c.relname order by c.relname`);
  return rows;
}

/** A name as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
