import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { Pack as PackBody } from "../packs/pack.ts";
import type { RecordBase } from "./record.ts";

export type PackState = "draft" | "published" | "withdrawn";

/**
 * A version of a practice pack, of the organisation that answers for it (`org`). While it is a draft it may be changed and removed;
 * a published version never changes, and withdrawing keeps it readable.
 */
export interface PackRecord extends RecordBase {
  state: PackState;
  pack: PackBody;
  publishedAt?: Instant;
  publishedBy?: Id;
  /** Why it was withdrawn. */
  reason?: string;
}

/** That a pack version judges the people of an organisation (`org`) and below from a day on. */
export interface Binding extends RecordBase {
  pack: string;
  packVersion: string;
  from: Day;
  to?: Day;
}

/**
 * How somebody with the right settled an open question of a pack: a reading or a value.
 * Valid for the organisation (`org`) and below, nearest wins; superseded, never edited.
 */
export interface Decision extends RecordBase {
  pack: string;
  ambiguity: string;
  reading?: string;
  /** A decimal, or one of the choices, by the type of the parameter that is asked for. */
  value?: string;
  from: Day;
  /** What the decision rests on: a document, a meeting. */
  basis: string;
  by: Id;
  at: Instant;
  /** The decision that this one takes the place of. */
  supersedes?: Id;
}

/** Relief from a requirement that a person with the right grants, e.g. `longCycleDispatch` (长周期培训). */
export interface Waiver extends RecordBase {
  person: Id;
  waiver: string;
  from: Day;
  to: Day;
  /** Who sent the person: `eduAdmin` education authority, `trainingDept` teacher-training department. */
  dispatchedBy: "eduAdmin" | "trainingDept";
  document: string;
  grantedBy: Id;
}
