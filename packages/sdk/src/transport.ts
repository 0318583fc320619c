import type {
  ActionId,
  ActionOf,
  Capabilities,
  ChangesPage,
  DefinitionAsk,
  EvaluateAsk,
  Id,
  Instant,
  Kind,
  Kinds,
  Page,
  Query,
  Ref,
  Rollup,
  RollupAsk,
  Session,
  Task,
  Verdict,
  WriteAnswer,
} from "@xiaoben/contract";

/** What is listed; with `updatedSince` only what was written since. */
export type ListQuery<K extends Kind = Kind> = Query<K> & { updatedSince?: Instant };

/** `dryRun` looks at a ledger; `commit` writes the one with this SHA-256. */
export type ImportQuery = { name?: string | undefined; dryRun?: 1; commit?: string; progress?: string };

/** `dryRun` looks at a roster; `commit` writes the one with this SHA-256. */
export type RosterQuery = ImportQuery & { changes?: 1; confirmLeaving?: number; source?: string; org?: Id };

/** How a file is attached. */
export interface AttachOptions {
  /** Gives up; what was begun is removed. */
  signal?: AbortSignal;
  /** Bytes that have arrived, of those that are sent: a picture is made smaller before. */
  onProgress?(sent: number, total: number): void;
}

/** How the feed is followed as it happens. */
export interface LiveOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds until the first page must have come: what comes later is held back on the way. Default 5,000. */
  first?: number;
  /** Milliseconds of silence after which the line counts as broken. Default 45,000. */
  silence?: number;
}

/** How a gateway or a client reaches a back end: HTTP, or calls in the same process. Rejects with `TransportError` only. */
export interface Transport {
  /** `null`: signed out. */
  session(signal?: AbortSignal): Promise<Session | null>;
  /** What is offered. */
  capabilities(signal?: AbortSignal): Promise<Capabilities>;
  /** `null`: there is none, or the caller may not know of it. */
  get<K extends Kind>(ref: Ref<K>, signal?: AbortSignal): Promise<Kinds[K] | null>;
  /** One page. */
  list<K extends Kind>(query: ListQuery<K>, signal?: AbortSignal): Promise<Page<K>>;
  /** What waits for the caller. */
  tasks(signal?: AbortSignal): Promise<Task[]>;
  /** Verdicts on the subject, one for each rule that speaks of it. */
  evaluate(ask: EvaluateAsk, signal?: AbortSignal): Promise<Verdict[]>;
  /** How the people of an organisation or a group stand with each rule. */
  rollup(ask: RollupAsk, signal?: AbortSignal): Promise<Rollup[]>;
  /** A rubric, a template, a checklist, or a whole pack. It is checked by what it is read as, which `ref` does not tell. */
  definition(ref: DefinitionAsk, signal?: AbortSignal): Promise<unknown>;
  /** Safe to repeat with the same `actionId`. */
  write<A extends ActionId>(action: A, input: ActionOf[A], actionId: string, signal?: AbortSignal): Promise<WriteAnswer>;
  /** A page of the feed; `null`: from the beginning, `now`: what comes from now on. */
  changes(cursor: string | null, signal?: AbortSignal): Promise<ChangesPage>;
  /**
   * The feed as it happens, from a cursor on; `null`: from now on. The first page comes at once. It ends when the back end ends it, and is begun again with the last cursor.
   * Left out where nothing can be followed; where the back end does not offer `live`, it is not called.
   */
  live?(cursor: string | null, options?: LiveOptions): AsyncIterable<ChangesPage>;
  /** What a list of the kind shows, as a file whose body is still to be read; that it is whole is not looked at yet. */
  export?(kind: Kind, query: Record<string, string | undefined>, signal?: AbortSignal): Promise<Response>;
  /** A ledger of study hours: looked at, or written as it was looked at. An empty one goes on with a commit, or asks how far it is. The answer is not checked yet. */
  importHours?(file: Blob, how: ImportQuery, signal?: AbortSignal): Promise<unknown>;
  /** Who works where: looked at, or written as it was looked at. The answer is not checked yet. */
  importRoster?(file: Blob, how: RosterQuery, signal?: AbortSignal): Promise<unknown>;
  /** Attaches a file to a record, and answers the attachment. Left out where files are not offered. */
  attach?(file: Blob, to: Ref, options?: AttachOptions): Promise<Ref>;
  /** The file of an attachment. */
  blob?(attachment: Id, signal?: AbortSignal): Promise<Blob>;
}
