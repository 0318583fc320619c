import { newId } from "@xiaoben/contract";
import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";
import type { AuditKeys } from "./keys.ts";
import { forgeHead, rechain, type Dice } from "./trail.test.fixture.ts";
import type { AuditFault } from "./verify.ts";

/** A trail that somebody is about to tamper with. */
export interface Victim {
  db: TenantDatabase;
  tenant: string;
  /** Of the same length. */
  other: string;
  /** Entries that are sealed. */
  length: number;
  keys: AuditKeys;
  /** Keys of whoever tampers. */
  strange: AuditKeys;
  dice: Dice;
}

/** What must be found: where, if that can be told, and what. */
export interface Expected {
  seq?: number;
  what: readonly AuditFault[];
}

/** Everything that can be done to a trail in the database. Each does it at a random place and says what must be found. */
export const tamperings: Readonly<Record<string, (victim: Victim) => Promise<Expected>>> = {
  async "flips a column of an entry"({ db, tenant, other, length, dice }) {
    const at = place(dice, length);
    const column = dice.one(["id", "at", "seq", "prev", "hash", "entry", "tenant"] as const);
    const value = {
      id: sql`${newId()}::uuid`,
      at: sql`at + interval '1 microsecond'`,
      seq: sql`seq + ${dice.one([-1000, 1000])}::bigint`,
      prev: sql`set_byte(prev || decode('00', 'hex'), ${at === 1 ? 0 : dice.under(32)}, 7)`,
      hash: sql`set_bit(hash, 9, 1 - get_bit(hash, 9))`,
      entry: sql`entry || '{"action":"hour.reject"}'`,
      tenant: sql`${other}`,
    }[column];
    if (column === "tenant") await sql`delete from audit where tenant = ${other} and seq = ${at}`.execute(db);
    await sql`update audit set ${sql.ref(column)} = ${value} where tenant = ${tenant} and seq = ${at}`.execute(db);
    if (column === "seq") return { what: ["missing", "twice", "cut", "other-end"] };
    if (column === "tenant") return { seq: at, what: ["missing", "cut"] };
    return { seq: at, what: column === "prev" ? ["unlinked"] : ["changed"] };
  },
  async "drops an entry"({ db, tenant, length, dice }) {
    const at = place(dice, length);
    await sql`delete from audit where tenant = ${tenant} and seq = ${at}`.execute(db);
    return { seq: at, what: [at === length ? "cut" : "missing"] };
  },
  async "drops an entry and closes the gap"({ db, tenant, length, dice }) {
    const at = place(dice, length - 1);
    await sql`delete from audit where tenant = ${tenant} and seq = ${at}`.execute(db);
    await shift(db, tenant, at, -1);
    return { seq: at, what: ["unlinked"] };
  },
  async "drops an entry and chains the rest anew"({ db, tenant, length, dice }) {
    const at = place(dice, length - 1);
    await sql`delete from audit where tenant = ${tenant} and seq = ${at}`.execute(db);
    await shift(db, tenant, at, -1);
    await rechain(db, tenant, at);
    return { what: ["rechained", "cut"] };
  },
  async "cuts the tail"({ db, tenant, length, dice }) {
    const at = place(dice, length);
    await sql`delete from audit where tenant = ${tenant} and seq >= ${at}`.execute(db);
    return { seq: at, what: ["cut"] };
  },
  async "cuts the tail and the noted end"({ db, tenant, length, dice }) {
    const at = place(dice, length);
    await sql`delete from audit where tenant = ${tenant} and seq >= ${at}`.execute(db);
    await rechain(db, tenant, at);
    return { seq: at, what: ["cut"] };
  },
  async "exchanges two entries"({ db, tenant, length, dice }) {
    const [a, b] = two(dice, length);
    await swap(db, tenant, a, b, dice.one([["entry"], ["entry", "at"], ["prev", "hash"], ["entry", "at", "prev", "hash"]]));
    return { seq: a, what: ["changed", "unlinked"] };
  },
  async "exchanges two entries and chains the rest anew"({ db, tenant, length, dice }) {
    const [a, b] = two(dice, length);
    await swap(db, tenant, a, b, ["entry", "at"]);
    await rechain(db, tenant, a);
    return { what: ["rechained"] };
  },
  async "puts an entry in"({ db, tenant, length, dice }) {
    const at = place(dice, length);
    await shift(db, tenant, at, 1);
    await copy(db, tenant, at + 1, at);
    return { what: ["changed", "unlinked"], ...(at > 1 && { seq: at }) };
  },
  async "puts an entry in and chains the rest anew"({ db, tenant, length, dice }) {
    const at = place(dice, length);
    await shift(db, tenant, at, 1);
    await copy(db, tenant, at + 1, at);
    await rechain(db, tenant, at);
    return { what: ["rechained"] };
  },
  async "puts a copy at the end"({ db, tenant, length, dice }) {
    await copy(db, tenant, place(dice, length), length + 1);
    return { seq: length + 1, what: ["other-end"] };
  },
  async "puts a copy at the end, chained, and notes it as the end"({ db, tenant, length, dice, strange, keys }) {
    await copy(db, tenant, place(dice, length), length + 1);
    const hash = await rechain(db, tenant, length + 1);
    const signs = dice.one(["nobody", "a stranger", "a stranger as the owner"]);
    if (signs !== "nobody")
      await forgeHead(db, tenant, { seq: length + 1, hash }, strange, signs === "a stranger" ? undefined : keys.signer!.id);
    return {
      seq: length + 1,
      what: [{ nobody: "unsigned", "a stranger": "unknown-key", "a stranger as the owner": "forged" }[signs]!] as AuditFault[],
    };
  },
  async "changes an entry and chains the rest anew"({ db, tenant, length, dice }) {
    const at = place(dice, length);
    await sql`update audit set entry = entry || '{"action":"hour.reject"}' where tenant = ${tenant} and seq = ${at}`.execute(db);
    await rechain(db, tenant, at);
    return { what: ["rechained"] };
  },
  async "changes an entry, chains the rest anew and takes the signatures away"({ db, tenant, length, dice }) {
    const at = place(dice, length);
    await sql`update audit set entry = entry || '{"action":"hour.reject"}' where tenant = ${tenant} and seq = ${at}`.execute(db);
    await rechain(db, tenant, at);
    if (dice.under(2) === 0) await sql`delete from audit_heads where tenant = ${tenant}`.execute(db);
    else
      await sql`update audit_heads h set key = null, signature = null, hash = (select hash from audit a where a.tenant = h.tenant and a.seq = h.seq)
        where tenant = ${tenant}`.execute(db);
    return { seq: 1, what: ["unsigned"] };
  },
  async "changes an entry, chains the rest anew and signs with another key"({ db, tenant, length, dice, strange, keys }) {
    await sql`update audit set entry = entry || '{"action":"hour.reject"}' where tenant = ${tenant} and seq = ${place(dice, length)}`.execute(
      db,
    );
    const hash = await rechain(db, tenant, 1);
    await sql`delete from audit_heads where tenant = ${tenant}`.execute(db);
    const asOwner = dice.under(2) === 0;
    await forgeHead(db, tenant, { seq: length, hash }, strange, asOwner ? keys.signer!.id : undefined);
    return { seq: length, what: [asOwner ? "forged" : "unknown-key"] };
  },
  async "exchanges entries with another tenant"({ db, tenant, other, length, dice }) {
    const at = place(dice, length);
    await sql`update audit set tenant = 'nowhere' where tenant = ${tenant} and seq = ${at}`.execute(db);
    await sql`update audit set tenant = ${tenant} where tenant = ${other} and seq = ${at}`.execute(db);
    await sql`update audit set tenant = ${other} where tenant = 'nowhere'`.execute(db);
    return { seq: at, what: ["changed", "unlinked"] };
  },
  async "takes the whole trail of another tenant"({ db, tenant, other }) {
    for (const table of ["audit", "audit_heads", "audit_tips"]) {
      await sql`delete from ${sql.table(table)} where tenant = ${tenant}`.execute(db);
      await sql`update ${sql.table(table)} set tenant = ${tenant} where tenant = ${other}`.execute(db);
    }
    return { seq: 1, what: ["changed"] };
  },
  async "flips a column of the last head"({ db, tenant, other, length, dice }) {
    const column = dice.one(["seq", "hash", "at", "key", "signature", "tenant"] as const);
    const value = {
      seq: sql`seq + 1`,
      hash: sql`set_bit(hash, 9, 1 - get_bit(hash, 9))`,
      at: sql`'2026-01-01T00:00:00.000Z'`,
      key: sql`'0123456789abcdef'`,
      signature: sql`set_bit(signature, 9, 1 - get_bit(signature, 9))`,
      tenant: sql`${other}`,
    }[column];
    if (column === "tenant") await sql`delete from audit_heads where tenant = ${other} and seq = ${length}`.execute(db);
    await sql`update audit_heads set ${sql.ref(column)} = ${value} where tenant = ${tenant} and seq = ${length}`.execute(db);
    const what = { seq: "cut", hash: "rechained", at: "forged", key: "unknown-key", signature: "forged", tenant: "unsigned" } as const;
    return { what: [what[column]] };
  },
  async "flips the noted end"({ db, tenant, dice }) {
    const change = dice.one([
      [sql`update audit_tips set seq = seq - 1 where tenant = ${tenant}`, "other-end"],
      [sql`update audit_tips set seq = seq + 1 where tenant = ${tenant}`, "cut"],
      [sql`update audit_tips set hash = set_bit(hash, 9, 1 - get_bit(hash, 9)) where tenant = ${tenant}`, "other-end"],
      [sql`delete from audit_tips where tenant = ${tenant}`, "other-end"],
    ] as const);
    await change[0].execute(db);
    return { what: [change[1]] };
  },
};

const place = (dice: Dice, length: number): number => 1 + dice.under(length);

function two(dice: Dice, length: number): [number, number] {
  const a = place(dice, length - 1);
  return [a, a + 1 + dice.under(length - a)];
}

const far = 1_000_000;

/** In two steps: a place is given once at any moment. */
async function shift(db: TenantDatabase, tenant: string, from: number, by: number): Promise<void> {
  await sql`update audit set seq = seq + ${far} where tenant = ${tenant} and seq >= ${from}`.execute(db);
  await sql`update audit set seq = seq - ${far - by} where tenant = ${tenant} and seq >= ${far}`.execute(db);
}

async function copy(db: TenantDatabase, tenant: string, from: number, to: number): Promise<void> {
  await sql`insert into audit (tenant, id, at, seq, prev, hash, entry)
    select tenant, ${newId()}::uuid, at, ${to}, prev, hash, entry from audit where tenant = ${tenant} and seq = ${from}`.execute(db);
}

async function swap(db: TenantDatabase, tenant: string, a: number, b: number, columns: readonly string[]): Promise<void> {
  const sets = sql.join(columns.map((column) => sql`${sql.ref(column)} = o.${sql.ref(column)}`));
  await sql`update audit x set ${sets} from (select seq, at, prev, hash, entry from audit where tenant = ${tenant} and seq in (${a}, ${b})) o
    where x.tenant = ${tenant} and x.seq in (${a}, ${b}) and o.seq <> x.seq`.execute(db);
}
