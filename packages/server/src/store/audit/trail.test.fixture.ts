import { createHash } from "node:crypto";
import { newId } from "@xiaoben/contract";
import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";
import { exactAt, hashOf, signedText, type EntryRow } from "./chain.ts";
import type { AuditKeys } from "./keys.ts";

/** Numbers that follow from a seed. */
export interface Dice {
  /** From 0 to below `below`. */
  under(below: number): number;
  one<T>(of: readonly T[]): T;
}

export function dice(seed: number): Dice {
  let turn = 0;
  const under = (below: number): number => createHash("sha256").update(`${seed} ${turn++}`).digest().readUInt32BE(0) % below;
  return { under, one: (of) => of[under(of.length)]! };
}

/** Writes entries as a transaction does. */
export async function writeEntries(db: TenantDatabase, tenant: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => ({ id: newId(), entry: { actor: newId(), action: "hour.approve", n } }));
  await sql`insert into audit (tenant, id, at, entry) select ${tenant}, id, clock_timestamp(), entry
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, entry jsonb)`.execute(db);
}

/** As whoever owns the database: what he changes, no row security stops. Within a transaction. */
export async function asOwner(db: TenantDatabase, work: () => Promise<void>): Promise<void> {
  await sql`reset role`.execute(db);
  const { rows } = await sql<{ free: boolean }>`select rolsuper as free from pg_roles where rolname = current_user`.execute(db);
  const forced = rows[0]!.free ? [] : ["audit", "audit_heads", "audit_tips"];
  for (const table of forced) await sql`alter table ${sql.table(table)} no force row level security`.execute(db);
  await work();
  for (const table of forced) await sql`alter table ${sql.table(table)} force row level security`.execute(db);
  await sql`set local role xb_app`.execute(db);
}

/** What somebody does who knows how entries are chained and has no key: makes all hashes from a place on fit again. */
export async function rechain(db: TenantDatabase, tenant: string, from: number): Promise<string> {
  const before = await sql<{
    hash: string;
  }>`select encode(hash, 'hex') as hash from audit where tenant = ${tenant} and seq = ${from - 1}`.execute(db);
  const { rows } = await sql<EntryRow & { seq: number }>`select id, seq, ${exactAt} as at, entry from audit
    where tenant = ${tenant} and seq >= ${from} order by seq`.execute(db);
  let prev = before.rows[0]?.hash ?? "";
  for (const row of rows) {
    const hash = hashOf(tenant, row.seq, prev, row);
    await sql`update audit set prev = decode(${prev}, 'hex'), hash = decode(${hash}, 'hex') where tenant = ${tenant} and id = ${row.id}`.execute(
      db,
    );
    prev = hash;
  }
  await sql`update audit_tips set hash = decode(${prev}, 'hex'), seq = ${rows.at(-1)?.seq ?? from - 1} where tenant = ${tenant}`.execute(
    db,
  );
  return prev;
}

/** A head as somebody makes it with keys of his own; under the id of another key where that is said. */
export async function forgeHead(
  db: TenantDatabase,
  tenant: string,
  { seq, hash }: { seq: number; hash: string },
  keys: AuditKeys,
  id = keys.signer!.id,
): Promise<void> {
  const head = { tenant, seq, hash, at: new Date().toISOString(), key: id };
  const signature = keys.signer!.sign(signedText(head)).toString("base64");
  await sql`delete from audit_heads where tenant = ${tenant} and seq = ${seq}`.execute(db);
  await sql`insert into audit_heads (tenant, seq, hash, at, key, signature)
    values (${tenant}, ${seq}, decode(${hash}, 'hex'), ${head.at}, ${id}, decode(${signature}, 'base64'))`.execute(db);
}
