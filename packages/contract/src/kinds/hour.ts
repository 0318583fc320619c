import type { Dec } from "../decimals/decimal.ts";
import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { RecordBase, Ref } from "./record.ts";

/** How far a study-hour record has come. */
export type HourState =
  | "draft"
  | "submitted"
  | "returned"
  | "approved"
  | "reported"
  | "registered"
  | "rejected"
  | "appealed"
  | "dismissed"
  | "withdrawn";

/**
 * A study-hour record: facts, never results. What they are worth is the practice pack's answer;
 * `approvedHours` is a person's decision and is kept for ever.
 */
export interface Hour extends RecordBase {
  /** How far it has come. */
  state: HourState;
  /** Whose hours they are. */
  person: Id;
  /** The day, or the first of several. */
  on: Day;
  /** Last day, where it took several. The record belongs to the period of this day. */
  until?: Day;
  /** What people call it. */
  title: string;
  /** How long it took, as the person says. */
  minutes?: Dec;
  /** How many days it took. */
  days?: Dec;
  /** How many lessons it took. */
  lessons?: Dec;
  /** What the person claims. */
  claimedHours?: Dec;
  /** What was granted: a decision of a person, kept for ever. */
  approvedHours?: Dec;
  /** What it was, e.g. `observation`, `group-study`, `external`, `online`: mapped to the pack's categories. */
  category: string;
  /** What the person did: `participant`, `speaker`, `organiser`, `observer`. */
  role: string;
  /** Who held it. `prefecture` is an autonomous one (州), beside the cities of its rank (R088). */
  level: "school" | "centralSchool" | "county" | "city" | "prefecture" | "province" | "nation";
  /** Whether the person passed, where that was judged. */
  result?: "passed" | "failed";
  /** Whether the person came in time and stayed to the end, where an activity says so. */
  attendance?: "present" | "late" | "leftEarly";
  /** Whether the activity that it was derived from was inspected and found in order (三查). */
  checked?: boolean;
  /** One event: records of one person with the same activity count once where the pack says so. */
  activity?: Id;
  /** The earlier period that it makes up for: a day of it, or its key (`term:2026-2027/1`). Counts where a pack's rule knows `makeUp`. */
  makesUpFor?: string;
  /** The record that this one was derived from. */
  source?: Ref;
  /** The record that this one takes back (a counter entry); neither of the two counts. */
  counters?: Id;
  /** What its evidence says, in words: paper is photographed and summed up here (R019). */
  summary?: string;
  /** Why it was returned or rejected. */
  reason?: string;
  /** The levels that decide on it, in their order, as its pack had them when it was handed in; left out: as the back end has them. */
  levels?: string[];
  /** The level of approval that is awaited, counted from 0; absent is 0. */
  step?: number;
  /** Who approved since it was submitted, at which level, when, and which version; `appeal` is whoever allowed an appeal. */
  approvals?: { by: Id; level: string; at: Instant; version: number }[];
  /** Who decided last. Nobody else takes that decision back, and nobody decides on an appeal against a decision of his own. */
  decidedBy?: Id;
  /** What the person says against a rejection. */
  appeal?: string;
  /** What was answered to an appeal that was dismissed. */
  answer?: string;
}
