import type { FreeMessages } from "./free.strings.ts";

export const messages: FreeMessages = {
  title: "Lessons in my free periods",
  known: (days) => `What colleagues teach in the next ${days} days while you have no lesson.`,
  notIn: "You teach no lesson of the timetables, so every period counts as free.",
  none: "The school has no timetable yet, so nobody can tell when you teach. Here are only lessons that were planned.",
  day: "Day",
  subject: "Subject",
  all: "All",
  nothing: (days) => `No lesson of the next ${days} days falls into your free periods.`,
  nothingOfSubject: "No such lesson of this subject on that day: choose another day or subject.",
  weekly: (className, subject) => `${className} ${subject}`,
  turn: (weeks) => (weeks === "odd" ? "odd weeks" : "even weeks"),
  ask: "Ask to come",
  askOf: (lesson) => `Ask to come to ${lesson}`,
  more: (n) => (n === 1 ? "1 more lesson" : `${n} more lessons`),
};
