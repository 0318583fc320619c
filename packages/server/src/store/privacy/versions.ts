import type { Id, Instant, Kind } from "@xiaoben/contract";
import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";

/** A version that somebody wrote. */
export interface WrittenVersion {
  kind: Kind;
  id: Id;
  version: number;
  at: Instant;
  action: string;
  body: unknown;
}

const portion = 200;

/** Versions that somebody wrote, a portion in one statement. */
export async function* versionsBy(db: TenantDatabase, tenant: string, person: Id): AsyncIterable<WrittenVersion> {
  for (let last: WrittenVersion | undefined; ;) {
    const after = last ? sql`and (kind, id, version) > (${last.kind}, ${last.id}::uuid, ${last.version}::bigint)` : sql``;
    const { rows } = await sql<WrittenVersion>`select kind, id, version, at, action, body from versions
      where tenant = ${tenant} and actor = ${person}::uuid ${after} order by kind, id, version limit ${portion}`.execute(db);
    yield* rows;
    if (rows.length < portion) return;
    last = rows.at(-1);
  }
}
