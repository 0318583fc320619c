import {
  growthKinds,
  kinds,
  kindTable,
  type ActionId,
  type Capabilities,
  type Change,
  type ChangesPage,
  type Definition,
  type DefinitionAsk,
  type DefinitionRef,
  type EvaluateAsk,
  type Kind,
  type Pack,
  type Rollup,
  type RollupAsk,
  type Session,
  type Task,
  type Verdict,
} from "@xiaoben/contract";
import { transportOver } from "../http/transport.ts";
import { wireOf, type HttpOptions } from "../http/wire.ts";
import { unless } from "../timing.ts";
import type { Transport } from "../transport.ts";
import { accessorOf, type Ways } from "./accessor.ts";
import { changesOf, type ChangesAsk, type ChangesOptions } from "./changes.ts";
import { importsOf, type Imports } from "./imports.ts";
import type { Listing } from "./listing.ts";
import type { CallOptions, RecordsOf } from "./records.ts";

/** A back end by its address, or over a transport of one's own, such as an adapter's. */
export type ClientOptions = HttpOptions | { transport: Transport };
/** The same for who appraises: growth notes (observations, debriefs, pairs) are then not readable. */
export type AppraisalOptions = HttpOptions & { purpose: "appraisal" };

type Accessors = { readonly [K in Kind as (typeof kindTable)[K]["accessor"]]: RecordsOf<K> };

/** What `offers` can be asked about: the operations of the contract. */
export type OperationId =
  | ActionId
  | `${Kind}.${"list" | "get"}`
  | `attachment.${"part" | "content"}`
  | "hour.export"
  | "session"
  | "capabilities"
  | "changes"
  | "live"
  | "tasks"
  | "evaluate"
  | "rollup"
  | "definition"
  | "hours.import"
  | "roster.import";

/** A back end of the contract, typed. Every method rejects with `TransportError` only, and takes `{ signal }` last. */
export interface CampusClient extends Accessors {
  /** Who is signed in, and the day it is there; `null`: nobody. */
  session(options?: CallOptions): Promise<Session | null>;
  /** What this back end offers. */
  capabilities(options?: CallOptions): Promise<Capabilities>;
  /** Whether it offers an operation. Asks once, and remembers. */
  offers(operation: OperationId, options?: CallOptions): Promise<boolean>;
  /** What waits for the caller. */
  tasks(options?: CallOptions): Promise<Task[]>;
  /** Verdicts on a person, a pair, a group, a school or a county. */
  evaluate(ask: EvaluateAsk, options?: CallOptions): Promise<Verdict[]>;
  /** How the people of an organisation or a group stand with each rule. */
  rollup(ask: RollupAsk, options?: CallOptions): Promise<Rollup[]>;
  /** A whole pack version (`pack`: with what it inherits, `source`: as it was written). */
  definition(ref: DefinitionRef & { id: "pack" | "source" }, options?: CallOptions): Promise<Pack>;
  /** A rubric, a template, a checklist of a pack version: `definition<Rubric>({ …ref, as: "rubric" })`; another form than `as` is an error. It never changes. */
  definition<T extends Definition>(ask: DefinitionAsk, options?: CallOptions): Promise<T>;
  /** The feed: which records changed. `await` it for a page, `for await` it for all changes, `pages()` where the cursor is kept. */
  changes(ask?: ChangesAsk, options?: ChangesOptions): Listing<Change, ChangesPage>;
  /** Ledgers that go in as files. */
  readonly imports: Imports;
  /** The same connection for `gatewayOver`, which elements use: same tokens, no second question for one. */
  readonly transport: Transport;
}

type GrowthAccessor = (typeof kindTable)[(typeof growthKinds)[number]]["accessor"];

/** The client of who appraises: growth notes have no accessor, and the back end shows none to such a client. */
export type AppraisalClient = Omit<CampusClient, GrowthAccessor | "transport">;

/**
 * The typed client of a back end. Nothing is sent before a method is called.
 *
 *     const client = createClient({ baseUrl: "https://campus.example/api", getToken });
 *     for await (const hour of client.hours.list({ person, from: "2026-09-01" })) …
 *
 * @throws {TypeError} for a `baseUrl` that is no address here.
 */
export function createClient(options: AppraisalOptions): AppraisalClient;
export function createClient(options: ClientOptions): CampusClient;
export function createClient(options: ClientOptions | AppraisalOptions): CampusClient | AppraisalClient {
  const ways = waysOf(options);
  const { transport } = ways;
  let offered: Promise<ReadonlySet<string>> | undefined;

  const asks: Omit<CampusClient, keyof Accessors> = {
    session: ({ signal } = {}) => transport.session(signal),
    capabilities: ({ signal } = {}) => transport.capabilities(signal),
    async offers(operation, { signal } = {}) {
      offered ??= transport.capabilities().then(
        ({ operations }) => new Set(operations),
        (error: unknown) => {
          offered = undefined;
          throw error;
        },
      );
      return (await unless(signal, offered)).has(operation);
    },
    tasks: ({ signal } = {}) => transport.tasks(signal),
    evaluate: (ask, { signal } = {}) => transport.evaluate(ask, signal),
    rollup: (ask, { signal } = {}) => transport.rollup(ask, signal),
    definition: <T>(ask: DefinitionAsk, { signal }: CallOptions = {}) => transport.definition(ask, signal) as Promise<T>,
    changes: (ask = {}, how = {}) => changesOf(transport, ask, how),
    imports: importsOf(transport),
    transport,
  };
  const appraises = "purpose" in options && options.purpose === "appraisal";
  const open = appraises ? kinds.filter((kind) => !isGrowth(kind)) : kinds;
  const accessors = Object.fromEntries(open.map((kind) => [kindTable[kind].accessor, accessorOf(kind, ways)]));
  // The rows of the table are what both the methods and their types are made from.
  return { ...accessors, ...asks } as CampusClient;
}

const isGrowth = (kind: Kind): boolean => (growthKinds as readonly Kind[]).includes(kind);

function waysOf(options: ClientOptions | AppraisalOptions): Ways {
  if ("transport" in options) return { transport: options.transport, writing: options.transport };
  const wire = wireOf(options);
  return { transport: transportOver(wire), writing: transportOver(wire, { repeatWrites: true }) };
}
