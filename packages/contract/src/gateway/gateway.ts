import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { Kind, Kinds, Ref } from "../kinds/index.ts";
import type { WhereOf } from "../kinds/table.ts";
import type { DefinitionAsk } from "../packs/definitions.ts";
import type { Rollup, RollupAsk } from "../verdicts/rollup.ts";
import type { Subject, Verdict } from "../verdicts/verdict.ts";
import type { ActionId, ActionOf } from "./actions.ts";
import type { OnDevice } from "./device.ts";
import type { GatewayError } from "./errors.ts";
import type { Session } from "./session.ts";

/** Which records of a kind are listed, in which order, and which page of them. */
export interface Query<K extends Kind = Kind> {
  kind: K;
  /** Filters, joined by "and". */
  where?: WhereOf[K];
  /** One of the kind's orders; `-` is descending. */
  order?: string;
  /** Most records on the page, 1 to 500; left out, the back end's usual 50. */
  limit?: number;
  /** `next` of the page before. */
  cursor?: string;
}

/** A page of records. */
export interface Page<K extends Kind = Kind> {
  items: Kinds[K][];
  /** Where the next page begins; absent on the last. */
  next?: string;
  /** How many records there are that the caller may see, where the back end counts them. */
  total?: number;
}

/** What is to be judged, and as of when. `assume` adds facts that are marked in the lines; those of days to come count where `asOf` is that day or later. */
export interface EvaluateAsk {
  subject: Subject;
  /** A period by its key, such as `schoolYear:2026-2027`; left out: for each rule the one that contains `asOf`. */
  period?: string;
  /** The day up to which facts count; left out, today. */
  asOf?: Day;
  /** The moment up to which versions count; left out, now. */
  knownAt?: Instant;
  /** As if the period ended today: the early, private preview of consequences. */
  close?: boolean;
  assume?: Kinds[Kind][];
  /** Ids of rules; left out, all that hold for the subject. */
  rules?: string[];
  /** With the lines and the arithmetic. */
  explain?: boolean;
}

/** A record and the version that a write left it at. */
export type Change = Ref & { version: number };

/** What became of a write that was handed in. */
export interface Receipt {
  actionId: string;
  /** `waiting`: it is safe on the device and not confirmed yet. */
  state: "sent" | "waiting" | "refused";
  changes: Change[];
  /** With `refused`: why. */
  error?: GatewayError;
}

/** Something that waits for the caller. */
export interface Task {
  action: ActionId;
  on: Ref;
  due?: Instant;
}

/** A write that the back end has not confirmed. */
export interface Pending {
  actionId: string;
  action: ActionId;
  on: Ref;
  state: "waiting" | "sending" | "attention";
  since: Instant;
  /** What was asked for: people copy their words out of it before they let it go. */
  input?: unknown;
  error?: GatewayError;
}

/** A value as it is known now; while it is read anew, or cannot be, `data` is the last one. */
export type Snapshot<T> =
  | { status: "loading"; data?: T }
  | { status: "ready"; data: T; at: Instant; from: "server" | "device" }
  | { status: "error"; error: GatewayError; data?: T };

/** A value that changes. A snapshot never changes in place; a new one is a new object. */
export interface Live<T> {
  readonly current: Snapshot<T>;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
}

/** One open form. `change` is synchronous and never rejects; `saved` says what is on the device. */
export interface Draft<K extends Kind> {
  readonly current: Live<{ value: Kinds[K]; saved: "device" | "server" | "no"; at: Instant; base: number }>;
  change(patch: Partial<Kinds[K]>): void;
  flush(): Promise<void>;
  discard(): Promise<void>;
}

/** The one door through which elements read and write. */
export interface CampusGateway {
  readonly contract: 1;
  /** `null`: signed out. */
  readonly session: Live<Session | null>;
  /** Operation ids (`observation.submit`) and `evaluate`, `live`, `attachments`, … */
  readonly capabilities: Live<ReadonlySet<string>>;
  /** For drawing; the back end decides. `absent`: not offered here. */
  allows(action: ActionId, on?: Ref): "yes" | "no" | "absent";
  /** Same reference, same Live. */
  one<K extends Kind>(ref: Ref<K>): Live<Kinds[K] | null>;
  list<K extends Kind>(query: Query<K>): Live<Page<K>>;
  /** What waits for me. */
  tasks(): Live<Task[]>;
  evaluate(ask: EvaluateAsk): Live<Verdict[]>;
  /** How the people of an organisation stand: sums of kept verdicts, never worked out on the device. Needs the capability `rollup`. */
  rollup(ask: RollupAsk): Live<Rollup[]>;
  /** Rubric, template, checklist; with the id `pack` the whole pack. Immutable, cached. Says what it is to be with `as`: anything else rejects. */
  definition<T>(ask: DefinitionAsk): Promise<T>;
  /**
   * Rejects for mistakes of the program only; refusals are fulfilled as `refused`. Who brings an `actionId` made with `newId`
   * may repeat the call with it and is answered once; a refusal is theirs to look after, it does not enter `pending`.
   */
  act<A extends ActionId>(action: A, input: ActionOf[A], options?: { signal?: AbortSignal; actionId?: Id }): Promise<Receipt>;
  draft<K extends Kind>(ref: Ref<K>): Draft<K>;
  attach(file: Blob, to: Ref, options?: { signal?: AbortSignal; onProgress?(sent: number, total: number): void }): Promise<Ref>;
  blob(attachment: Id): Promise<Blob>;
  readonly pending: Live<Pending[]>;
  /** Where unsent work is kept on the device; absent where nothing is. */
  readonly device?: OnDevice;
  resolve(actionId: string, how: "retry" | "discard" | { merged: unknown }): Promise<void>;
}
