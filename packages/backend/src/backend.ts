import type {
  ActionId,
  ActionOf,
  Capabilities,
  ChangesPage,
  DefinitionRef,
  EvaluateAsk,
  HoursSheet,
  Id,
  ImportReport,
  Kind,
  Kinds,
  Page,
  Purpose,
  Query,
  Ref,
  Rollup,
  RollupAsk,
  RosterReport,
  RosterSet,
  Session,
  Task,
  Verdict,
  WriteAnswer,
} from "@xiaoben/contract";
import type { FileContent } from "./attachments/content.ts";
import type { HoursImportOptions } from "./imports/hours.ts";
import type { RosterOptions } from "./imports/roster/import.ts";
import type { Recomputed, RecomputeOptions } from "./evaluate/keep.ts";
import type { ExportAsk, ExportedTable } from "./exports/export-records.ts";
import type { Following } from "./live/follower.ts";

/** Who asks: taken from a verified token, never from the body. */
export interface Caller {
  tenant: string;
  person: Id;
  /** Why he asks; left out: for the work itself. */
  purpose?: Purpose | undefined;
}

/** Everything a back end of the contract does, without transport. Every method throws `ProblemError` and nothing else on purpose. */
export interface Backend {
  session(caller: Caller): Promise<Session>;
  capabilities(): Capabilities;
  get<K extends Kind>(caller: Caller, ref: Ref<K>): Promise<Kinds[K]>;
  list<K extends Kind>(caller: Caller, query: Query<K> & { updatedSince?: string }): Promise<Page<K>>;
  /** Creates, changes, removes and transitions alike. The same `actionId` again gives the first answer. */
  write<A extends ActionId>(caller: Caller, action: A, input: ActionOf[A], actionId: string): Promise<WriteAnswer>;
  /** Takes a part of an attachment's file: any order, and again is harmless. Parts are numbered from 1. */
  part(caller: Caller, at: { id: Id; part: number }, bytes: Uint8Array): Promise<WriteAnswer<"attachment">>;
  /** The file of a complete attachment. */
  content(caller: Caller, id: Id): Promise<FileContent>;
  tasks(caller: Caller): Promise<Task[]>;
  evaluate(caller: Caller, ask: EvaluateAsk): Promise<Verdict[]>;
  /** How people stand with each rule: sums of kept verdicts, those included that are being worked out again, and counted as such. */
  rollup(caller: Caller, ask: RollupAsk): Promise<Rollup[]>;
  /**
   * Judges anew a portion of those people of a tenant whose kept verdicts a change or a new day has overtaken. Whoever runs a back end
   * calls it, until nobody is left: a server within two seconds of a write.
   */
  recompute(tenant: string, options?: RecomputeOptions): Promise<Recomputed>;
  /** Removes a tenant's uploads that nobody goes on with; answers how many. Whoever runs a back end calls it now and then. */
  sweep(tenant: string): Promise<number>;
  definition(caller: Caller, ref: DefinitionRef): Promise<unknown>;
  /** Kind, id and version of what changed in the tenant, no content: what the caller may not read answers `not-found` when it is read. */
  changes(caller: Caller, cursor: string | null, limit: number): Promise<ChangesPage>;
  /** The feed as it happens: pages as `changes` answers them, told early where the feed still withholds something. Without a cursor: from now on. */
  live(caller: Caller, cursor: string | undefined): Promise<Following>;
  /** What the caller may see of a kind, as the text of a file in portions; see {@link ExportAsk}. Whoever stops reading ends it. */
  export(caller: Caller, ask: ExportAsk): Promise<AsyncGenerator<string, void, undefined>>;
  /** The same as rows of a table, for whoever writes a workbook. */
  exportTable(caller: Caller, ask: ExportAsk<"hour", "xlsx">): Promise<ExportedTable>;
  /** Dry run, or commit: all rows or none, or all without problems. A file with many rows is written in portions, person by person. `file` is the SHA-256 of what was read. */
  importHours(caller: Caller, file: string, sheet: HoursSheet, options: HoursImportOptions): Promise<ImportReport>;
  /** Who works where: dry run, or commit, all or nothing. `file` is the SHA-256 of what was read. */
  importRoster(caller: Caller, file: string, set: RosterSet, options: RosterOptions): Promise<RosterReport>;
  /** How far an import in portions is, which the caller has begun; `goOn` writes more of it first. */
  importProgress(caller: Caller, file: string, options: { goOn: boolean }): Promise<ImportReport>;
}
