import type { Day } from "../days/day.ts";
import type { RecordBase } from "./record.ts";

/** The school year of an organisation, inherited downwards. A day that no calendar covers makes what needs it undetermined. */
export interface Calendar extends RecordBase {
  /** Its name: `2026-2027`. Period keys hold it. */
  schoolYear: string;
  /** First day of the school year. */
  from: Day;
  /** Last day of the school year. */
  to: Day;
  /** The terms in their order. `key` is what period keys name: `term:2026-2027/1`. */
  terms: { key: string; from: Day; to: Day }[];
  /** Holidays: stretches without lessons. */
  breaks: { from: Day; to: Day; name?: string }[];
  /** Make-up days: weekend days on which lessons are held. */
  workDays: Day[];
  /** 1 Monday, 7 Sunday. */
  weekStart: 1 | 7;
}
