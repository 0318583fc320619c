import type { LessonState } from "../kinds/lesson.ts";
import type { Workflow } from "./workflow.ts";

/** A lesson waits for those who were asked to observe it. */
export const lesson = {
  kind: "lesson",
  version: 1,
  initial: "planned",
  settings: {},
  states: {
    planned: {
      reads: ["teacher", "observer", "groupLead", "schoolAdmin", "principal"],
      edits: {},
      awaits: ["observer"],
      opens: "observation.create",
    },
    held: {
      reads: ["teacher", "observer", "groupLead", "schoolAdmin", "principal"],
      edits: {},
      awaits: ["observer"],
      opens: "observation.create",
    },
    cancelled: { reads: ["teacher", "observer", "groupLead", "schoolAdmin", "principal"], edits: {}, final: true },
  },
  effects: {},
  transitions: [
    { id: "hold", from: ["planned"], to: "held", by: ["teacher", "schoolAdmin"] },
    { id: "cancel", from: ["planned"], to: "cancelled", by: ["teacher", "schoolAdmin"], input: ["/reason"] },
  ],
} as const satisfies Workflow<LessonState, never>;
