import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";
import type { Head } from "./chain.ts";

/** Heads of a tenant from one place of its chain to another, both included. */
export async function headsBetween(db: TenantDatabase, tenant: string, from: number, to: number): Promise<Head[]> {
  const { rows } = await sql<Head>`select tenant, seq, encode(hash, 'hex') as hash, at, key, encode(signature, 'base64') as signature
    from audit_heads where tenant = ${tenant} and seq between ${from} and ${to} order by seq`.execute(db);
  // PostgreSQL breaks base64 into lines.
  return rows.map((head) => ({ ...head, signature: head.signature?.replaceAll("\n", "") ?? null }));
}

/** The last head, to be kept where whoever reaches the database cannot. */
export async function lastHead(db: TenantDatabase, tenant: string): Promise<Head | undefined> {
  const { rows } = await sql<{ seq: number | null }>`select max(seq) as seq from audit_heads where tenant = ${tenant}`.execute(db);
  const seq = rows[0]?.seq ?? null;
  return seq === null ? undefined : (await headsBetween(db, tenant, seq, seq))[0];
}
