import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";
import { exactAt, hashOf, signedText, type EntryRow, type Head, type Tip } from "./chain.ts";
import { headsBetween } from "./heads.ts";
import { isSignedBy, type AuditKeys } from "./keys.ts";

/** What is wrong with a trail. */
export type AuditFault =
  /** The entry is not there, and later ones are. */
  | "missing"
  /** The place is given twice, or comes after a later one. */
  | "twice"
  /** It does not follow from the entry before it: moved, put in, or taken from elsewhere. */
  | "unlinked"
  /** It is not what was sealed. */
  | "changed"
  /** It was chained anew: what was signed for this place is another entry. */
  | "rechained"
  /** The signature for this place is not one of the key that it names. */
  | "forged"
  /** Signed with a key that is not known here. */
  | "unknown-key"
  /** Entries after the last signature are sealed and nobody signed them. */
  | "unsigned"
  /** The trail ends here, and once went further. */
  | "cut"
  /** Entries go on after the end that the sealer noted, or it noted another entry as the last. */
  | "other-end"
  /** A head that was kept elsewhere says another entry for this place. */
  | "not-as-kept";

/** What the chain says of a tenant's audit trail. */
export interface AuditCheck {
  /** Entries that follow from one another, up to the first that is broken. */
  sealed: number;
  /** Entries that nobody has sealed yet: younger than a second or two where a server runs. */
  unsealed: number;
  /** When the oldest of them was written. */
  unsealedSince?: string;
  /** The last entry that a checked signature stands for; 0: none was checked. */
  signedTo: number;
  /** `unchecked`: there are signatures, and no keys to check them with. */
  signatures: "checked" | "unchecked" | "none";
  /** The first place that is broken. `id` is the entry there or, where that is missing, the one beside it (empty: there is none). */
  broken?: { seq: number; id: string; what: AuditFault; /** All up to this one is as it was signed. */ after: number };
}

/** A head that was kept elsewhere: a place and what stood there. */
export type KeptHead = Pick<Head, "tenant" | "seq" | "hash">;

type Row = EntryRow & { seq: number; prev: string | null; hash: string | null };

const portion = 500;
const first = "00000000-0000-0000-0000-000000000000";

/** Walks the chain from its beginning. It may be sealed on meanwhile. */
export async function verifyAudit(
  db: TenantDatabase,
  tenant: string,
  keys: AuditKeys,
  kept: readonly KeptHead[] = [],
): Promise<AuditCheck> {
  const open = await sql<{ count: number; since: string | null }>`select count(*) as count, min(at) as since from audit
    where tenant = ${tenant} and seq is null`.execute(db);
  const { count: unsealed = 0, since = null } = open.rows[0] ?? {};
  const walk = new Walk(
    tenant,
    keys,
    kept.filter((head) => head.tenant === tenant),
  );
  const broken = await walked(db, tenant, walk);
  const signatures = walk.signatures === 0 ? "none" : keys.known.size === 0 ? "unchecked" : "checked";
  return {
    sealed: walk.seq,
    unsealed,
    ...(since !== null && { unsealedSince: since }),
    signedTo: walk.signedTo,
    signatures,
    ...(broken && { broken }),
  };
}

type Broken = NonNullable<AuditCheck["broken"]>;

async function walked(db: TenantDatabase, tenant: string, walk: Walk): Promise<Broken | undefined> {
  for (let last: Pick<Row, "seq" | "id"> = { seq: Number.MIN_SAFE_INTEGER, id: first }; ;) {
    const { seq: to, hash } = await tipOf(db, tenant);
    for (;;) {
      const { rows } =
        await sql<Row>`select id, seq, ${exactAt} as at, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash, entry from audit
        where tenant = ${tenant} and (seq, id) > (${last.seq}::bigint, ${last.id}::uuid) and seq <= ${to} order by seq, id limit ${portion}`.execute(
          db,
        );
      if (rows.length === 0) break;
      const heads = await headsBetween(db, tenant, last.seq, rows.at(-1)!.seq);
      const broken = walk.portion(rows, new Map(heads.map((head) => [head.seq, head])));
      if (broken) return broken;
      last = rows.at(-1)!;
    }
    // What was sealed meanwhile has moved the tip; what goes beyond a tip that stands was not put there by a sealer.
    const ends = await furthest(db, tenant);
    if ((await tipOf(db, tenant)).seq !== to) continue;
    return walk.end({ seq: to, hash }, ends);
  }
}

async function tipOf(db: TenantDatabase, tenant: string): Promise<Tip> {
  const { rows } = await sql<Tip>`select seq, encode(hash, 'hex') as hash from audit_tips where tenant = ${tenant}`.execute(db);
  return rows[0] ?? { seq: 0, hash: "" };
}

/** The furthest places that entries and heads speak of. */
async function furthest(db: TenantDatabase, tenant: string): Promise<{ entry: number; head: number; id: string }> {
  const { rows } = await sql<{ entry: number | null; head: number | null; id: string | null }>`select
    (select max(seq) from audit where tenant = ${tenant}) as entry, (select max(seq) from audit_heads where tenant = ${tenant}) as head,
    (select id from audit where tenant = ${tenant} and seq is not null order by seq desc limit 1) as id`.execute(db);
  return { entry: rows[0]?.entry ?? 0, head: rows[0]?.head ?? 0, id: rows[0]?.id ?? "" };
}

/** How far a walk has come, and what is wrong with the next entry. */
class Walk {
  seq = 0;
  signedTo = 0;
  signatures = 0;
  #hash = "";
  #id = "";
  readonly #tenant: string;
  readonly #keys: AuditKeys;
  readonly #kept: ReadonlyMap<number, Set<string>>;

  constructor(tenant: string, keys: AuditKeys, kept: readonly KeptHead[]) {
    this.#tenant = tenant;
    this.#keys = keys;
    this.#kept = grouped(kept);
  }

  portion(rows: readonly Row[], heads: ReadonlyMap<number, Head>): Broken | undefined {
    for (const row of rows) {
      const what = this.#faultOf(row) ?? this.#faultOfHead(row, heads.get(row.seq));
      if (what) return this.#broken(what === "missing" ? this.seq + 1 : row.seq, row.id, what);
      [this.seq, this.#hash, this.#id] = [row.seq, row.hash!, row.id];
    }
    return undefined;
  }

  /** What is wrong with the end: `tip` is where the sealer says that the chain ends. */
  end(tip: Tip, { entry, head, id }: { entry: number; head: number; id: string }): Broken | undefined {
    if (entry > this.seq) return this.#broken(this.seq + 1, id, "other-end");
    const furthest = Math.max(tip.seq, head, ...this.#kept.keys());
    if (furthest > this.seq) return this.#broken(this.seq + 1, this.#id, "cut");
    if (tip.hash !== this.#hash) return this.#broken(this.seq + 1, this.#id, "other-end");
    const isUnsigned = this.#keys.known.size > 0 && this.signedTo < this.seq;
    return isUnsigned ? this.#broken(this.signedTo + 1, this.#id, "unsigned") : undefined;
  }

  #faultOf(row: Row): AuditFault | undefined {
    if (row.seq > this.seq + 1) return "missing";
    if (row.seq <= this.seq) return "twice";
    if (row.prev !== this.#hash) return "unlinked";
    return row.hash === hashOf(this.#tenant, row.seq, row.prev, row) ? undefined : "changed";
  }

  #faultOfHead(row: Row, head: Head | undefined): AuditFault | undefined {
    const kept = this.#kept.get(row.seq);
    if (kept && !(kept.size === 1 && kept.has(row.hash!))) return "not-as-kept";
    if (head === undefined) return undefined;
    if (head.hash !== row.hash) return "rechained";
    if (head.key === null || head.signature === null) return undefined;
    this.signatures++;
    if (this.#keys.known.size === 0) return undefined;
    const key = this.#keys.known.get(head.key);
    if (key === undefined) return "unknown-key";
    if (!isSignedBy(key, signedText(head), Buffer.from(head.signature, "base64"))) return "forged";
    this.signedTo = row.seq;
    return undefined;
  }

  #broken = (seq: number, id: string, what: AuditFault): Broken => ({ seq, id, what, after: this.signedTo });
}

function grouped(kept: readonly KeptHead[]): Map<number, Set<string>> {
  const bySeq = new Map<number, Set<string>>();
  for (const { seq, hash } of kept) bySeq.set(seq, (bySeq.get(seq) ?? new Set()).add(hash));
  return bySeq;
}
