import type { Id } from "../ids/id.ts";
import type { Kind, Kinds } from "../kinds/index.ts";
import type { kindTable } from "../kinds/table.ts";
import type { workflows } from "../workflows/index.ts";

type Table = typeof kindTable;
type May<W extends "create" | "change" | "remove"> = { [K in Kind]: Table[K]["writes"][W] extends true ? K : never }[Kind];

/** What the creator may leave out: the server sets it. */
type SetByServer = "id" | "version" | "createdAt" | "updatedAt" | "state" | "deleted" | "signatures";

type Stamped<K extends Kind> = Table[K] extends { stamped: readonly (infer P)[] } ? P : never;

/** What creates a record: its content without what the server sets. */
export type New<K extends Kind> = Omit<Kinds[K], SetByServer | Extract<Stamped<K>, string>>;

type Creates = { [K in May<"create"> as `${K}.create`]: { id: Id; body: New<K> } };
type Changes = {
  /** A merge patch: what is absent stays, `null` removes, arrays are replaced whole. */
  [K in May<"change"> as `${K}.change`]: { id: Id; version?: number; patch: { [P in keyof Kinds[K]]?: Kinds[K][P] | null } };
};
type Removes = { [K in May<"remove"> as `${K}.remove`]: { id: Id; version?: number } };

type Workflows = typeof workflows;
type TransitionOf<K extends keyof Workflows> = Workflows[K]["transitions"][number];
type Manual<T> = T extends { auto: true } | { follows: true } ? never : T;
type InputOf<T> = T extends { input: readonly (infer P)[] }
  ? { [Q in P as Q extends `/${infer N}` ? N : never]: string }
  : Record<never, never>;
type Acts = {
  [K in keyof Workflows]: {
    [T in Manual<TransitionOf<K>> as `${K}.${T["id"]}`]: { id: Id; version?: number } & (keyof InputOf<T> extends never
      ? { input?: Record<never, never> }
      : { input: InputOf<T> });
  };
}[keyof Workflows];
/** Named actions of kinds without states. */
type Named = {
  [K in Kind]: Table[K] extends { acts: infer A }
    ? { [N in keyof A & string as `${K}.${N}`]: { id: Id; version?: number; input: InputOf<{ input: A[N] }> } }
    : never;
}[Kind];
type Merge<U> = (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void ? { [P in keyof I]: I[P] } : never;

/**
 * Every action and its input: `create`, `change` and `remove` of the kind table, and the transitions of the workflows, and the named actions of kinds without states.
 * `version` is the version the person saw; left out, the outbox fills in the one its own last write was answered with.
 */
export type ActionOf = Merge<Creates | Changes | Removes | Acts | Named>;
/** Everything that can be written: `hour.create`, `observation.sign`, … */
export type ActionId = keyof ActionOf;
