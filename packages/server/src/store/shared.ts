import { isProblemError, newId, ProblemError, type Ref } from "@xiaoben/contract";
import { Overtakings, type Stored } from "@xiaoben/backend";
import { sql } from "kysely";
import type { AuditNames } from "./audit/names.ts";
import { entriesOf, toldBy, type Told } from "./audit/write.ts";
import type { Feed } from "./feed.ts";
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
  /** Actions of versions that are pending. */
  #actions = new Set<string>();
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

  async flushAction(actionId: string): Promise<void> {
    if (this.#actions.has(actionId)) await this.flush();
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
    for (const version of pending.versions) {
      this.#pending.versions.push(version);
      this.#actions.add(version.history.actionId);
    }
    for (const [key, { ref, what }] of pending.relations)
      this.#pending.relations.set(key, { ref, what: { ...this.#pending.relations.get(key)?.what, ...what } });
    if (this.#pending.versions.length >= gathered) await this.flush();
  }

  #given(): Pending {
    const pending = this.#pending;
    this.#written += pending.versions.length;
    this.#pending = emptyPending();
    this.#actions = new Set();
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
