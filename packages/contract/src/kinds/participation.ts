import type { Day, Instant } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Id } from "../ids/id.ts";
import type { RecordBase } from "./record.ts";

/**
 * How far it is settled: expected; recorded as there; excused; not there and not excused yet; asked to be excused; refused;
 * appealed; and settled: nobody can bring up anything against it any more.
 */
export type ParticipationState = "expected" | "recorded" | "excused" | "absent" | "asked" | "refused" | "appealed" | "settled";

/** What is known of somebody's coming. */
export type Attendance = "expected" | "present" | "late" | "leftEarly" | "excused" | "unexcused";

/**
 * That somebody takes part in an activity, and whether she came (R006). One for each person and activity. Nothing follows from an
 * absence before it is `settled`: she was heard before.
 */
export interface Participation extends RecordBase {
  /** How far it is settled. */
  state: ParticipationState;
  /** Whose it is. */
  person: Id;
  /** The activity. */
  activity: Id;
  /** Who keeps its list, as the activity says. */
  host: Id;
  /** Its day, as the activity says. A back end moves it along when the activity is moved. */
  on: Day;
  /** What she does there. */
  role: "participant" | "speaker" | "organiser";
  /** Whether she came. */
  attendance: Attendance;
  /** When she came, in the organisation's time zone. */
  arrived?: string;
  /** When she left, where that was early. */
  left?: string;
  /** What she types to sign in. It is compared, and not kept. */
  code?: string;
  /** How she was signed in: by who keeps the list, or herself with the code in the room. */
  signedBy?: "list" | "code";
  /** When she signed in. The server's clock. */
  signedAt?: Instant;
  /** Whether she passed, where that was judged. */
  result?: "passed" | "failed";
  /** Why she could not come, in her words; proof is attached to the record. */
  because?: string;
  /** Who decided about it last. */
  decidedBy?: Id;
  /** When. */
  decidedAt?: Instant;
  /** Why she was not excused. */
  reason?: string;
  /** What she says against that. */
  appeal?: string;
  /** What she was answered. */
  answer?: string;
  /** When the list was closed with it. */
  closedAt?: Instant;
  /** Whether the activity was inspected and found in order. */
  checked?: boolean;
  /** Last day of the activity, as it said when its list was closed; so are all that follow: the facts that practice packs count. */
  until?: Day;
  /** What people call it. */
  title?: string;
  /** What it was. */
  category?: string;
  /** Who held it. */
  level?: string;
  /** Whose activity it was. */
  group?: Id;
  /** How long it counts. */
  minutes?: Dec;
  /** How late she came, or how early she left. */
  lateMinutes?: Dec;
  /** The day of what the activity makes up for. */
  makesUpFor?: string;
}
