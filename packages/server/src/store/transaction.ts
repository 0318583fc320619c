import { isId, newId, type Change, type Id, type Instant, type Ref } from "@xiaoben/contract";
import { concernedBy, Overtakings, turnTaken, type Stored, type Tx } from "@xiaoben/backend";
import { sql } from "kysely";
import type { AuditNames } from "./audit/names.ts";
import { writeAudit, writtenOf, type Written } from "./audit/write.ts";
import type { Feed } from "./feed.ts";
import { flush, type Mark } from "./flush.ts";
import { overtake } from "./kept.ts";
import { partOf } from "./parts.ts";
import { emptyPending, stale, type History, type Relations } from "./pending.ts";
import { columnsOf, keyOf, refOf, storedOf, type RecordRow } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";

/** How much is gathered before it is written: one statement for each table and five hundred records. */
const gathered = 500;

/** A transaction that gathers what is put and writes it in a few statements: before it reads by relation, when it is much, and at the end. */
export class SqlTransaction implements Tx {
  readonly #db: TenantDatabase;
  readonly #tenant: string;
  readonly #feed: Feed;
  readonly #names: AuditNames;
  /** Versions that this transaction has seen or written. */
  readonly #seen = new Map<string, Stored | null>();
  #pending = emptyPending();
  readonly #overtaken = new Overtakings();
  readonly #versions: Written[] = [];
  readonly #audit: unknown[] = [];
  #written = 0;

  constructor(db: TenantDatabase, tenant: string, feed: Feed, names: AuditNames) {
    this.#db = db;
    this.#tenant = tenant;
    this.#feed = feed;
    this.#names = names;
  }

  /** How many records were written so far. */
  get written(): number {
    return this.#written;
  }

  async get(ref: Ref): Promise<Stored | null> {
    if (!isId(ref.id)) return null;
    const key = keyOf(ref);
    const seen = this.#seen.get(key);
    if (seen !== undefined) return seen;
    const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from records r
      where r.tenant = ${this.#tenant} and r.kind = ${ref.kind} and r.id = ${ref.id}::uuid`.execute(this.#db);
    const found = rows[0] === undefined ? null : storedOf(rows[0]);
    this.#seen.set(key, found);
    return found;
  }

  async put(record: Stored, history: History): Promise<void> {
    const key = keyOf(record);
    const current = this.#seen.get(key);
    if (current && record.version <= current.version) throw stale(record, current);
    const kept = structuredClone(record);
    this.#overtaken.add(concernedBy(kept, current));
    this.#seen.set(key, kept);
    this.#pending.records.set(key, kept);
    this.#pending.versions.push({ record: kept, history });
    this.#versions.push(writtenOf(kept, history));
    if (this.#pending.versions.length >= gathered) await this.flush();
  }

  async relate(ref: Ref, what: Relations): Promise<void> {
    const key = keyOf(ref);
    const before = this.#pending.relations.get(key)?.what;
    this.#pending.relations.set(key, { ref, what: { ...before, ...structuredClone(what) } });
  }

  async linked(to: Ref, rel: string, kind: string): Promise<Stored[]> {
    await this.flush();
    const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from links l
      join records r on r.tenant = l.tenant and r.kind = l.kind and r.id = l.id
      where l.tenant = ${this.#tenant} and l.to_kind = ${to.kind} and l.to_id = ${to.id}::uuid and l.rel = ${rel} and l.kind = ${kind} and not r.deleted
      order by r.id`.execute(this.#db);
    return rows.map(storedOf);
  }

  part(file: Id, part: number): Promise<Uint8Array | null> {
    return partOf(this.#db, this.#tenant, file, part);
  }

  async putPart(file: Id, part: number, bytes: Uint8Array, until?: Instant): Promise<void> {
    await sql`insert into blobs (tenant, id, part, bytes, needed_until)
      values (${this.#tenant}, ${file}::uuid, ${part}, ${Buffer.from(bytes)}, ${until ?? null}::timestamptz)
      on conflict (tenant, id, part) do update set bytes = excluded.bytes, needed_until = excluded.needed_until`.execute(this.#db);
  }

  async removeParts(file: Id): Promise<void> {
    await sql`delete from blobs where tenant = ${this.#tenant} and id = ${file}::uuid`.execute(this.#db);
  }

  async lapsed(at: Instant): Promise<Id[]> {
    const { rows } = await sql<{ id: Id }>`select id from blobs where tenant = ${this.#tenant} and needed_until is not null
      group by id having max(needed_until) < ${at}::timestamptz order by id`.execute(this.#db);
    return rows.map(({ id }) => id);
  }

  async audit(entry: unknown): Promise<void> {
    this.#audit.push(structuredClone(entry));
  }

  async turn(matter: string, seen: number, left?: string): Promise<void> {
    const { rows } =
      await sql`insert into turns (tenant, matter, taken, remainder) select ${this.#tenant}, ${matter}, 1, ${left ?? null}::text
      where ${seen}::bigint = 0 or exists (select from turns where tenant = ${this.#tenant} and matter = ${matter})
      on conflict (tenant, matter) do update set taken = turns.taken + 1, remainder = excluded.remainder where turns.taken = ${seen}::bigint
      returning taken`.execute(this.#db);
    if (rows.length === 0) throw turnTaken(matter);
  }

  async done(actionId: string): Promise<{ inputHash?: string; changes: Change[] } | null> {
    const { rows } = await sql<{ kind: string; id: string; version: number; input_hash: Buffer | null }>`
      select kind, id, max(version) as version, max(encode(input_hash, 'hex')) as input_hash from versions
      where tenant = ${this.#tenant} and action_id = ${actionId}::uuid group by kind, id order by max(at), kind, id`.execute(this.#db);
    if (rows.length === 0) return null;
    const hash = rows.find((row) => row.input_hash !== null)?.input_hash;
    const changes = rows.map((row) => ({ ...refOf(row), version: row.version }));
    return hash ? { inputHash: Buffer.from(String(hash), "hex").toString(), changes } : { changes };
  }

  /** The end: what was gathered, its audit entries, and the marks on verdicts, whose people this transaction may just have written. */
  async finish(): Promise<void> {
    const { people, at, under } = this.#overtaken.all;
    const isOfPeople = at.length + under.length === 0;
    await this.flush(isOfPeople ? people.map((subject) => ({ subject, id: newId(), own: true })) : []);
    await writeAudit(this.#db, this.#tenant, this.#names, this.#audit, this.#versions);
    if (!isOfPeople) await overtake(this.#db, this.#tenant, { people, at, under });
  }

  /** Writes what was gathered. */
  async flush(marks: readonly Mark[] = []): Promise<void> {
    const pending = this.#pending;
    this.#pending = emptyPending();
    this.#written += pending.records.size;
    await flush(this.#db, this.#tenant, this.#feed, pending, marks);
  }
}
