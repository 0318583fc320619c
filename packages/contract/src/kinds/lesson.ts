import type { Dec } from "../decimals/decimal.ts";
import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { RecordBase } from "./record.ts";

/** Kinds of lessons (R045, R046). Open list: hosts may add `ext:` codes. */
export type LessonKind =
  | "everyday"
  | "open"
  | "demonstration"
  | "showcase"
  | "quality"
  | "viewing"
  | "rebuilt"
  | "report"
  | "research"
  | "groupOpen"
  | "acceptance";

/** How far a lesson has come. */
export type LessonState = "planned" | "held" | "cancelled";

/** One lesson, or a double one, as it stands in the timetable of a class. */
export interface Lesson extends RecordBase {
  /** Whether it is to come, was held, or was cancelled. */
  state: LessonState;
  /** Who teaches it. */
  teacher: Id;
  /** The class, as people call it. */
  className: string;
  /** Code of the host's subject table; `subjectName` is what people read. */
  subject: string;
  /** The subject, as people call it. */
  subjectName: string;
  /** What it is about. */
  topic: string;
  /** What kind of lesson it is. */
  kind: LessonKind;
  /** Its day. */
  on: Day;
  /** Place in the timetable: number of the period on that day, and its times in the school's time zone. */
  slot: { period: number; from: string; to: string };
  /** 1, or 2 for a double lesson. */
  lessons: Dec;
  /** Held before the observers, or recorded. */
  mode: "live" | "video";
  /** Who was asked to observe. */
  observers: Id[];
  /** Points to watch, each somebody's. */
  points: { id: string; text: string; by: Id }[];
  /** The form that observers fill. */
  form: DefinitionRef;
  /** How the lesson is thought out (研讨课思路): what observers read before it (R050). */
  idea?: string;
  /** Why it is thought out like that (设计意图). */
  intent?: string;
  /** When idea and intent were handed out to the observers. */
  announcedAt?: Instant;
  /** Whoever belongs to this organisation or below it may observe without asking; absent: who was not asked must ask. */
  openTo?: Id;
  /** Why it was cancelled. */
  reason?: string;
}
