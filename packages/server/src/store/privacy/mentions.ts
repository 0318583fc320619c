import type { Id, Kind, Ref } from "@xiaoben/contract";
import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";

const portion = 2_000;

/**
 * Every record that names somebody in any of its versions, or that somebody wrote a version of. All versions are looked through, a portion
 * in one statement: no index leads to an id somewhere in a body.
 */
export async function mentionsOf(db: TenantDatabase, tenant: string, person: Id): Promise<Ref[]> {
  const found = new Map<string, Ref>();
  for (let last: Row | undefined; ;) {
    const after = last ? sql`and (kind, id, version) > (${last.kind}, ${last.id}::uuid, ${last.version}::bigint)` : sql``;
    const { rows } = await sql<Row>`select kind, id, version,
        (id = ${person}::uuid or coalesce(owner = ${person}::uuid, false) or coalesce(actor = ${person}::uuid, false)
          or position(${person} in body::text) > 0) as hit
      from versions where tenant = ${tenant} ${after} order by kind, id, version limit ${portion}`.execute(db);
    for (const { kind, id, hit } of rows) if (hit) found.set(`${kind}/${id}`, { kind: kind as Kind, id });
    if (rows.length < portion) return [...found.values()];
    last = rows.at(-1);
  }
}

interface Row {
  kind: string;
  id: Id;
  version: number;
  hit: boolean;
}
