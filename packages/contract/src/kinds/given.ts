import type { Day } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { RecordBase } from "./record.ts";

/** Sources of books that have no kind of their own yet: their facts are given by the host or an importer. */
export type GivenSource = "participation" | "work" | "duty" | "result" | "event" | "meeting" | "given";

/**
 * A fact that the host or an importer gives, for a source that no widget writes yet: an attendance, a written work, a duty, a result,
 * an event, a meeting, a figure of an organisation. What stands in `facts` is told by the vocabulary of the source.
 */
export interface Given extends RecordBase {
  /** What it is a fact of: the vocabulary of the source says which `facts` there are. */
  source: GivenSource;
  /** Whose it is: a person, a group or a pair; none of them: it is the organisation's. */
  person?: Id;
  /** The group that it is about. */
  group?: Id;
  /** The pair that it is about. */
  pair?: Id;
  /** Its day, or its first day. */
  on: Day;
  /** Last day, where it took several. The record belongs to the period of this day. */
  until?: Day;
  /** What people call it. */
  title?: string;
  /** Fact → value as text: codes, decimals (`30`, `2.5`), days, `true` or `false`. `ext:` names are the host's own. */
  facts: Record<string, string>;
}
