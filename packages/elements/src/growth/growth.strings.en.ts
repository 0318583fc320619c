import { codeWord, stretchWord } from "../practice/recorded.strings.en.ts";
import type { GrowthMessages } from "./growth.strings.ts";

export const messages: GrowthMessages = {
  title: "Lessons over time",
  titleOf: (name) => `Lessons of ${name} over time`,
  counts: (lessons, records) =>
    `${lessons} ${lessons === 1 ? "lesson" : "lessons"}, ${records} ${records === 1 ? "observation" : "observations"}.`,
  few: (n) => `${n === 1 ? "One lesson is" : `${n} lessons are`} too few to show a course.`,
  onlySeen: "Only what you may see is listed.",
  latest: (n) => `Only the latest ${n} are listed.`,
  empty: "No observations yet",
  emptyMine: "Once somebody has observed a lesson of yours and handed in, it appears here.",
  emptyOther: "Only observations that you may see stand here.",
  totals: "Totals of the form",
  totalsChart: (n) => `${n} lessons with a total; the figures stand in the table below`,
  totalsNote:
    "Where several observed a lesson, each of their totals is a dot; the pale bar reaches from the lowest to the highest. Totals come from the lesson form and are not taken into the form of a teacher's growth by themselves.",
  noTotals: "The forms of these observations have no points.",
  full: "Full",
  formIs: (title, version) => `${title}, ${version}`,
  begins: (how, form) =>
    how === "version"
      ? `From here on another version is used: ${form}. The two are not joined and cannot be compared.`
      : `From here on another form is used: ${form}. The two are not joined and cannot be compared.`,
  on: "Day",
  lesson: "Lesson",
  observer: "Observer",
  total: "Total",
  lessonName: (className, subject, topic) => `${className} ${subject}: ${topic}`,
  totalOf: (name, scaled, band) => `${name} ${scaled}${band ? ` (${band})` : ""}`,
  segments: "What went on",
  segmentsNote: "Each bar is the share of the noted time in one observation, in percent.",
  segment: stretchWord,
  language: "Evaluation language",
  languageNote: "Each bar is how often it was heard in one observation. Observers count; more is not better.",
  languageHidden: "Evaluation language is the teacher's own; it appears here once she shares it.",
  code: codeWord,
  barsOf: (name, n) => `${name}, ${n} observations; the figures stand in the table below`,
  percent: (n) => `${n}%`,
  steps: "Next steps, and what became of them",
  step: "Step",
  became: "What became of it",
  said: (day) => `Spoken of in the debrief of ${day}`,
  more: (n) => `Show ${n} more rows`,
};
