import { canonical, sha256 } from "@xiaoben/contract";
import { sql } from "kysely";
import type { TenantDatabase } from "./tenants.ts";

interface Entry {
  id: string;
  seq: number;
  prev: Buffer;
  hash: Buffer;
  entry: unknown;
}

const portion = 500;

/** Chains audit entries that are not yet sealed: each carries the hash of the one before it. Answers how many. */
export async function seal(db: TenantDatabase, tenant: string): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await db.transaction().execute((tx) => sealPortion(tx, tenant));
    sealed += count;
    if (count < portion) return sealed;
  }
}

/** One sealer at a time for a tenant: the head is locked, and the chain's unique key refuses a second link to it. */
async function sealPortion(db: TenantDatabase, tenant: string): Promise<number> {
  const heads =
    await sql<Entry>`select seq, hash from audit where tenant = ${tenant} and seq is not null order by seq desc limit 1 for update`.execute(
      db,
    );
  const open = await sql<Entry>`select id, entry from audit where tenant = ${tenant} and seq is null order by id limit ${portion}`.execute(
    db,
  );
  if (open.rows.length === 0) return 0;
  let seq = heads.rows[0]?.seq ?? 0;
  let prev = heads.rows[0]?.hash.toString("hex") ?? "";
  const links = open.rows.map(({ id, entry }) => {
    const link = { id, seq: ++seq, prev, hash: hashOf(seq, prev, entry) };
    prev = link.hash;
    return link;
  });
  await sql`update audit a set seq = x.seq, prev = decode(x.prev, 'hex'), hash = decode(x.hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as x(id uuid, seq bigint, prev text, hash text)
    where a.tenant = ${tenant} and a.id = x.id`.execute(db);
  return links.length;
}

/** What the chain says of a tenant's audit trail. `broken`: the first entry that does not follow from the one before. */
export interface AuditCheck {
  sealed: number;
  unsealed: number;
  broken?: { seq: number; id: string };
}

/** Walks the chain from its beginning. */
export async function verifyAudit(db: TenantDatabase, tenant: string): Promise<AuditCheck> {
  const open = await sql<{ count: number }>`select count(*) as count from audit where tenant = ${tenant} and seq is null`.execute(db);
  const unsealed = open.rows[0]?.count ?? 0;
  let [sealed, prev] = [0, ""];
  for (;;) {
    const { rows } =
      await sql<Entry>`select id, seq, prev, hash, entry from audit where tenant = ${tenant} and seq > ${sealed} order by seq limit ${portion}`.execute(
        db,
      );
    for (const row of rows) {
      const hash = row.hash.toString("hex");
      const follows = row.seq === sealed + 1 && row.prev.toString("hex") === prev && hash === hashOf(row.seq, prev, row.entry);
      if (!follows) return { sealed, unsealed, broken: { seq: row.seq, id: row.id } };
      [sealed, prev] = [row.seq, hash];
    }
    if (rows.length < portion) return { sealed, unsealed };
  }
}

const hashOf = (seq: number, prev: string, entry: unknown): string => sha256(canonical({ seq, prev, entry }));
