import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { RecordBase, Ref } from "./record.ts";
import type { Signature } from "./signature.ts";

export type PairState = "active" | "completed" | "ended";

/** A mentor pair (师徒). Mentoring is mutual: each topic says which side leads (R095). */
export interface Pair extends RecordBase {
  state: PairState;
  mentor: Id;
  mentee: Id;
  from: Day;
  to?: Day;
  subjectName: string;
  topics: { topic: string; leads: "mentor" | "mentee"; goal: string }[];
  template: DefinitionRef;
  /** Stage of the template that the pair is in. */
  stage: string;
  /** What shows that a task of a stage was done. */
  evidence: { stage: string; task: string; record?: Ref; title: string; on: Day; by: Id }[];
  /** Signatures for the gate of the present stage. */
  signatures: Signature[];
  /** Gates passed. */
  gates: { stage: string; at: Instant; signatures: Signature[] }[];
  /** Why it was ended. */
  reason?: string;
}
