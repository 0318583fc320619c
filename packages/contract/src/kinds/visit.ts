import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { RecordBase } from "./record.ts";

/** How far a visit has come. */
export type VisitState = "asked" | "coming" | "declined" | "withdrawn";

/** That somebody comes to observe a lesson, and what she will watch there (R051). One for each person and lesson. */
export interface Visit extends RecordBase {
  /** Whether she asked, comes, was declined, or does not come after all. */
  state: VisitState;
  /** Who comes. */
  author: Id;
  /** The lesson. */
  lesson: Id;
  /** Who teaches it, as the lesson says. */
  teacher: Id;
  /** The day of the lesson. A back end moves it along when the lesson is moved. */
  on: Day;
  /** What she will watch; her observation opens with it. */
  points: { id: string; text: string }[];
  /** The research topic of her own (小课题) that the points belong to; empty: none. */
  topic: string;
  /** When she said that she had read idea and intent of the lesson, as they were handed out last (R050). For her and its teacher alone. */
  readAt?: Instant;
  /** Why she was declined. */
  reason?: string;
}
