import type { StatementMessages } from "./statement.strings.ts";

export const messages: StatementMessages = {
  title: "Statement",
  knownAt: "As known on",
  note: "Choose a day to see what was known that evening. Records that came later do not change that statement.",
  asKnown: (day) => `This is the statement as it was known on the evening of ${day}.`,
  newer: (day) => `This statement is as known now. It supersedes the one as known on the evening of ${day}.`,
  back: "See the present statement",
  same: "The two do not differ.",
  differ: (n) => `Later records changed ${n === 1 ? "the figure of one person" : `the figures of ${n} people`}:`,
  older: (day) => `See the one of ${day}`,
  close: "Stop comparing",
  was: "Then",
  is: "Now",
  unseen: "A record that you may not see",
  absent: "none",
  noRecord: "No record changed: a rule, a decision or a waiver did.",
  more: (n) => `${n} more.`,
  tooMany: "There are too many people to work it out at once. Look at each organisation.",
};
