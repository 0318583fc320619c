import type { Day } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { RecordBase } from "./record.ts";

/** How far a debrief has come. */
export type DebriefState = "draft" | "closed";

/** The talk about a lesson after it was observed (评课, R078), with who said what (R080). One to one is enough. */
export interface Debrief extends RecordBase {
  /** Being written, or done. */
  state: DebriefState;
  /** Who writes it down. */
  author: Id;
  /** The lesson that is talked about. */
  lesson: Id;
  /** The observations that it belongs to. */
  observations: Id[];
  /** Day of the talk. */
  on: Day;
  /** Who was there, the author included. */
  participants: Id[];
  /** The template whose speaking order it follows (评议次序); absent: none. */
  template?: DefinitionRef;
  /** Who said what, in the order of speaking. `turn`: part of the speaking order; `point`: the point that was watched. */
  speeches: { id: string; by: Id; text: string; turn?: string; point?: string }[];
  /** What came of it. */
  summary: string;
}
