import type { Id } from "@xiaoben/contract";
import { withoutPerson } from "@xiaoben/backend";
import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";
import type { SqlTransaction } from "../transaction.ts";

/** Imports in portions that are still to be written and name somebody, or that are hers. */
export async function importsNaming(db: TenantDatabase, tenant: string, person: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`select distinct id from blobs
    where tenant = ${tenant} and needed_until is not null and position(convert_to(${person}, 'UTF8') in bytes) > 0 order by id`.execute(db);
  return rows.map(({ id }) => id);
}

interface PartRow {
  part: number;
  bytes: Buffer;
  until: string;
}

/**
 * Takes her rows out of one, and the whole away where it is hers: nobody else can go on with it. Answers how many rows will not be written;
 * without `commit` it only looks.
 */
export async function eraseFromImport(
  tx: SqlTransaction,
  db: TenantDatabase,
  tenant: string,
  { file, person, commit }: { file: Id; person: Id; commit: boolean },
): Promise<number> {
  const { rows } = await sql<PartRow>`select part, bytes, needed_until as until from blobs
    where tenant = ${tenant} and id = ${file}::uuid and (part = 0 or position(convert_to(${person}, 'UTF8') in bytes) > 0) order by part`.execute(
    db,
  );
  const next = withoutPerson(new Map(rows.map(({ part, bytes }) => [part, new Uint8Array(bytes)])), person);
  if (!commit) return next.rows;
  if (next.parts === undefined) await tx.removeParts(file);
  else for (const { part, until } of rows) await tx.putPart(file, part, next.parts.get(part)!, until);
  return next.rows;
}
