import type { Dec } from "../decimals/decimal.ts";
import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { Lesson, LessonKind } from "./lesson.ts";
import type { RecordBase } from "./record.ts";
import type { Signature } from "./signature.ts";

export type ObservationState = "draft" | "submitted" | "answered" | "locked" | "unlocking" | "withdrawn";

/** What an observer gave one item of the rubric: a value (points), a level, or "not applicable". */
export type Rating = { value: Dec } | { level: string } | { text: string } | { notApplicable: true };

/** One observer's record of one lesson (听评课). Several observers own one each; nothing is merged. */
export interface Observation extends RecordBase {
  state: ObservationState;
  author: Id;
  observed: Id;
  lesson: Id;
  on: Day;
  /** How many lessons it counts for: those of the lesson. */
  lessons: Dec;
  /** Kind and mode of the lesson, kept from the day it was observed: packs ask whether a recorded lesson counts (R043). */
  kind?: LessonKind;
  mode?: Lesson["mode"];
  form: DefinitionRef;
  /** The pair it belongs to, where mentor and mentee observe each other. */
  pair?: Id;
  points: { id: string; text: string; note?: string }[];
  /** Timed notes; `minute` is counted from the start of the lesson. */
  notes: { id: string; minute: number; text: string }[];
  /** Counts of the kinds of praise language, private to the observed teacher unless shared. */
  tallies?: Record<string, number>;
  ratings: Record<string, Rating>;
  strengths: string;
  problems: string;
  /** Suggestions: what to do about the problems. */
  measures: string;
  /** The one step that comes back at the next lesson. */
  nextStep: string;
  attachments?: Id[];
  answer: string;
  reflection: string;
  signatures: Signature[];
  submittedAt?: Instant;
  unlockAskedBy?: Id;
  reason?: string;
}
