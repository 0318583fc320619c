import { ProblemError, type Change, type Day, type Id, type Instant, type Ref } from "@xiaoben/contract";
import type { KeptVerdicts } from "./kept.ts";

/** A record as it is stored. `body` is the whole record of the wire. */
export interface Stored {
  kind: string;
  id: Id;
  version: number;
  state: string | null;
  /** `/id/id/` of its organisation. */
  orgPath: string;
  owner: Id | null;
  day: Day | null;
  deleted: boolean;
  createdAt: Instant;
  updatedAt: Instant;
  body: unknown;
}

/** What beside must hold: the state, and what a first-level property of the body says or does not say. */
export interface Narrowed {
  states?: readonly string[];
  says?: { property: string; is: string } | { property: string; isNot: string };
}

/** What the authorization table allows, as data that a store turns into its own filter: one of these must hold. */
export interface Visible {
  any: (
    | { everyone: true }
    | ({ owner: Id } & Narrowed)
    | ({ party: Id; as: readonly string[] } & Narrowed)
    | ({ orgUnder: string } & Narrowed)
    /** Owned by one of these people: members of the groups that the caller leads. */
    | ({ group: readonly Id[] } & Narrowed)
    /** Visible as what it points at is: sections and items of a plan, files of a record. */
    | { through: { rel: string; kind: string; visible: Visible }; states?: readonly string[] }
  )[];
}

/** A page of records that are not deleted; with `updatedSince`, of what changed at or after that instant, tombstones included. */
export interface PageQuery {
  kind: string;
  visible: Visible;
  /**
   * Tests on stored columns (`day`, `state`, `owner`), on first-level properties of the body, or on those of one (`of.id`).
   * `under` asks for records of an organisation and of those below it.
   */
  where?: readonly { property: string; test: "is" | "in" | "from" | "to" | "under"; value: string | readonly string[] }[];
  /** `day`, `-day`, `person` (by owner), `id`. Records without a day or an owner come last; equal ones go by id, ascending. */
  order: string;
  cursor?: string;
  limit: number;
  updatedSince?: string;
}

/** Which facts a book is fed with. */
export interface FactsQuery {
  /** Kind of the records that feed the book. */
  kind: string;
  people?: readonly Id[];
  orgPath?: string;
  from: Day;
  to: Day;
  knownAt?: Instant;
}

/** Where a matter stands that is done in turns, one after the other: how many were taken, and what the last one left to be done. */
export interface Turn {
  taken: number;
  left?: string;
}

/** One transaction. All of it is written or none. */
export interface Tx {
  get(ref: Ref): Promise<Stored | null>;
  /**
   * Records, versions, feed and projections; marks the kept verdicts of those whom the record concerns. The version must be greater than the stored one; in one transaction a record may be put
   * more than once. @throws {ProblemError} `stale-version` where the version is not greater.
   */
  put(record: Stored, history: { actor: Id; action: string; actionId: string; inputHash?: string }): Promise<void>;
  /** Replaces what the record is related to, part by part; a part left out stays. @throws {ProblemError} `duplicate-key` where another record holds a key. */
  relate(
    ref: Ref,
    what: { parties?: Record<string, readonly Id[]>; links?: readonly { rel: string; to: Ref }[]; unique?: Record<string, string> },
  ): Promise<void>;
  /** Records linked to one, by id: `rel` of `kind` pointing at `to`. Without deleted ones; with what this transaction wrote. */
  linked(to: Ref, rel: string, kind: string): Promise<Stored[]>;
  /** A part of a file; `null` where there is none. */
  part(file: Id, part: number): Promise<Uint8Array | null>;
  /** Puts a part of a file in the place of what was there. `until`: of a file that is no record's, when nobody needs it any longer. */
  putPart(file: Id, part: number, bytes: Uint8Array, until?: Instant): Promise<void>;
  /** Takes all parts of a file away. */
  removeParts(file: Id): Promise<void>;
  /** Files that are no record's, of which no part is needed after an instant. */
  lapsed(at: Instant): Promise<Id[]>;
  audit(entry: unknown): Promise<void>;
  /**
   * Takes the turn after the one that was seen, and leaves what is still to be done. What was read after seeing it is then still as it was read.
   * @throws {ProblemError} `stale-version` where somebody else has taken it.
   */
  turn(matter: string, seen: number, left?: string): Promise<void>;
  /** What an action did, if it was done before: each record once, at the version the action left it at. */
  done(actionId: string): Promise<{ inputHash?: string; changes: Change[] } | null>;
}

/** Somebody else has taken the turn. */
export const turnTaken = (matter: string): ProblemError =>
  new ProblemError("stale-version", `Somebody else has meanwhile taken the turn of "${matter}". Look again, and repeat.`);

/** What a piece of work asks for first. A store that knows it may read it for several at once; the work asks all the same. */
export interface Ahead {
  records: readonly Ref[];
  actions: readonly Id[];
}

/** What a back end needs of its storage. One behaviour suite runs over every implementation. */
export interface Store {
  /** Tombstones included. With `knownAt`: the version that was current at that instant. */
  get(tenant: string, ref: Ref, knownAt?: Instant): Promise<Stored | null>;
  page(tenant: string, query: PageQuery): Promise<{ rows: Stored[]; next?: string }>;
  /** Bodies of the records of people, or of all under an organisation, in order of owner, day and id; in portions. A record without a day is left out, as are deleted ones. */
  facts(tenant: string, query: FactsQuery): AsyncIterable<Stored[]>;
  /** Retried on serialization failure; `work` may therefore run more than once. */
  write<T>(tenant: string, work: (tx: Tx) => Promise<T>, ahead?: Ahead): Promise<T>;
  /** A record whose write was acknowledged before a page was asked for is in that page or a later one. `null` begins at the beginning, `now` after what is there: its page is empty. @throws {ProblemError} `validation` for a cursor it did not give. */
  changes(tenant: string, cursor: string | null, limit: number): Promise<{ refs: Change[]; cursor: string }>;
  /**
   * The same page, and beside it what is written already and withheld from it for a while, as far as there is room for it: whoever is told of it early must read it again.
   * What is early is in a later page all the same.
   */
  latest(tenant: string, cursor: string, limit: number): Promise<{ refs: Change[]; early: Change[]; cursor: string }>;
  /** Chains and signs audit entries that are not yet sealed; answers how many. */
  seal(tenant: string): Promise<number>;
  verdicts: KeptVerdicts;
  /** The last turn of a matter; nobody has taken one: `{ taken: 0 }`. */
  turn(tenant: string, matter: string): Promise<Turn>;
  /** The parts of a file, in the order of their numbers. */
  parts(tenant: string, file: Id): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Whether a word is used for the first time. It is remembered until then, in every process that shares the data, and forgotten some time later. */
  once(tenant: string, word: string, until: Instant): Promise<boolean>;
  /** What people who were erased could be known by again, in words that tell nobody who they were ({@link erasedWords}), each with the id of its erasure. */
  erasedWords(tenant: string): Promise<ReadonlyMap<string, Id>>;
  /** One part of a file; `null` where there is none. */
  part(tenant: string, file: Id, part: number): Promise<Uint8Array | null>;
  close(): Promise<void>;
}
