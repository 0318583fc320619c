import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";
import { exactAt, hashOf, signedText, type EntryRow, type Head, type Tip } from "./chain.ts";
import type { AuditKeys } from "./keys.ts";

const portion = 500;

/**
 * Chains audit entries that are not yet sealed and signs where the chain then ends. Answers how many.
 * Any number of processes may seal at once: the row of `audit_tips` is locked, and a place in the chain is given once.
 */
export function sealerOf(keys: AuditKeys): (db: TenantDatabase, tenant: string) => Promise<number> {
  // What this process has seen of a chain: where the database later says less, somebody has cut it, and it is not gone on from there.
  const seen = new Map<string, Tip>();
  const signed = new Set<string>();
  return async (db, tenant) => {
    for (let sealed = 0; ;) {
      const { count, tip } = await db.transaction().execute((tx) => sealPortion(tx, tenant, seen.get(tenant), keys));
      seen.set(tenant, tip);
      sealed += count;
      if (count === portion) continue;
      if (count === 0 && !signed.has(tenant)) await db.transaction().execute((tx) => signUnsigned(tx, tenant, keys));
      signed.add(tenant);
      return sealed;
    }
  };
}

async function sealPortion(
  db: TenantDatabase,
  tenant: string,
  seen: Tip | undefined,
  keys: AuditKeys,
): Promise<{ count: number; tip: Tip }> {
  const locked = await lockTip(db, tenant);
  const tip = seen !== undefined && seen.seq >= locked.seq ? seen : locked;
  const open = await sql<EntryRow>`select id, ${exactAt} as at, entry from audit
    where tenant = ${tenant} and seq is null order by id limit ${portion}`.execute(db);
  if (open.rows.length === 0) return { count: 0, tip };
  let { seq, hash: prev } = tip;
  const links = open.rows.map((row) => {
    const link = { id: row.id, seq: ++seq, prev, hash: hashOf(tenant, seq, prev, row) };
    prev = link.hash;
    return link;
  });
  await sql`update audit a set seq = x.seq, prev = decode(x.prev, 'hex'), hash = decode(x.hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as x(id uuid, seq bigint, prev text, hash text)
    where a.tenant = ${tenant} and a.id = x.id`.execute(db);
  await sql`update audit_tips set seq = ${seq}, hash = decode(${prev}, 'hex') where tenant = ${tenant}`.execute(db);
  await putHead(db, headAt(tenant, { seq, hash: prev }, keys));
  return { count: links.length, tip: { seq, hash: prev } };
}

/** The row that only one sealer holds at a time. Made with the first portion; anew, from what is there, where somebody took it away. */
async function lockTip(db: TenantDatabase, tenant: string): Promise<Tip> {
  const read = () => sql<Tip>`select seq, encode(hash, 'hex') as hash from audit_tips where tenant = ${tenant} for update`.execute(db);
  const found = (await read()).rows[0];
  if (found !== undefined) return found;
  const { rows } = await sql<Tip>`select seq, encode(hash, 'hex') as hash from (
    select seq, hash from audit_heads where tenant = ${tenant}
    union all select seq, hash from audit where tenant = ${tenant} and seq is not null) ends order by seq desc limit 1`.execute(db);
  const { seq, hash } = rows[0] ?? { seq: 0, hash: "" };
  await sql`insert into audit_tips (tenant, seq, hash) values (${tenant}, ${seq}, decode(${hash}, 'hex')) on conflict do nothing`.execute(
    db,
  );
  return (await read()).rows[0]!;
}

/** Signs where a chain ends that was sealed while nobody could sign. */
async function signUnsigned(db: TenantDatabase, tenant: string, keys: AuditKeys): Promise<void> {
  if (keys.signer === undefined) return;
  const tip = await lockTip(db, tenant);
  const { rows } = await sql`select 1 from audit_heads where tenant = ${tenant} and seq = ${tip.seq} and key is null`.execute(db);
  if (rows.length > 0) await putHead(db, headAt(tenant, tip, keys));
}

function headAt(tenant: string, tip: Tip, { signer }: AuditKeys): Head {
  const head = { tenant, ...tip, at: new Date().toISOString(), key: signer?.id ?? null };
  return { ...head, signature: signer === undefined ? null : signer.sign(signedText(head)).toString("base64") };
}

async function putHead(db: TenantDatabase, { tenant, seq, hash, at, key, signature }: Head): Promise<void> {
  await sql`insert into audit_heads (tenant, seq, hash, at, key, signature)
    values (${tenant}, ${seq}, decode(${hash}, 'hex'), ${at}, ${key}, decode(${signature}, 'base64'))
    on conflict (tenant, seq) do update set hash = excluded.hash, at = excluded.at, key = excluded.key, signature = excluded.signature`.execute(
    db,
  );
}
