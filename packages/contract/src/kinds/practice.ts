import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { Pack as PackBody } from "../packs/pack.ts";
import type { RecordBase } from "./record.ts";

/** How far a pack record has come. */
export type PackState = "draft" | "published" | "withdrawn";

/**
 * A version of a practice pack, of the organisation that answers for it (`org`). While it is a draft it may be changed and removed;
 * a published version never changes, and withdrawing keeps it readable.
 */
export interface PackRecord extends RecordBase {
  /** Only published versions judge. */
  state: PackState;
  /** The pack itself: one document, replaced whole. */
  pack: PackBody;
  /** When it was published. */
  publishedAt?: Instant;
  /** Who published it. */
  publishedBy?: Id;
  /** Why it was withdrawn. */
  reason?: string;
}

/** That a pack version judges the people of an organisation (`org`) and below from a day on. */
export interface Binding extends RecordBase {
  /** Id of the pack. */
  pack: string;
  /** Its version. */
  packVersion: string;
  /** First day on which it judges. */
  from: Day;
  /** Last day; none: until further notice. */
  to?: Day;
}

/**
 * How somebody with the right settled an open question of a pack: a reading or a value.
 * Valid for the organisation (`org`) and below, nearest wins; superseded, never edited.
 */
export interface Decision extends RecordBase {
  /** Id of the pack. */
  pack: string;
  /** The question of the pack that is settled. */
  ambiguity: string;
  /** The reading that is chosen. Either this or `value`. */
  reading?: string;
  /** A decimal, or one of the choices, by the type of the parameter that is asked for. */
  value?: string;
  /** First day on which it holds. */
  from: Day;
  /** What the decision rests on: a document, a meeting. */
  basis: string;
  /** Who decided. */
  by: Id;
  /** When it was decided. */
  at: Instant;
  /** The decision that this one takes the place of. */
  supersedes?: Id;
}

/** Relief from a requirement that a person with the right grants, e.g. `longCycleDispatch` (长周期培训). */
export interface Waiver extends RecordBase {
  /** Who is let off. */
  person: Id;
  /** What kind of relief; rules name it. */
  waiver: string;
  /** First day. */
  from: Day;
  /** Last day. */
  to: Day;
  /** Who sent the person: `eduAdmin` education authority, `trainingDept` teacher-training department. */
  dispatchedBy: "eduAdmin" | "trainingDept";
  /** The document that it rests on. */
  document: string;
  /** Who granted it. */
  grantedBy: Id;
}
