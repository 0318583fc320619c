import type { HostMessages } from "./host.strings.ts";

const moves: Record<string, string> = {
  grant: "Excuse",
  refuse: "Do not excuse",
  allow: "Allow the appeal and excuse",
  dismiss: "Let the decision stand",
  reconsider: "Take the decision back",
  settle: "The time is over: record as absent",
};
const states: Record<string, string> = {
  asked: "asks to be excused",
  appealed: "appeals, for the principal",
  refused: "not excused, can appeal",
  excused: "excused",
  absent: "not there, can say why",
};

export const messages: HostMessages = {
  codeTitle: "Code for the room",
  timeLeft: (time) => `${time} left`,
  over: "This code is over. Make another one when you need it.",
  renew: "Another code",
  roll: "List",
  all: (n) => `The other ${n} are all present`,
  undo: "Take back “all present”",
  keys: "Keys: arrows move; P present, L late, E left early, X excused, A absent.",
  byCode: "signed in by code",
  arrived: "Came at",
  left: "Left at",
  excuses: "Excuses and appeals",
  state: (state) => states[state] ?? state,
  move: (move) => moves[move] ?? move,
  appeal: (text) => `Appeal: ${text}`,
  answer: "Answer or reason (needed for a no)",
  record: "Record",
  open: "Open the list",
  hold: "Close the list",
  reopen: "Open the list again",
  cancel: "Cancel the activity",
  not: "Not now",
  why: "Why",
  unmarked: (n) => `${n} not marked yet; they can say why once the list is closed.`,
  missing: (item) => `Still missing: ${item}`,
  missingPeople: "Nobody is expected yet.",
};
