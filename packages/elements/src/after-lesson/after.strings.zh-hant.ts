import type { AfterMessages } from "./after.strings.ts";
import type { StepOutcome } from "./steps.model.ts";

const outcomes: Record<StepOutcome, string> = { done: "做到了", partly: "做到一部分", notYet: "還沒有做" };

export const messages: AfterMessages = {
  lesson: (className, subject, topic) => `${className}${subject}《${topic}》`,
  period: (day, n) => `${day}第${n}節`,
  teacher: (name) => `執教：${name}`,
  stepTitle: "上次說好的下一步",
  step: (name, day) => `${name}，${day}`,
  outcome: (outcome) => outcomes[outcome],
  noReport: "還沒有說到",
  gone: "沒有找到這節課",
  goneNext: "它可能已經取消，或者您不能查看。",
  nothingChosen: "還沒有選定一節課",
  nothingChosenNext: "從聽課紀錄裡打開一節課。",
  print: "列印",
};
