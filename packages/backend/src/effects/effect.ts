import type { Activity, Day, Definition, Hour, Id, Instant, Kind, Lesson, Participation } from "@xiaoben/contract";
import type { Body } from "../records/body.ts";
import type { Batch } from "../reports/batch.ts";
import type { Gathered } from "../reports/gather.ts";

/** What an effect may look at beside the record. */
export interface EffectContext {
  actor: Id;
  at: Instant;
  today: Day;
  /** The version that the transition leaves the record at. */
  version: number;
  /** The definition that the record was made from. */
  definition?: Definition | undefined;
  /** Of an observation or a visit: the lesson; of an observation, the organisation that its author belongs to. */
  lesson?: Lesson | undefined;
  home?: Id | undefined;
  /** Of an activity: what belongs to it. */
  around?: Around | undefined;
  /** The level of approval that is being given. */
  level?: string | undefined;
  /** Of a report that is prepared: what its people are to be credited with. */
  gathered?: Gathered | undefined;
  /** Of a report that goes on: what stands around it. */
  batch?: Batch | undefined;
  /** Of a publication: what those whom it is about are called. */
  names?: ReadonlyMap<Id, { name: string; staffNumber?: string }> | undefined;
}

/** What belongs to an activity: who takes part, the organisations they belong to, the hours it gave, and what it makes up for. */
export interface Around {
  participations: readonly Participation[];
  homes: ReadonlyMap<Id, Id>;
  hours: readonly Hour[];
  earlier?: Activity | undefined;
}

/** Properties to set: of the record itself, of another one (`before`), or of a new one. */
export interface Write {
  kind: Kind;
  id: Id;
  set: Readonly<Record<string, unknown>>;
  /** The record as it is, where another one is changed. */
  before?: Body;
}

/** What follows from a transition. Pure: the same record and context, the same writes. The workflow table says what kinds it may write. */
export type Effect = (record: Body, context: EffectContext) => Write[];
