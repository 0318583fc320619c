import type { Day, Instant } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { Hour } from "./hour.ts";
import type { RecordBase } from "./record.ts";

/** How far an activity has come: to come, running with its list open, held, held and inspected, or cancelled. */
export type ActivityState = "planned" | "open" | "held" | "checked" | "cancelled";

/**
 * A training, a study of the group, a salon: what is held together (R024). Its names are those of the facts of an `event`, so that
 * the checklists of practice packs find them.
 */
export interface Activity extends RecordBase {
  /** How far it has come. */
  state: ActivityState;
  /** What people call it. */
  title: string;
  /** What it is, e.g. `group-study`, `training`, `salon`: mapped to the pack's categories. */
  category: string;
  /** Who holds it. */
  level: Hour["level"];
  /** The day, or the first of several. */
  on: Day;
  /** Last day, where it takes several. */
  until?: Day;
  /** When it begins, in the organisation's time zone. */
  from: string;
  /** When it ends. */
  to: string;
  /** How long it counts, where that is not from beginning to end. */
  minutes?: Dec;
  /** Where. */
  place: string;
  /** What it is about. */
  theme: string;
  /** What is to come of it. */
  goal: string;
  /** What will be done, step by step (措施). */
  measures: string;
  /** How it is judged who has passed (考评). */
  appraisal: string;
  /** Who speaks, as people call them; guests too. */
  speaker: string;
  /** Colleagues among those who speak: what they did there is recorded as speaking. */
  speakers: Id[];
  /** Who is expected. */
  participants: Id[];
  /** Whoever belongs to this organisation or below it may sign in as well; absent: those who are expected. */
  openTo?: Id;
  /** Who organises it and keeps its list. */
  host: Id;
  /** The group whose activity it is. */
  group?: Id;
  /** Checklists that it is held by (三定、三查、四有三保证), each as its pack has it. */
  checklists: DefinitionRef[];
  /** What somebody who inspected it saw, item by item: `checklist/item`, and in words. */
  checks: { item: string; saw: string }[];
  /** What was said and settled (活动记录). */
  minutesTaken: string;
  /** What those who took part thought about it afterwards (反思). */
  feedback: string;
  /** The earlier activity that it makes up for (补培, R021): its hours belong to the period of that one where the pack says so. */
  makesUpFor?: Id;
  /** The code to sign in with, while the list is open. For its host alone, who shows it in the room. */
  code?: string;
  /** Until when the code is taken. */
  codeUntil?: Instant;
  /** When the list was closed. */
  heldAt?: Instant;
  /** Who inspected it. */
  checkedBy?: Id;
  /** When. */
  checkedAt?: Instant;
  /** Why it was cancelled, or opened again. */
  reason?: string;
}
