import type { ReportState } from "../kinds/report.ts";
import type { Party, Workflow } from "./workflow.ts";

const reads = ["schoolAdmin", "principal", "countyOfficer"] satisfies Party[];

/** The school prepares and hands in, the county sends and reads the receipt. What moves with it is written by the effects (R009, R247, R248). */
export const report = {
  kind: "report",
  version: 1,
  initial: "draft",
  settings: {},
  states: {
    draft: { reads, edits: {} },
    submitted: { reads, edits: {}, awaits: ["countyOfficer"] },
    sent: { reads, edits: {}, awaits: ["countyOfficer"] },
    receipted: { reads, edits: {}, final: true },
    withdrawn: { reads, edits: {}, final: true },
  },
  effects: {
    gatherCredits: { writes: ["report", "credit"], undo: "none" },
    sendCredits: { writes: ["report", "credit", "hour"], undo: "none" },
    takeReceipt: { writes: ["report", "credit", "hour"], undo: "none" },
    dropCredits: { writes: ["report", "credit"], undo: "none" },
  },
  transitions: [
    {
      id: "prepare",
      from: ["draft"],
      to: "draft",
      by: ["schoolAdmin", "countyOfficer"],
      guards: [{ checked: "credits" }],
      effects: ["gatherCredits"],
    },
    { id: "submit", from: ["draft"], to: "submitted", by: ["schoolAdmin"], guards: [{ filled: ["/items"] }] },
    {
      id: "send",
      from: ["draft", "submitted"],
      to: "sent",
      by: ["countyOfficer"],
      guards: [{ filled: ["/items"] }],
      effects: ["sendCredits"],
    },
    { id: "return", from: ["submitted"], to: "draft", by: ["countyOfficer"], input: ["/reason"] },
    {
      id: "receipt",
      from: ["sent"],
      to: "receipted",
      by: ["countyOfficer"],
      input: ["/receipt"],
      guards: [{ checked: "receipt" }],
      effects: ["takeReceipt"],
    },
    {
      id: "withdraw",
      from: ["draft", "submitted"],
      to: "withdrawn",
      by: ["schoolAdmin", "countyOfficer"],
      effects: ["dropCredits"],
    },
  ],
} as const satisfies Workflow<ReportState, string>;
