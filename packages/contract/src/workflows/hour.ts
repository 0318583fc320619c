import type { HourState } from "../kinds/hour.ts";
import type { Workflow } from "./workflow.ts";

const facts = [
  "/on",
  "/until",
  "/title",
  "/minutes",
  "/days",
  "/lessons",
  "/claimedHours",
  "/category",
  "/role",
  "/level",
  "/result",
  "/activity",
];

/** A declared study-hour record goes to the school; one derived from a locked observation begins as approved. */
export const hour = {
  kind: "hour",
  version: 1,
  initial: "draft",
  settings: {},
  states: {
    draft: { reads: ["author"], edits: { author: facts } },
    submitted: {
      reads: ["author", "schoolAdmin", "principal", "countyOfficer"],
      edits: { schoolAdmin: ["/approvedHours"] },
      awaits: ["schoolAdmin"],
    },
    returned: { reads: ["author", "schoolAdmin", "principal"], edits: { author: facts }, awaits: ["author"] },
    approved: { reads: ["author", "schoolAdmin", "principal", "countyOfficer"], edits: {} },
    reported: { reads: ["author", "schoolAdmin", "principal", "countyOfficer"], edits: {} },
    registered: { reads: ["author", "schoolAdmin", "principal", "countyOfficer"], edits: {}, final: true },
    rejected: { reads: ["author", "schoolAdmin", "principal", "countyOfficer"], edits: {}, final: true },
    withdrawn: { reads: ["author"], edits: {}, final: true },
  },
  effects: {},
  transitions: [
    {
      id: "submit",
      from: ["draft", "returned"],
      to: "submitted",
      by: ["author"],
      guards: [{ filled: ["/on", "/title", "/category", "/minutes|/days|/lessons|/claimedHours"] }],
    },
    { id: "withdraw", from: ["draft", "submitted", "returned"], to: "withdrawn", by: ["author"] },
    { id: "approve", from: ["submitted"], to: "approved", by: ["schoolAdmin"] },
    { id: "return", from: ["submitted"], to: "returned", by: ["schoolAdmin"], input: ["/reason"] },
    { id: "reject", from: ["submitted"], to: "rejected", by: ["schoolAdmin"], input: ["/reason"] },
  ],
} as const satisfies Workflow<HourState, never>;
