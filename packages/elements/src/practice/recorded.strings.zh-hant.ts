import type { EvaluationCode, SegmentKind } from "@xiaoben/contract";
import { coded } from "./coded.ts";

/** What goes on during a lesson. */
export const stretchWord = coded({
  opening: "導入",
  explaining: "講授",
  dialogue: "師生對話",
  groupWork: "小組活動",
  practice: "練習",
  presentation: "展示交流",
  summing: "小結",
  other: "其他",
} satisfies Record<SegmentKind, string>);

/** Evaluation language that is heard in it. */
export const codeWord = coded({
  appreciating: "賞識",
  motivating: "激勵",
  reflecting: "反思",
  delaying: "延遲",
  manySided: "多維",
  quickWitted: "機智",
  heartfelt: "深情",
  negative: "否定",
  bare: "泡沫",
} satisfies Record<EvaluationCode, string>);
