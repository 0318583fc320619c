import type { Level } from "@xiaoben/contract";
import type { StudyHoursMessages } from "./study-hours.strings.ts";

const undecided: Record<Level, string> = {
  province: "The province has not decided yet",
  county: "The county has not decided yet",
  centralSchool: "The central school has not decided yet",
  school: "The school has not decided yet",
  group: "The group has not decided yet",
};

export const messages: StudyHoursMessages = {
  title: "My study hours",
  titleOf: (name) => `Study hours of ${name}`,
  period: "Period",
  asOf: "As of",
  asOfToday: "Back to today",
  short: (amount) => `${amount} to go`,
  hatched: (amount) => `Hatched: ${amount} awaiting the school's review`,
  how: "How it is counted",
  whole: "See the records and every step",
  clause: "Rests on",
  says: "It says",
  undecided: (level) => undecided[level],
  preview: "If the year ended as things stand now",
  previewPrivate: "Only you can see this, and there is still time.",
  idle: (n) => `${n} more ${n === 1 ? "question is" : "questions are"} undecided; no answer would change anything now`,
  rules: "Other requirements",
  moreRules: (n) => `Show ${n} more`,
  noRules: "No requirement is set here yet",
  noRulesNext: "Once the school or the county sets one, your hours are counted here.",
  others: "A book of its own, never added to another",
  foot: (pack, version, day) => `By ${pack} (version ${version}), as of ${day}`,
  onDevice: "counted on this device",
};
