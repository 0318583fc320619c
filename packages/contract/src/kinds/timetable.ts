import type { Day } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { RecordBase } from "./record.ts";

/** The week of one class over a stretch of days. */
export interface Timetable extends RecordBase {
  /** The class, as people call it. */
  className: string;
  /** First day that it holds for. */
  from: Day;
  /** Last day that it holds for. */
  to: Day;
  /** The periods of a day with their times, in the school's time zone. */
  periods: { period: number; from: string; to: string }[];
  /** What is taught when. */
  cells: TimetableCell[];
}

/** A lesson of every week. */
export interface TimetableCell {
  /** Its day. */
  weekday: Weekday;
  /** Its period. */
  period: number;
  /** Code of the host's subject table; `subjectName` is what people read. */
  subject: string;
  /** The subject, as people call it. */
  subjectName: string;
  /** Who teaches it. */
  teacher?: Id;
  /** Who teaches it as it was written, where nobody was found by it. */
  teacherName?: string;
  /** Only in odd or only in even weeks of the term (单双周). */
  weeks?: "odd" | "even";
}

/** 1 Monday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
