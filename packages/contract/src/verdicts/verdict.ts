import type { Day } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Ref } from "../kinds/index.ts";
import type { PackId } from "../packs/pack.ts";

/** Whom or what a verdict is about. */
export interface Subject {
  kind: "person" | "pair" | "group" | "school" | "county";
  id: string;
}

export type Outcome = "met" | "notYet" | "notMet" | "undetermined" | "waived" | "notApplicable" | "applies" | "doesNotApply"; // consequences only
export interface Verdict {
  subject: Subject;
  rule: { pack: string; version: string; id: PackId };
  clause: PackId;
  period: { key: string; from: Day; to: Day; closed: boolean };
  asOf: Day;
  knownAt: string;
  outcome: Outcome;
  settled: boolean; // settled: period closed, nothing waiting, no open reading matters
  unit: string;
  value?: Dec;
  waiting?: Dec;
  threshold?: Dec;
  gap?: Dec;
  readings?: { choose: Record<PackId, string>; outcome: Outcome; value?: Dec }[]; // only where readings differ
  because: { code: string; clause?: PackId; record?: Ref; parameter?: PackId; ambiguity?: PackId; finding?: PackId; rule?: PackId }[]; // codes, never sentences
  lines?: { record: Ref; version: number; amount: Dec; counted: Dec; why: string; clause: PackId; arithmetic: Node }[];
  arithmetic?: Node;
  by: { place: "server" | "device"; engine: string };
}
export type Node =
  | { op: "fact"; record: Ref; fact: string; value: string }
  | { op: "parameter"; id: PackId; value: string; clause: PackId; decision?: string }
  | {
      op: "sum" | "count" | "times" | "divide" | "round" | "cap" | "best" | "least" | "atLeast" | "atMost" | "below";
      of: Node[];
      value: Dec;
      clause?: PackId;
    };
