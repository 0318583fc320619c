import type { EvaluationCode, SegmentKind } from "@xiaoben/contract";
import { coded } from "./coded.ts";

/** What goes on during a lesson. */
export const stretchWord = coded({
  opening: "Opening",
  explaining: "Explaining",
  dialogue: "Dialogue",
  groupWork: "Group work",
  practice: "Practice",
  presentation: "Presentation",
  summing: "Summing up",
  other: "Other",
} satisfies Record<SegmentKind, string>);

/** Evaluation language that is heard in it. */
export const codeWord = coded({
  appreciating: "Appreciating",
  motivating: "Motivating",
  reflecting: "Reflecting",
  delaying: "Delaying",
  manySided: "Many-sided",
  quickWitted: "Quick-witted",
  heartfelt: "Heartfelt",
  negative: "Negative",
  bare: "Bare praise",
} satisfies Record<EvaluationCode, string>);
