import { catalogue } from "../core/index.ts";
import type { StepOutcome } from "./steps.model.ts";

const outcomes: Record<StepOutcome, string> = { done: "做到了", partly: "做到一部分", notYet: "还没有做" };

/** Words of everything that comes after a lesson. */
const source = {
  lesson: (className: string, subject: string, topic: string) => `${className}${subject}《${topic}》`,
  period: (day: string, n: number) => `${day}第${n}节`,
  teacher: (name: string) => `执教：${name}`,
  stepTitle: "上次说好的下一步",
  step: (name: string, day: string) => `${name}，${day}`,
  outcome: (outcome: StepOutcome) => outcomes[outcome],
  noReport: "还没有说到",
  gone: "没有找到这节课",
  goneNext: "它可能已经取消，或者您不能查看。",
  nothingChosen: "还没有选定一节课",
  nothingChosenNext: "从听课记录里打开一节课。",
  print: "打印",
};

export type AfterMessages = typeof source;

export const afterStrings = catalogue<AfterMessages>("after-lesson", source, {
  "zh-Hant": async () => (await import("./after.strings.zh-hant.ts")).messages,
  en: async () => (await import("./after.strings.en.ts")).messages,
});
