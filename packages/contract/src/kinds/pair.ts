import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { RecordBase, Ref } from "./record.ts";
import type { Signature } from "./signature.ts";

/** How far a mentor pair has come. */
export type PairState = "active" | "completed" | "ended";

/** A mentor pair (师徒). Mentoring is mutual: each topic says which side leads (R095). */
export interface Pair extends RecordBase {
  /** Whether it goes on. */
  state: PairState;
  /** Who leads. */
  mentor: Id;
  /** Who learns. */
  mentee: Id;
  /** First day. */
  from: Day;
  /** Last day that is meant. */
  to?: Day;
  /** The subject, as people call it. */
  subjectName: string;
  /** What they work on; either side may lead. */
  topics: { topic: string; leads: "mentor" | "mentee"; goal: string }[];
  /** The stages that it walks, and what each asks for. */
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
