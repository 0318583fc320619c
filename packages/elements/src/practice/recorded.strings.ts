import type { EvaluationCode, SegmentKind } from "@xiaoben/contract";
import { coded } from "./coded.ts";

/** What goes on during a lesson. */
export const stretchWord = coded({
  opening: "导入",
  explaining: "讲授",
  dialogue: "师生对话",
  groupWork: "小组活动",
  practice: "练习",
  presentation: "展示交流",
  summing: "小结",
  other: "其他",
} satisfies Record<SegmentKind, string>);

/** Evaluation language that is heard in it. */
export const codeWord = coded({
  appreciating: "赏识",
  motivating: "激励",
  reflecting: "反思",
  delaying: "延迟",
  manySided: "多维",
  quickWitted: "机智",
  heartfelt: "深情",
  negative: "否定",
  bare: "泡沫",
} satisfies Record<EvaluationCode, string>);
