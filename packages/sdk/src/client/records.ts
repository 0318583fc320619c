import type {
  ActionId,
  ActionOf,
  Change,
  Day,
  ExportFormat,
  ExportLanguage,
  Id,
  Instant,
  Kind,
  Kinds,
  kindTable,
  New,
  Page,
} from "@xiaoben/contract";
import type { Listing } from "./listing.ts";

type Table = typeof kindTable;

/** What the client can do with one kind: no more than the contract's tables offer. */
export type RecordsOf<K extends Kind> = Reads<K> &
  (Table[K]["writes"]["create"] extends true ? Creates<K> : unknown) &
  (Table[K]["writes"]["change"] extends true ? Updates<K> : unknown) &
  (Table[K]["writes"]["remove"] extends true ? Removes : unknown) &
  ([Verb<K>] extends [never] ? unknown : Acts<K>) &
  ([WriteOf<K>] extends [never] ? unknown : Meets<K>) &
  (Table[K] extends { holdsFile: true } ? Files : unknown) &
  (Table[K] extends { exports: true } ? Exports<K> : unknown);

/** What every method takes last. */
export interface CallOptions {
  /** Gives up: what was asked for rejects with the code `aborted`. */
  signal?: AbortSignal | undefined;
}

/** How far a list is iterated. */
export interface ListOptions extends CallOptions {
  /** Iterating ends after so many records; left out, with the last one. */
  max?: number | undefined;
}

/** How a write is named. */
export interface WriteOptions extends CallOptions {
  /** Id of this write, made with `newId()`; whoever repeats the call gives the same one again. Left out, each call has its own. */
  actionId?: Id | undefined;
}

/** How a write is named, and on which version it was made. */
export interface ChangeOptions extends WriteOptions {
  /** The version that was seen; somebody else's later write is then met as `stale-version` and not written over. */
  version?: number | undefined;
}

/** What can be read of a kind. */
export interface Reads<K extends Kind> {
  /** The records that the caller may see: `await` it for one page, `for await` it for all of them. Nothing is asked before. */
  list(ask?: ListAsk<K>, options?: ListOptions): Listing<Kinds[K], Page<K>>;
  /** The record. Rejects with `not-found` where there is none, or none that the caller may know of. */
  get(id: Id, options?: CallOptions): Promise<Kinds[K]>;
  /** The record, or `null` where there is none, or none that the caller may know of. */
  find(id: Id, options?: CallOptions): Promise<Kinds[K] | null>;
}

export interface Creates<K extends Kind> {
  /** Creates a record, once, also where an answer was lost. The id is made by the client. */
  create(body: New<K>, options?: WriteOptions & { id?: Id | undefined }): Promise<Written<K>>;
}

export interface Updates<K extends Kind> {
  /**
   * Changes what the patch names: the rest stays, `null` empties a property, arrays are replaced whole.
   * Without `version` the last writer wins, and a lost answer is not followed by a second try.
   */
  update(id: Id, patch: Patch<K>, options?: ChangeOptions): Promise<Written<K>>;
}

export interface Removes {
  /** Removes a draft, once, also where an answer was lost. */
  remove(id: Id, options?: ChangeOptions): Promise<Removed>;
}

export interface Acts<K extends Kind> {
  /** A step of the workflow, or a named action: `act("return", id, { input: { reason: "…" } })`. */
  act<V extends Verb<K>>(verb: V, id: Id, ...options: ActOptions<K, V>): Promise<Written<K>>;
}

export interface Meets<K extends Kind> {
  /** The record that a write met: of `stale-version` as it is now, of `duplicate-key` the one that holds the key. `null` for other errors. */
  metBy(error: unknown): Promise<Kinds[K] | null>;
}

export interface Files {
  /**
   * Attaches a file to a record: in parts of 1 MiB, and only those that have not arrived yet where it was interrupted; at most 10 MiB.
   * Rejects with `unsupported-type`, `too-large` or `validation` before anything is sent.
   */
  upload(file: Blob, to: Attachable, options?: UploadOptions): Promise<Kinds["attachment"]>;
  /** The file itself. Rejects with `guard-failed` while its parts arrive, `not-found` for who may not read its record. */
  content(id: Id, options?: CallOptions): Promise<Blob>;
}

/** How a file of records is asked for: the filters of the list, how it is written, and the language of its headings. */
export type ExportAsk<K extends Kind> = Where<K> & { format?: ExportFormat | undefined; lang?: ExportLanguage | undefined };

export interface Exports<K extends Kind> {
  /**
   * What the list shows, as one file while it is read: CSV for spreadsheets, or `{ format: "jsonl" }`. `new Response(stream).blob()` makes a Blob of it.
   * Where it was cut off on the way, reading it ends in an error.
   */
  export(ask?: ExportAsk<K>, options?: CallOptions): Promise<ReadableStream<Uint8Array>>;
}

/** What a file can be attached to: a record by its kind and id. */
export type Attachable = Kinds["attachment"]["of"];

/** How an upload is followed and given up. */
export interface UploadOptions extends CallOptions {
  /** Told how many bytes have arrived, of how many. A picture is made smaller before it is sent. */
  onProgress?: ((sent: number, total: number) => void) | undefined;
}

/** A record as it is after a write, and all that the write changed, derived records included. */
export interface Written<K extends Kind> {
  record: Kinds[K];
  changes: Change[];
}

/** What a removal changed; nothing is named where the first answer was lost and the back end cannot tell any more. */
export interface Removed {
  changes: Change[];
}

/** What is listed: the kind's filters, and which page of them in which order. */
export type ListAsk<K extends Kind> = Where<K> & {
  order?: Table[K]["orders"][number] | undefined;
  /** Most records on a page, 1 to 500. */
  limit?: number | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** Only what was written since. */
  updatedSince?: Instant | undefined;
};

/** The filters of a kind's list. */
export type Where<K extends Kind> = {
  [F in keyof Table[K]["filters"]]?: Value<K, Table[K]["filters"][F]> | undefined;
};
type Value<K extends Kind, F> = F extends { test: "from" | "to" }
  ? Day
  : F extends { property: infer P extends keyof Kinds[K] }
    ? NonNullable<Kinds[K][P]>
    : string;

/** A merge patch of what a caller may set. `null` empties what may be empty. */
export type Patch<K extends Kind> = { [P in keyof New<K>]?: New<K>[P] | (undefined extends New<K>[P] ? null : never) };

type WriteOf<K extends Kind> = Extract<ActionId, `${K}.${string}`>;

/** Names of the actions of a kind. */
export type Verb<K extends Kind> = WriteOf<K> extends infer A ? (A extends `${K}.${infer V}` ? Exclude<V, Basic> : never) : never;
type Basic = "create" | "change" | "remove";

/** What an action takes beside the id: its input is required where it has one. */
export type ActOptions<K extends Kind, V extends Verb<K>> = ActionOf[Extract<ActionId, `${K}.${V}`>] extends { input: infer I }
  ? [options: ChangeOptions & { input: I }]
  : [options?: ChangeOptions];
