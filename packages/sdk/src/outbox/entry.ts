import type { ActionId, Change, GatewayError, Id, Instant, Ref } from "@xiaoben/contract";

/** Name of a record in the stores and in memory. */
export type Key = `${string}/${string}`;

export const keyFor = (ref: Ref): Key => `${ref.kind}/${ref.id}`;

export interface Input {
  id: Id;
  version?: number;
  body?: Record<string, unknown>;
  patch?: Record<string, unknown>;
  input?: Record<string, unknown>;
}

/** An intent that waits on the device until the back end has confirmed it. Entries of one record are sent in the order of `seq`. */
export interface Entry {
  /** Set by the store. */
  seq?: number;
  actionId: Id;
  action: ActionId;
  on: Ref;
  input: Input;
  since: Instant;
  /** Stands behind another write of the same record: goes on top of what that one is answered with. */
  follows?: true;
  /** Came from an open form: later changes may be merged into it until it is sent. */
  draft?: true;
  /** Would write over what nobody has seen on this device: names version 0, which no record has, and so meets what stands there. */
  blind?: true;
  /** With `draft`: what the changed properties were before, to tell whether somebody else changed the same. */
  was?: Record<string, unknown>;
  /** What may stand there from attempts whose answers were lost, each before it was refused and what is typed next was merged into it. */
  maybe?: readonly Record<string, unknown>[];
  /** How often it was sent. From the first time on it is never altered under the same action id. */
  tried: number;
  /** Stands in a rescue file too, from where it may be sent as well: never altered under the same action id. */
  fixed?: true;
  /** Why it needs attention. Until somebody resolves it, nothing of this record is sent. */
  error?: GatewayError;
}

/** Changes of an open form that are not in the queue yet. One per record; each property with the time it was typed. */
export interface Journal {
  key: Key;
  on: Ref;
  fields: Fields;
  was: Record<string, unknown>;
  /** Version that the form was opened on; 0: the record is new; `null`: not known yet. */
  base: number | null;
  /** What a new record begins with beside the fields. */
  seed: Record<string, unknown>;
  /** Since when it waits. */
  at: Instant;
}

/** `null` removes the property. `at` is 0 for what a form merely begins with: nothing, where nothing was known to be. */
export type Fields = Record<string, { value: unknown; at: number }>;

/** Own writes without anybody else's between them: whoever saw a version of the chain has seen all of it. */
export interface Chain {
  key: Key;
  from: number;
  to: number;
}

/** What the back end confirmed. Kept for a while, so that other pages learn it too. */
export interface Sent {
  actionId: Id;
  at: Instant;
  changes: Change[];
}

/** Who may send, and the one id of this database: another id means that it was deleted in between. */
export type Mark = { name: "sender"; owner: string; until: number } | { name: "made"; owner: string };

/** The later of two values of each property. */
export function newest(a: Fields, b: Fields): Fields {
  const out = { ...a };
  for (const [name, field] of Object.entries(b)) if (!out[name] || out[name].at <= field.at) out[name] = field;
  return out;
}

/** Whether a value says nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

export const valuesOf = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));

/** What an entry changes. */
export const contentOf = ({ input }: Entry): Record<string, unknown> => ({ ...input.body, ...input.patch });
