import type { ActionId, DefinitionRef, EvaluateAsk, Kind, kindTable, Pack, Session, Verdict } from "@xiaoben/contract";
import type { Call, Envelope } from "./call.ts";
import type { FieldsOf, Fields, FieldTable } from "./columns.ts";
import type { Ids } from "./ids.ts";
import type { Row } from "./json.ts";
import type { Paging } from "./pages.ts";
import type { Conventions } from "./way.ts";

type Named<K extends Kind> = ActionId extends infer A ? (A extends `${K}.${infer N}` ? N : never) : never;

/** How one kind of the contract stands at the vendor's. What is left out is not offered, and widgets hide it. */
export interface KindOptions<K extends Kind> {
  /**
   * What is called. `list`, or the rows themselves for what the vendor's system does not know and never changes; `get`, by key: left out, the list is
   * asked for the key; `create`, `change`, `remove`, and the transitions and named actions of the contract.
   */
  calls: { readonly list?: Call | readonly Row[]; readonly get?: Call } & { readonly [A in Named<K>]?: Call };
  /** How its list is filtered and ordered. */
  lists?: KindLists<K>;
  /** Where each property stands in a row. */
  fields: FieldsOf<K>;
  /** The vendor's updates replace whole rows: the row is sent whole, with what is not mapped as it was read. */
  whole?: boolean;
  /** Path in the answer of a write → kind whose rows stand there: what changed with it, as the vendor lists them. */
  also?: { readonly [path: string]: Kind };
}

/** What can be asked of a list. */
export interface KindLists<K extends Kind> {
  /** Filters of the contract → parameters. Those left out are tested on the device, over all rows: fine for short lists only. */
  where?: { readonly [F in keyof (typeof kindTable)[K]["filters"]]?: string };
  /** Orders of the contract → what is sent for them; the first is the usual one. Left out, the list comes as it comes, and no order can be asked for. */
  orders?: { readonly [order: string]: Row };
  /** Parameter for "changed since": makes the feed. */
  since?: string;
  /** Rows that the vendor only marks as deleted: the column, and what stands in it then. */
  deleted?: readonly [column: string, value: string | number | boolean];
}

/** A version of a pack. */
export type PackRef = Pick<DefinitionRef, "pack" | "version">;

/** The list of what waits for the person, where the vendor's system keeps one. */
export interface TaskOptions {
  /** What is called for the list. */
  list: Call;
  /** Column that says what is to be done. Rows of other types are left out. */
  type: string;
  /** The vendor's type → the action of the contract; after a blank the kind of record that it is done on, where that is another: `"observation.create lesson"`. */
  types: { readonly [type: string]: string };
  /** The record that it is done on: the column of its key, the column of the id that a device gave it, and the keys of each kind. */
  on: { key: string; given?: string; ids: { readonly [kind: string]: Ids } };
  /** Column that says until when. */
  due?: string;
}

/** What an adapter is made of. */
export interface AdaptOptions {
  /** What is around every answer: `unwrap({ … })`. */
  envelope: Envelope;
  /** How lists are cut. Default {@link Paging} as `pages()` makes it. */
  paging?: Paging;
  /** How the vendor writes times, days, flags and decimals. */
  conventions?: Partial<Conventions>;
  /**
   * Who is signed in: the call, and where its answer says what. Answered `signed-out`, nobody is. Where they are not mapped, `timeZone` is that of
   * the conventions, `locale` zh-Hans, and `today` the day of `now`.
   */
  session: { call: Call } & FieldTable<Session>;
  /** Which kinds there are, and how each stands at the vendor's. */
  kinds: { readonly [K in Kind]?: KindOptions<K> };
  /** The list of what waits, where the vendor has one. */
  tasks?: TaskOptions;
  /**
   * A whole pack with what it inherits: rubrics and templates are found in it. A call of the vendor's, with the names of its parameters,
   * or a function where packs come from elsewhere, such as files.
   */
  packs?: { call: Call; pack: string; version: string } | ((ref: PackRef, signal?: AbortSignal) => Promise<Pack>);
  /** Where the vendor's system judges. Left out, wrap the gateway in `withEvaluation`. */
  evaluate?: (ask: EvaluateAsk, signal?: AbortSignal) => Promise<Verdict[]>;
  /** Parameter that carries the action id, and column in which the vendor keeps the last one: makes repeats exact. */
  actionId?: string;
  /** Parameter that carries the version that was seen, where the vendor refuses another: makes preconditions exact. */
  expect?: string;
  /** Changes younger than this many milliseconds are told again, for transactions that end late. Default 5,000. */
  overlap?: number;
}

/** The options of whatever kind. */
export interface AnyKind {
  calls: { readonly list?: Call | readonly Row[]; readonly [does: string]: Call | readonly Row[] | undefined };
  lists?: {
    where?: { readonly [filter: string]: string | undefined };
    orders?: { readonly [order: string]: Row };
    since?: string;
    deleted?: readonly [column: string, value: string | number | boolean];
  };
  fields: Fields<object>;
  whole?: boolean;
  also?: { readonly [path: string]: Kind };
}
