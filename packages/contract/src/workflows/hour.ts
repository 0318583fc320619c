import type { HourState } from "../kinds/hour.ts";
import { hourApprovers } from "./hour-approvers.ts";
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
  "/summary",
];
const above = ["schoolAdmin", "principal", "countyOfficer"] as const;
const grants = ["/approvedHours"];

/**
 * A declared study-hour record goes through one level of approval or several; one derived from a locked observation begins as approved.
 * Whoever decided takes it back for a while; whoever was rejected may appeal for a while, and another decides then.
 */
export const hour = {
  kind: "hour",
  version: 2,
  initial: "draft",
  settings: {
    levels: { type: "levels", default: ["school"] },
    undoWithin: { type: "hours", default: "24" },
    appealWithin: { type: "days", default: "15" },
  },
  approvers: hourApprovers,
  states: {
    draft: { reads: ["author"], edits: { author: facts } },
    submitted: {
      reads: ["author", "groupLead", ...above],
      edits: { groupLead: grants, schoolAdmin: grants, principal: grants, countyOfficer: grants },
      awaits: ["groupLead", "schoolAdmin", "countyOfficer"],
    },
    returned: { reads: ["author", ...above], edits: { author: facts }, awaits: ["author"] },
    approved: { reads: ["author", ...above], edits: {} },
    reported: { reads: ["author", ...above], edits: {} },
    registered: { reads: ["author", ...above], edits: {}, final: true },
    rejected: { reads: ["author", ...above], edits: {} },
    appealed: { reads: ["author", ...above], edits: { principal: grants, countyOfficer: grants }, awaits: ["principal"] },
    dismissed: { reads: ["author", ...above], edits: {}, final: true },
    withdrawn: { reads: ["author"], edits: {}, final: true },
  },
  effects: { grant: { writes: ["hour"], undo: "none" }, stepBack: { writes: ["hour"], undo: "none" } },
  transitions: [
    {
      id: "submit",
      from: ["draft", "returned"],
      to: "submitted",
      by: ["author"],
      guards: [{ filled: ["/on", "/title", "/category", "/minutes|/days|/lessons|/claimedHours"] }],
    },
    { id: "withdraw", from: ["draft", "submitted", "returned"], to: "withdrawn", by: ["author"] },
    {
      id: "approve",
      from: ["submitted"],
      to: "submitted",
      by: ["groupLead", ...above],
      guards: [{ actorIsNot: "/person" }, { stepLeft: true }],
      effects: ["grant"],
    },
    {
      id: "approve",
      from: ["submitted"],
      to: "approved",
      by: ["groupLead", ...above],
      guards: [{ actorIsNot: "/person" }, { stepLeft: false }],
      effects: ["grant"],
    },
    {
      id: "return",
      from: ["submitted"],
      to: "returned",
      by: ["groupLead", ...above],
      input: ["/reason"],
      guards: [{ actorIsNot: "/person" }],
    },
    { id: "reject", from: ["submitted"], to: "rejected", by: [...above], input: ["/reason"], guards: [{ actorIsNot: "/person" }] },
    {
      id: "reopen",
      from: ["submitted"],
      to: "submitted",
      by: ["groupLead", ...above],
      guards: [{ actorIs: "/decidedBy" }, { within: "undoWithin" }],
      effects: ["stepBack"],
      back: true,
    },
    {
      id: "reopen",
      from: ["approved", "returned", "rejected"],
      to: "submitted",
      by: [...above],
      guards: [{ actorIs: "/decidedBy" }, { within: "undoWithin" }],
      effects: ["stepBack"],
      back: true,
    },
    { id: "appeal", from: ["rejected"], to: "appealed", by: ["author"], input: ["/appeal"], guards: [{ within: "appealWithin" }] },
    {
      id: "allow",
      from: ["appealed"],
      to: "approved",
      by: ["principal", "countyOfficer"],
      guards: [{ actorIsNot: "/person" }, { actorIsNot: "/decidedBy" }],
      effects: ["grant"],
    },
    {
      id: "dismiss",
      from: ["appealed"],
      to: "dismissed",
      by: ["principal", "countyOfficer"],
      input: ["/answer"],
      guards: [{ actorIsNot: "/person" }, { actorIsNot: "/decidedBy" }],
    },
    { id: "report", from: ["approved"], to: "reported", by: ["system"], follows: true },
    { id: "register", from: ["reported"], to: "registered", by: ["system"], follows: true },
    { id: "giveBack", from: ["reported"], to: "approved", by: ["system"], follows: true },
  ],
} as const satisfies Workflow<HourState, "grant" | "stepBack">;
