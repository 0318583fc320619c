import { isId, isProblemError, newId, ProblemError, type Id, type Ref } from "@xiaoben/contract";
import { Overtakings, type Ahead, type Stored } from "@xiaoben/backend";
import { sql } from "kysely";
import type { AuditNames } from "./audit/names.ts";
import { entriesOf, toldBy, type Told } from "./audit/write.ts";
import type { Feed } from "./feed.ts";
import { doneBy, type Done } from "./done.ts";
import { flush } from "./flush.ts";
import { overtake } from "./kept.ts";
import { emptyPending, gathered, type Pending } from "./pending.ts";
import { columnsOf, keyOf, storedOf, type RecordRow } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";
import { SqlTransaction, type Under } from "./transaction.ts";

/** What a piece of work came to: its answer, or why it was refused. */
export type Outcome<T> = { answer: T } | { refusal: unknown };

/**
 * One transaction of the database, which pieces of work share that are carried out one after the other. What each has put is seen by the next ones
 * and written at the end, all of it in a few statements; one that is refused leaves nothing behind.
 */
export class SharedTransaction implements Under {
  readonly tenant: string;
  readonly feed: Feed;
  readonly #db: TenantDatabase;
  readonly #names: AuditNames;
  /** Records as this transaction has read them, or the work that is done with has written them. */
  readonly #seen = new Map<string, Stored | null>();
  #pending = emptyPending();
  /** What actions were found to have done before this transaction. */
  readonly #done = new Map<Id, Done | null>();
  /** Actions that it has done itself. */
  readonly #acted = new Set<string>();
  readonly #overtaken = new Overtakings();
  readonly #told: Told[] = [];
  #written = 0;
  isOver = false;
  /** Why what several have put could not be written: none of them is to be blamed alone. */
  #failure: { error: unknown } | undefined;

  constructor(db: TenantDatabase, tenant: string, feed: Feed, names: AuditNames) {
    this.#db = db;
    this.tenant = tenant;
    this.feed = feed;
    this.#names = names;
  }

  /** The connection is another's once the transaction is over, whoever may still be at work: then there is none. */
  get db(): TenantDatabase {
    if (this.isOver) throw new ProblemError("maintenance", "The change took too long and was given up. Try again, or send less at once.");
    return this.#db;
  }

  /** How many versions were put by work that is done with. */
  get size(): number {
    return this.#written + this.#pending.versions.length;
  }

  /** Carries out a piece of work. Throws where the whole transaction is of no more use. */
  async carryOut<T>(work: (tx: SqlTransaction) => Promise<T>): Promise<Outcome<T>> {
    const tx = new SqlTransaction(this);
    let answer: T;
    try {
      answer = await work(tx);
    } catch (error) {
      if (this.#failure !== undefined) throw this.#failure.error;
      // A fault of the database, and what nobody has foreseen, may have spoiled the transaction.
      if (!isProblemError(error) || error.cause !== undefined) throw error;
      if (tx.isMarked) await sql`rollback to savepoint work`.execute(this.db);
      return { refusal: error };
    }
    await this.#take(tx);
    return { answer };
  }

  async read(ref: Ref): Promise<Stored | null> {
    const key = keyOf(ref);
    const seen = this.#seen.get(key);
    if (seen !== undefined) return seen;
    const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from records r
      where r.tenant = ${this.tenant} and r.kind = ${ref.kind} and r.id = ${ref.id}::uuid`.execute(this.db);
    const found = rows[0] === undefined ? null : storedOf(rows[0]);
    this.#seen.set(key, found);
    return found;
  }

  seen(key: string): Stored | null | undefined {
    return this.#seen.get(key);
  }

  async mark(): Promise<void> {
    await this.flush();
    await sql`savepoint work`.execute(this.db);
  }

  async done(actionId: string): Promise<Done | null> {
    const known = this.#acted.has(actionId) ? undefined : this.#done.get(actionId);
    if (known !== undefined) return known;
    if (this.#acted.has(actionId)) await this.flush();
    return (await doneBy(this.db, this.tenant, [actionId])).get(actionId) ?? null;
  }

  /** Reads what several pieces of work are about to ask for. */
  async readAhead(all: readonly Ahead[]): Promise<void> {
    const records = all.flatMap((one) => one.records).filter(({ kind, id }) => isId(id) && !this.#seen.has(keyOf({ kind, id })));
    const actions = all.flatMap((one) => one.actions).filter(isId);
    if (records.length > 0) {
      const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from records r where r.tenant = ${this.tenant} and (r.kind, r.id) in
        (select * from unnest(${records.map(({ kind }) => kind)}::text[], ${records.map(({ id }) => id)}::uuid[]))`.execute(this.db);
      for (const ref of records) this.#seen.set(keyOf(ref), null);
      for (const row of rows) this.#seen.set(keyOf(row), storedOf(row));
    }
    if (actions.length > 0) {
      const done = await doneBy(this.db, this.tenant, actions);
      for (const action of actions) this.#done.set(action, done.get(action) ?? null);
    }
  }

  async flush(): Promise<void> {
    if (this.#pending.versions.length + this.#pending.relations.size > 0) await this.#flush(this.#given());
  }

  /** The end: what is pending, the entries of the audit trail, and the marks on verdicts, whose people this transaction may just have written. */
  async finish(): Promise<void> {
    const { people, at, under } = this.#overtaken.all;
    const isOfPeople = at.length + under.length === 0;
    const entries = await entriesOf(this.db, this.tenant, this.#names, this.#told);
    const marks = isOfPeople ? people.map((subject) => ({ subject, id: newId(), own: true })) : [];
    await flush(this.db, this.tenant, this.feed, this.#given(), { marks, entries });
    if (!isOfPeople) await overtake(this.db, this.tenant, { people, at, under });
  }

  async #take({ puts, pending, overtaken, versions, entries }: SqlTransaction): Promise<void> {
    for (const [key, record] of puts) this.#seen.set(key, record);
    this.#overtaken.add(overtaken.all);
    this.#told.push(...toldBy(entries, versions));
    this.#written += versions.length - pending.versions.length;
    for (const [key, record] of pending.records) this.#pending.records.set(key, record);
    this.#pending.versions.push(...pending.versions);
    for (const { history } of versions) this.#acted.add(history.actionId);
    for (const [key, { ref, what }] of pending.relations)
      this.#pending.relations.set(key, { ref, what: { ...this.#pending.relations.get(key)?.what, ...what } });
    if (this.#pending.versions.length >= gathered) await this.flush();
  }

  #given(): Pending {
    const pending = this.#pending;
    this.#written += pending.versions.length;
    this.#pending = emptyPending();
    return pending;
  }

  async #flush(pending: Pending): Promise<void> {
    try {
      await flush(this.db, this.tenant, this.feed, pending);
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }
}
