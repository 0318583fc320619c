import type { Dec } from "../decimals/decimal.ts";
import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { Lesson, LessonKind } from "./lesson.ts";
import type { RecordBase } from "./record.ts";
import type { Signature } from "./signature.ts";

/** How far an observation has come. */
export type ObservationState = "draft" | "submitted" | "answered" | "locked" | "unlocking" | "withdrawn";

/** What an observer gave one item of the rubric: a value (points), a level, or "not applicable". */
export type Rating = { value: Dec } | { level: string } | { text: string } | { notApplicable: true };

/** One observer's record of one lesson (听评课). Several observers own one each; nothing is merged. */
export interface Observation extends RecordBase {
  /** How far it has come. */
  state: ObservationState;
  /** Who observed. */
  author: Id;
  /** Who taught. */
  observed: Id;
  /** The lesson that was observed. */
  lesson: Id;
  /** Day of the lesson. */
  on: Day;
  /** How many lessons it counts for: those of the lesson. */
  lessons: Dec;
  /** Kind and mode of the lesson, kept from the day it was observed: packs ask whether a recorded lesson counts (R043). */
  kind?: LessonKind;
  /** Held before the observer, or recorded: as the lesson says. */
  mode?: Lesson["mode"];
  /** The form that it is written on: that of the lesson. */
  form: DefinitionRef;
  /** The pair it belongs to, where mentor and mentee observe each other. */
  pair?: Id;
  /** Points to watch, with what was seen. */
  points: { id: string; text: string; note?: string }[];
  /** Timed notes; `minute` is counted from the start of the lesson. */
  notes: { id: string; minute: number; text: string }[];
  /** Counts of the kinds of praise language, private to the observed teacher unless shared. */
  tallies?: Record<string, number>;
  /** By item of the form. An item that is absent was not rated. */
  ratings: Record<string, Rating>;
  /** What was good. */
  strengths: string;
  /** What was not. */
  problems: string;
  /** Suggestions: what to do about the problems. */
  measures: string;
  /** The one step that comes back at the next lesson. */
  nextStep: string;
  /** Files that belong to it. */
  attachments?: Id[];
  /** What the observed teacher answers. */
  answer: string;
  /** What the observed teacher thinks of the lesson. */
  reflection: string;
  /** Signatures that stand for the present content. */
  signatures: Signature[];
  /** When it was submitted. */
  submittedAt?: Instant;
  /** Who asked to open it again: the other side decides. */
  unlockAskedBy?: Id;
  /** Why it is to be opened, or stays locked. */
  reason?: string;
}
