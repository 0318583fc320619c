import type { DetailMessages } from "./detail.strings.ts";

const dayWords = (n: number): string => (n === 1 ? "1 day" : `${n} days`);
const handbooks: Record<string, (day: string, days: number, before: number) => string> = {
  inTime: () => "The handbook is out",
  late: (_, days) => `The handbook came out ${dayWords(days)} late; the lesson goes ahead`,
  open: (day, days) => `The handbook is due by ${day}, ${dayWords(days)} left`,
  due: (day) => `The handbook is due today, ${day}`,
  overdue: (day, days, before) =>
    `The handbook was due ${dayWords(before)} before the lesson (${day}), ${dayWords(days)} ago; handing it out now still helps`,
};

export const messages: DetailMessages = {
  double: (n) => `double lesson, counts ${n}`,
  cancelled: (reason) => (reason ? `This lesson was cancelled: ${reason}` : "This lesson was cancelled."),
  held: "This lesson was held.",
  handbook: "Handbook",
  handbookState: (state, day, days, before) => handbooks[state]?.(day, days, before) ?? "",
  handbookAt: (at) => `handed out ${at}`,
  idea: "Idea of the lesson",
  intent: "Design intent",
  noIdea: "The teacher has not written it yet.",
  guests: "Who observes",
  nobody: "Nobody comes yet.",
  openTo: (org) => `Teachers of ${org} may come without asking`,
  openToNobody: "Who is not invited asks first",
  come: "I am coming",
  ask: "I would like to come",
  askHint: "It is settled once the teacher agrees.",
  withdraw: "I cannot come",
  asked: "You asked the teacher and wait for the answer.",
  goes: "You are coming.",
  invited: "The teacher invites you.",
  declined: (reason) => `The teacher declined: ${reason}`,
  withdrawn: "You said that you cannot come. Ask the teacher to invite you if that has changed.",
  noVisits: "Visits cannot be arranged here yet; please tell the teacher.",
  closed: "This lesson takes no more observers.",
  inspect: (title) => `Inspect: ${title}`,
  inspectHint: "An inspection needs no appointment. The teacher reads what is written; colleagues do not.",
  observe: "Write the observation",
  files: "Files",
  fileAdd: "Add a file",
  fileSending: (name, share) => `Sending “${name}”, ${share}`,
  fileFailed: (name, why) => `“${name}” was not sent: ${why}`,
  fileOpen: (name) => `Download “${name}”`,
  noFiles: "No files.",
  quotaWhole: "How this came about",
};
