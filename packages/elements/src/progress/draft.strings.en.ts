import type { Outcome } from "@xiaoben/contract";
import type { SectionId } from "./draft.model.ts";
import type { DraftMessages } from "./draft.strings.ts";

const sections: Record<SectionId, string> = {
  standing: "What was asked, and what was reached",
  activities: "Activities",
  checked: "What was inspected",
  behind: "Not there yet",
  open: "Not decided yet",
  next: "What comes next",
};
const rests: Partial<Record<Outcome, (n: number) => string>> = {
  notYet: (n) => `${n} not yet`,
  notMet: (n) => `${n} not met`,
  undetermined: (n) => `${n} undetermined`,
  waived: (n) => `${n} waived`,
};

export const messages: DraftMessages = {
  titleOf: (kind, place, period) =>
    kind === "summary"
      ? `${place}: summary of training${period ? `, ${period}` : ""} (draft)`
      : `${place}: report to the staff meeting (draft)`,
  asOf: (day) => `As of ${day}`,
  between: (from, to) => `${from} – ${to}`,
  since: "Since",
  section: (id) => sections[id],
  nextHint: "This part is yours to write.",
  rest: (outcome, n) => rests[outcome]?.(n) ?? "",
  stands: (rule, period, reached, of, rest, basis) =>
    `${rule} (${period}): ${reached} of ${of} meet it${rest.map((one) => `, ${one}`).join("")}. By ${basis}.`,
  standsOwn: (sentence, period, basis) => `${sentence} (${period}). By ${basis}.`,
  behindOwn: (sentence) => `${sentence}.`,
  behind: (rule, units) => `${rule}: ${units.map(([unit, n]) => `${unit} ${n}`).join(", ")}.`,
  behindAll: (rule, n) => `${rule}: ${n}.`,
  noneBehind: "All that was asked is there.",
  open: (question, pack, people) => `${question} (${pack}; it concerns ${people})`,
  openRule: (rule, people) => `${rule}: ${people} undetermined.`,
  noneOpen: "No question is open.",
  held: (held, checked, coming, cancelled) =>
    `${held} held${checked ? `, ${checked} of them inspected` : ""}${coming ? `; ${coming} to come` : ""}${cancelled ? `; ${cancelled} cancelled` : ""}.`,
  event: (days, title, theme) => `${days}  ${title}${theme && theme !== title ? `: ${theme}` : ""}`,
  moreEvents: (n) => `${n} more: see the list of activities.`,
  noneHeld: "No activity was recorded in this time.",
  checkedEvent: (days, title) => `${days}  ${title}`,
  saw: (item, said) => `  ${item}: ${said}`,
  unchecked: (n) => `Held and not inspected yet: ${n}.`,
  inspections: (n, waiting) =>
    `${n} ${n === 1 ? "lesson" : "lessons"} inspected${waiting ? `, ${waiting} not answered or confirmed yet` : ", all of them confirmed"}.`,
  noneChecked: "No inspection was recorded in this time.",
  none: "people in no group",
  own: "its own people",
  cut: "There are too many records; only some of them are counted.",
  overtaken: "The records have changed since you wrote this part.",
  append: "Add what they say now",
  kept: "What you changed is kept on this device.",
  copy: "Copy all of it",
  copied: "Copied.",
  notCopied: "It could not be copied. All of it is selected: press Ctrl+C.",
  whole: "All of it",
  save: "Save as a file",
  anew: "Write it anew from the records",
  anewTitle: "Give up what you changed?",
  anewBody: "This draft is written anew from the records as they are now, and what you changed is not kept.",
  close: "Close this draft",
};
