import type { AfterMessages } from "./after.strings.ts";
import type { StepOutcome } from "./steps.model.ts";

const outcomes: Record<StepOutcome, string> = { done: "Done", partly: "Partly", notYet: "Not yet" };

export const messages: AfterMessages = {
  lesson: (className, subject, topic) => `${className} ${subject}: ${topic}`,
  period: (day, n) => `${day}, period ${n}`,
  teacher: (name) => `Teacher: ${name}`,
  stepTitle: "The step agreed last time",
  step: (name, day) => `${name}, ${day}`,
  outcome: (outcome) => outcomes[outcome],
  noReport: "Not spoken of yet",
  gone: "This lesson was not found",
  goneNext: "It may have been cancelled, or you may not see it.",
  nothingChosen: "No lesson is chosen yet",
  nothingChosenNext: "Open a lesson from its observation.",
  print: "Print",
};
