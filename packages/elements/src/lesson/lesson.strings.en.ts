import type { LessonMessages } from "./lesson.strings.ts";

const kinds: Record<string, string> = {
  everyday: "everyday lesson",
  open: "open lesson",
  demonstration: "demonstration lesson",
  showcase: "showcase lesson",
  quality: "quality lesson",
  viewing: "viewing lesson",
  rebuilt: "rebuilt lesson",
  report: "report lesson",
  research: "seminar lesson",
  groupOpen: "open lesson of the group",
  acceptance: "acceptance lesson",
};
const groups: Record<string, string> = {
  mine: "Lessons I teach",
  going: "Lessons I observe",
  open: "Open to me",
  mustAsk: "Ask first",
};
const guests: Record<string, string> = {
  asked: "Asks to come",
  coming: "Comes",
  invited: "Invited",
  declined: "Declined",
  withdrawn: "Does not come",
};
const dayWords = (n: number): string => (n === 1 ? "1 day" : `${n} days`);

export const messages: LessonMessages = {
  title: "Lessons",
  coming: "Lessons to come",
  group: (id) => groups[id] ?? id,
  plan: "Plan a lesson",
  empty: "No lesson is planned for now",
  emptyNext: "Lessons that colleagues plan appear here.",
  emptyPlan: "Plan one of your own, then ask colleagues to come.",
  more: (n) => `${n} more`,
  open: (lesson) => `Open ${lesson}`,
  back: "Back to the lessons to come",
  gone: "This lesson was not found",
  goneNext: "It may not be open to you; ask the teacher.",
  lesson: (className, subject, topic) => `${className} ${subject}: ${topic || "no topic yet"}`,
  kind: (kind) => kinds[kind] ?? kind.replace(/^ext:/, ""),
  period: (n) => `period ${n}`,
  mode: (mode) => (mode === "video" ? "on video" : "live"),
  teacher: (name) => `Teacher: ${name}`,
  unmarked: "Held? Please mark it",
  waitingNew: "Not sent to the school yet",
  invitedYou: "You are invited",
  handbookShort: (state, days) =>
    state === "out" ? "Handbook out" : state === "open" ? `Handbook in ${dayWords(days)}` : "Handbook is due",
  guest: (state) => guests[state] ?? state,
};
