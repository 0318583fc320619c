import type { Change, Id } from "@xiaoben/contract";
import { sql } from "kysely";
import { refOf } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";

/** What an action did. */
export interface Done {
  inputHash?: string;
  changes: Change[];
}

/** What actions did that were done before: each record once, at the version the action left it at. */
export async function doneBy(db: TenantDatabase, tenant: string, actions: readonly Id[]): Promise<Map<Id, Done>> {
  const { rows } = await sql<{ action: string; kind: string; id: string; version: number; hash: string | null }>`
    select action_id as action, kind, id, max(version) as version, max(convert_from(input_hash, 'UTF8')) as hash from versions
    where tenant = ${tenant} and action_id = any(${actions}::uuid[]) group by action_id, kind, id order by max(at), kind, id`.execute(db);
  const found = new Map<Id, Done>();
  for (const row of rows) {
    const done = found.get(row.action) ?? { changes: [] };
    if (row.hash !== null) done.inputHash = row.hash;
    done.changes.push({ ...refOf(row), version: row.version });
    found.set(row.action, done);
  }
  return found;
}
