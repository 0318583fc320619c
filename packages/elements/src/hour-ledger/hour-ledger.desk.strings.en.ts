import type { DeskMessages } from "./hour-ledger.desk.strings.ts";

const decided = { approve: "approved", return: "returned", reject: "rejected", reopen: "taken back" };
const verbs = { approve: "Approve", return: "Return", reject: "Reject", reopen: "Take back" };
const records = (n: number): string => `${n} ${n === 1 ? "record" : "records"}`;

export const messages: DeskMessages = {
  chosen: (n) => `${n} selected`,
  chosenOf: (n, open) => `${n} selected, ${open} of them await you`,
  decide: (does, n) => `${verbs[does]} ${n}${does === "return" || does === "reject" ? "…" : ""}`,
  unchoose: "Clear selection",
  why: (does, n) => `${verbs[does]} ${records(n)}`,
  reason: "Reason",
  reasonNote: "One reason for all of them. Their teachers can read it.",
  running: (n, all) => `${n} of ${all} handled`,
  done: (does, n) => `${n} ${decided[does]}.`,
  waiting: (n) => `${n} kept on this device, to be sent once you are online.`,
  overtaken: (n) => `${n} had been decided by someone else; nothing counts twice.`,
  refused: (n) => `${n} did not go through.`,
  showRefused: "Show them",
  showAll: "Show all",
  undo: (n) => `Undo ${n}`,
  dismiss: "All right",
  overtakenNow: (by, state) => `Decided by ${by || "someone else"}, now “${state}”`,
  edit: (name) => `Hours granted to ${name}`,
  notHours: "A number above 0, four decimals at most",
};
