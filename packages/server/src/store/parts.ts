import type { Id } from "@xiaoben/contract";
import { sql } from "kysely";
import type { TenantDatabase } from "./tenants.ts";

interface PartRow {
  part: number;
  bytes: Buffer;
}

/** The parts of a file in the order of their numbers, one at a time. */
export async function* partsOf(db: TenantDatabase, tenant: string, file: Id): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for (let after = -1; ;) {
    const { rows } = await sql<PartRow>`select part, bytes from blobs
      where tenant = ${tenant} and id = ${file}::uuid and part > ${after} order by part limit 1`.execute(db);
    if (rows[0] === undefined) return;
    yield new Uint8Array(rows[0].bytes);
    after = rows[0].part;
  }
}

/** One of them. */
export async function partOf(db: TenantDatabase, tenant: string, file: Id, part: number): Promise<Uint8Array | null> {
  const { rows } = await sql<PartRow>`select part, bytes from blobs
    where tenant = ${tenant} and id = ${file}::uuid and part = ${part}`.execute(db);
  return rows[0] === undefined ? null : new Uint8Array(rows[0].bytes);
}
