import type { DebriefState } from "../kinds/debrief.ts";
import type { Workflow } from "./workflow.ts";

/** Written down by one, closed when it says who was there and what came of it; open again where something was forgotten. */
export const debrief = {
  kind: "debrief",
  version: 1,
  initial: "draft",
  settings: {},
  states: {
    draft: {
      reads: ["author", "participant"],
      edits: { author: ["/observations", "/on", "/participants", "/template", "/speeches", "/summary"] },
      awaits: ["author"],
    },
    closed: { reads: ["author", "participant", "groupLead", "schoolAdmin"], edits: {} },
  },
  effects: {},
  transitions: [
    { id: "close", from: ["draft"], to: "closed", by: ["author"], guards: [{ filled: ["/participants", "/speeches|/summary"] }] },
    { id: "reopen", from: ["closed"], to: "draft", by: ["author"] },
  ],
} as const satisfies Workflow<DebriefState, never>;
