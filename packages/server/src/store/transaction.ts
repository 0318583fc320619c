import { isId, type Id, type Instant, type Ref } from "@xiaoben/contract";
import { concernedBy, Overtakings, turnTaken, type Stored, type Tx } from "@xiaoben/backend";
import { sql } from "kysely";
import { writtenOf, type Written } from "./audit/write.ts";
import type { Feed } from "./feed.ts";
import { flush } from "./flush.ts";
import { partOf } from "./parts.ts";
import type { Done } from "./done.ts";
import { emptyPending, gathered, stale, type History, type Relations } from "./pending.ts";
import { columnsOf, keyOf, storedOf, type RecordRow } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";

/** The transaction under it, which it may share with others. */
export interface Under {
  readonly db: TenantDatabase;
  readonly tenant: string;
  readonly feed: Feed;
  /** A record as it is by now. */
  read(ref: Ref): Promise<Stored | null>;
  /** The record as it was read or written before, if it was. */
  seen(key: string): Stored | null | undefined;
  /** Before a piece of work writes at once: the place to go back to where it is refused later. */
  mark(): Promise<void>;
  /** Writes what was put by work that is done with. */
  flush(): Promise<void>;
  /** What an action did, if it was done before. */
  done(actionId: string): Promise<Done | null>;
}

/**
 * What one piece of work sees of a transaction. It gathers what is put, and hands it over at the end; at once it writes what is much, what is to be
 * found by relation, and what has no other way.
 */
export class SqlTransaction implements Tx {
  readonly #under: Under;
  /** Versions that this work has put. */
  readonly puts = new Map<string, Stored>();
  /** What of them is not written yet. */
  pending = emptyPending();
  readonly overtaken = new Overtakings();
  readonly versions: Written[] = [];
  readonly entries: unknown[] = [];
  /** Whether it has written something already, behind a mark. */
  isMarked = false;

  constructor(under: Under) {
    this.#under = under;
  }

  async get(ref: Ref): Promise<Stored | null> {
    if (!isId(ref.id)) return null;
    return this.puts.get(keyOf(ref)) ?? this.#under.read(ref);
  }

  async put(record: Stored, history: History): Promise<void> {
    const key = keyOf(record);
    const current = this.puts.get(key) ?? this.#under.seen(key);
    if (current && record.version <= current.version) throw stale(record, current);
    const kept = structuredClone(record);
    this.overtaken.add(concernedBy(kept, current));
    this.puts.set(key, kept);
    this.pending.records.set(key, kept);
    this.pending.versions.push({ record: kept, history });
    this.versions.push(writtenOf(kept, history));
    if (this.pending.versions.length >= gathered) await this.#flush();
  }

  async relate(ref: Ref, what: Relations): Promise<void> {
    const key = keyOf(ref);
    const before = this.pending.relations.get(key)?.what;
    this.pending.relations.set(key, { ref, what: { ...before, ...structuredClone(what) } });
  }

  async linked(to: Ref, rel: string, kind: string): Promise<Stored[]> {
    const { db, tenant } = this.#under;
    await this.#under.flush();
    await this.#flush();
    const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from links l
      join records r on r.tenant = l.tenant and r.kind = l.kind and r.id = l.id
      where l.tenant = ${tenant} and l.to_kind = ${to.kind} and l.to_id = ${to.id}::uuid and l.rel = ${rel} and l.kind = ${kind} and not r.deleted
      order by r.id`.execute(db);
    return rows.map(storedOf);
  }

  part(file: Id, part: number): Promise<Uint8Array | null> {
    return partOf(this.#under.db, this.#under.tenant, file, part);
  }

  async putPart(file: Id, part: number, bytes: Uint8Array, until?: Instant): Promise<void> {
    const { db, tenant } = this.#under;
    await this.#mark();
    await sql`insert into blobs (tenant, id, part, bytes, needed_until)
      values (${tenant}, ${file}::uuid, ${part}, ${Buffer.from(bytes)}, ${until ?? null}::timestamptz)
      on conflict (tenant, id, part) do update set bytes = excluded.bytes, needed_until = excluded.needed_until`.execute(db);
  }

  async removeParts(file: Id): Promise<void> {
    const { db, tenant } = this.#under;
    await this.#mark();
    await sql`delete from blobs where tenant = ${tenant} and id = ${file}::uuid`.execute(db);
  }

  async lapsed(at: Instant): Promise<Id[]> {
    const { db, tenant } = this.#under;
    const { rows } = await sql<{ id: Id }>`select id from blobs where tenant = ${tenant} and needed_until is not null
      group by id having max(needed_until) < ${at}::timestamptz order by id`.execute(db);
    return rows.map(({ id }) => id);
  }

  async audit(entry: unknown): Promise<void> {
    this.entries.push(structuredClone(entry));
  }

  async turn(matter: string, seen: number, left?: string): Promise<void> {
    const { db, tenant } = this.#under;
    await this.#mark();
    const { rows } = await sql`insert into turns (tenant, matter, taken, remainder) select ${tenant}, ${matter}, 1, ${left ?? null}::text
      where ${seen}::bigint = 0 or exists (select from turns where tenant = ${tenant} and matter = ${matter})
      on conflict (tenant, matter) do update set taken = turns.taken + 1, remainder = excluded.remainder where turns.taken = ${seen}::bigint
      returning taken`.execute(db);
    if (rows.length === 0) throw turnTaken(matter);
  }

  done(actionId: string): Promise<Done | null> {
    return this.#under.done(actionId);
  }

  async #mark(): Promise<void> {
    if (this.isMarked) return;
    this.isMarked = true;
    await this.#under.mark();
  }

  async #flush(): Promise<void> {
    const { db, tenant, feed } = this.#under;
    if (this.pending.versions.length + this.pending.relations.size === 0) return;
    await this.#mark();
    const pending = this.pending;
    this.pending = emptyPending();
    await flush(db, tenant, feed, pending);
  }
}
