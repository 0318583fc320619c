import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";

/** Who is signed in, and the day it is for the server. */
export interface Session {
  person: Id;
  org: Id;
  roles: { role: string; org: Id }[];
  timeZone: string;
  locale: string;
  today: Day;
  /** The server's clock when it answered: a device that differs by more than two minutes is told so once. */
  now?: Instant;
  /**
   * Times of the workflows that are set otherwise here than in their tables, in the unit of the table: `{ "hour.appealWithin": "10" }`.
   * What is absent is as the table says.
   */
  settings?: Record<string, string>;
}
