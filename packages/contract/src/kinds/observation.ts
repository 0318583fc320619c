import type { Dec } from "../decimals/decimal.ts";
import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { Aim, DefinitionRef } from "../packs/definitions.ts";
import type { Lesson, LessonKind } from "./lesson.ts";
import type { RecordBase } from "./record.ts";
import type { Signature } from "./signature.ts";

/** How far an observation has come. */
export type ObservationState = "draft" | "submitted" | "answered" | "locked" | "unlocking" | "withdrawn";

/** What an observer gave one item of the rubric: a value (points), a level, or "not applicable". */
export type Rating = { value: Dec } | { level: string } | { text: string } | { notApplicable: true };

/** What a timed note is about. Open list: hosts may add `ext:` codes. */
export type NoteTag = "teacher" | "pupils" | "question" | "answer" | "good" | "problem";

/** What goes on in a stretch of a lesson. Open list: hosts may add `ext:` codes. */
export type SegmentKind = "opening" | "explaining" | "dialogue" | "groupWork" | "practice" | "presentation" | "summing" | "other";

/**
 * Kinds of evaluation language in class (R263): appreciating 赏识, motivating 激励, reflecting 反思, delaying 延迟, many-sided 多维, quick-witted 机智,
 * heartfelt 深情; and, counted neutrally, negative 否定 (R269) and bare praise without a reason (R270). Open list: hosts may add `ext:` codes.
 */
export type EvaluationCode =
  | "appreciating"
  | "motivating"
  | "reflecting"
  | "delaying"
  | "manySided"
  | "quickWitted"
  | "heartfelt"
  | "negative"
  | "bare";

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
  /** The form that it is written on: that of the lesson, or one for inspection. */
  form: DefinitionRef;
  /** What it is for, as its form says; absent: learning from one another. */
  aim?: Aim;
  /** The pair it belongs to, where mentor and mentee observe each other. */
  pair?: Id;
  /** Points to watch, with what was seen. */
  points: { id: string; text: string; note?: string }[];
  /** Timed notes; `minute` is counted from the start of the lesson. `tag`: what the note is about. */
  notes: { id: string; minute: number; text: string; tag?: NoteTag }[];
  /** What went on, one stretch after the other, from minute to minute of the lesson; the last one may still be running. */
  segments?: { id: string; does: SegmentKind; from: number; until?: number }[];
  /** How often each kind of evaluation language was heard, by code (R263). The observed teacher's own: others see it when she shares it. */
  tallies?: Record<string, number>;
  /** Sentences that were heard, each with the codes that it carries: one utterance may carry two (R263). As private as `tallies`. */
  quotes?: { id: string; text: string; codes: EvaluationCode[]; minute?: number }[];
  /** The observed teacher lets others who read the record see `tallies` and `quotes`. */
  talliesShared?: boolean;
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
  /** Why it is to be opened, stays locked, or is not done yet. */
  reason?: string;
}
