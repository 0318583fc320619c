import type { RecordsMessages } from "./records.strings.ts";

const codes: Record<string, string> = {
  longCycleDispatch: "Dispatched to long training",
  eduAdmin: "sent by the education bureau",
  trainingDept: "sent by the teacher training school",
};

export const messages: RecordsMessages = {
  records: "Every record",
  recordCount: (n) => (n === 1 ? "1 record" : `${n} records`),
  date: "Date",
  activity: "What",
  category: "Category",
  amount: "Counted",
  status: "Standing",
  counted: "Counted",
  part: "Partly counted",
  waiting: "Awaiting review",
  inWaiting: (amount) => `(${amount})`,
  openLine: "Undecided",
  not: "Not counted",
  of: (amount) => `of ${amount}`,
  more: (n) => `Show ${n} more`,
  noRecordsNext: "Observed lessons, group study and training appear here once they are registered.",
  unseen: "You may not see this record",
  waivers: "Waivers",
  code: (code) => codes[code] ?? code,
  noRecords: "There are no records in this period yet",
  elsewhere: "Counts in another period",
  makesUp: (what) => `A make-up for ${what}`,
  earlier: (title, when) => `“${title}” (${when})`,
  laterMadeUp: (day) => `Made up on ${day}`,
  countsHere: (titles, clause) => `${titles}: make-ups count in the period they make up for, which is this one (${clause})`,
  countsElsewhere: (titles, period, clause) => `${titles}: make-ups count in the period they make up for: ${period} (${clause})`,
  countsWhenDone: (titles, clause) =>
    `${titles}: make-ups count in the period in which they are done, which is this one${clause ? ` (${clause})` : "; no clause says otherwise"}`,
  appeal: (text) => `Appeal: ${text}`,
  answer: (text) => `Answer: ${text}`,
  and: (titles) => titles.join(", "),
};
