import type { Day } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Ref } from "../kinds/index.ts";
import type { PackId } from "../packs/pack.ts";

/** Whom or what a verdict is about. */
export interface Subject {
  kind: "person" | "pair" | "group" | "school" | "county";
  id: string;
}

/** How a rule comes out. The last two are of consequences only. */
export type Outcome = "met" | "notYet" | "notMet" | "undetermined" | "waived" | "notApplicable" | "applies" | "doesNotApply";

/** The outcome of one rule for one subject, with its reasons: codes and figures, never sentences. */
export interface Verdict {
  /** Whom or what it is about. */
  subject: Subject;
  /** The rule, in the version of the pack that judged. */
  rule: { pack: string; version: string; id: PackId };
  /** The clause of the document that the rule rests on. */
  clause: PackId;
  /** The period that was judged; `closed` once it is over. */
  period: { key: string; from: Day; to: Day; closed: boolean };
  /** The day up to which facts counted. */
  asOf: Day;
  /** The moment up to which versions counted. */
  knownAt: string;
  /** How it came out. */
  outcome: Outcome;
  /** Nothing can change it any more: the period is over, nothing waits, and no open reading matters. */
  settled: boolean;
  /** What the figures count, e.g. `hour`. */
  unit: string;
  /** What there is. */
  value?: Dec;
  /** What is recorded and not admitted yet. */
  waiting?: Dec;
  /** What is asked for. */
  threshold?: Dec;
  /** What is missing. */
  gap?: Dec;
  /** What each reading of the open questions leads to; only where they differ. */
  readings?: { choose: Record<PackId, string>; outcome: Outcome; value?: Dec }[];
  /** Why it came out so: codes, with what they speak of. */
  because: { code: string; clause?: PackId; record?: Ref; parameter?: PackId; ambiguity?: PackId; finding?: PackId; rule?: PackId }[];
  /** Every record that was looked at: what it amounts to, what of it counts, and why; only where `explain` asked for it. */
  lines?: { record: Ref; version: number; amount: Dec; counted: Dec; why: string; clause: PackId; arithmetic: Node }[];
  /** How the value was worked out; only where `explain` asked for it. */
  arithmetic?: Node;
  /** Where it was worked out, and by which version of the engine. */
  by: { place: "server" | "device"; engine: string };
}

/** One step of a calculation, over the steps below it. */
export type Node =
  | { op: "fact"; record: Ref; fact: string; value: string }
  | { op: "parameter"; id: PackId; value: string; clause: PackId; decision?: string }
  | {
      op: "sum" | "count" | "times" | "divide" | "round" | "cap" | "best" | "least" | "atLeast" | "atMost" | "below";
      of: Node[];
      value: Dec;
      clause?: PackId;
    };
