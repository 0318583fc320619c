import type { CreditState } from "../kinds/credit.ts";
import type { Party, Workflow } from "./workflow.ts";

const reads = ["author", "schoolAdmin", "principal", "countyOfficer"] satisfies Party[];
/** A credit goes where its report goes; people only say that a rejected one was put right. */
export const credit = {
  kind: "credit",
  version: 1,
  initial: "prepared",
  settings: {},
  states: {
    prepared: { reads, edits: {} },
    reported: { reads, edits: {} },
    registered: { reads, edits: {} },
    rejected: { reads, edits: {}, awaits: ["schoolAdmin"] },
    corrected: { reads, edits: {}, final: true },
    withdrawn: { reads, edits: {}, final: true },
  },
  effects: {},
  transitions: [
    { id: "drop", from: ["prepared"], to: "withdrawn", by: ["system"], follows: true },
    { id: "report", from: ["prepared"], to: "reported", by: ["system"], follows: true },
    { id: "register", from: ["reported"], to: "registered", by: ["system"], follows: true },
    { id: "reject", from: ["reported"], to: "rejected", by: ["system"], follows: true },
    { id: "correct", from: ["rejected"], to: "corrected", by: ["schoolAdmin", "countyOfficer"], input: ["/note"] },
    { id: "replace", from: ["registered"], to: "corrected", by: ["system"], follows: true },
  ],
} as const satisfies Workflow<CreditState, never>;
