import type { PlanState } from "../kinds/plan.ts";
import type { Workflow } from "./workflow.ts";

/** A plan is written, submitted, approved level by level, or returned with a reason. Sections and items follow its state. */
export const plan = {
  kind: "plan",
  version: 1,
  initial: "draft",
  settings: { levels: { type: "levels", default: ["school"] } },
  states: {
    draft: { reads: ["author"], edits: { author: ["/title", "/theme", "/due"] }, awaits: ["author"] },
    approving: { reads: ["author", "groupLead", "schoolAdmin", "principal", "countyOfficer"], edits: {}, awaits: ["principal"] },
    returned: { reads: ["author", "principal"], edits: { author: ["/title", "/theme", "/due"] }, awaits: ["author"] },
    approved: { reads: ["author", "groupLead", "schoolAdmin", "principal", "countyOfficer"], edits: {} },
  },
  effects: { approval: { writes: ["plan"], undo: "none" } },
  transitions: [
    { id: "submit", from: ["draft", "returned"], to: "approving", by: ["author"], guards: [{ complete: "template" }] },
    { id: "takeBack", from: ["approving"], to: "draft", by: ["author"] },
    { id: "approve", from: ["approving"], to: "approving", by: ["principal"], guards: [{ stepLeft: true }], effects: ["approval"] },
    { id: "approve", from: ["approving"], to: "approved", by: ["principal"], guards: [{ stepLeft: false }], effects: ["approval"] },
    { id: "return", from: ["approving"], to: "returned", by: ["principal"], input: ["/reason"] },
  ],
} as const satisfies Workflow<PlanState, "approval">;
