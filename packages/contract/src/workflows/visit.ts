import type { VisitState } from "../kinds/visit.ts";
import type { Workflow } from "./workflow.ts";

/** Who may come to a lesson comes; who must ask waits for its teacher, its host here: the party `teacher` would be every colleague who holds that role. */
export const visit = {
  kind: "visit",
  version: 1,
  initial: "asked",
  settings: {},
  states: {
    asked: {
      reads: ["author", "host", "teacher", "groupLead", "schoolAdmin", "principal"],
      edits: { author: ["/points", "/topic"] },
      awaits: ["host"],
    },
    coming: {
      reads: ["author", "host", "teacher", "groupLead", "schoolAdmin", "principal"],
      edits: { author: ["/points", "/topic"] },
    },
    declined: { reads: ["author", "host"], edits: {}, final: true },
    withdrawn: { reads: ["author"], edits: {}, final: true },
  },
  effects: {
    joinLesson: { writes: ["lesson"], undo: "none" },
    leaveLesson: { writes: ["lesson"], undo: "none" },
  },
  transitions: [
    { id: "come", from: ["asked"], to: "coming", by: ["author"], guards: [{ welcome: "lesson" }], effects: ["joinLesson"] },
    { id: "welcome", from: ["asked"], to: "coming", by: ["host"], effects: ["joinLesson"] },
    { id: "decline", from: ["asked"], to: "declined", by: ["host"], input: ["/reason"] },
    { id: "acknowledge", from: ["asked"], to: "asked", by: ["author"], guards: [{ unread: "lesson" }] },
    { id: "acknowledge", from: ["coming"], to: "coming", by: ["author"], guards: [{ unread: "lesson" }] },
    { id: "withdraw", from: ["asked", "coming"], to: "withdrawn", by: ["author"], effects: ["leaveLesson"] },
  ],
} as const satisfies Workflow<VisitState, "joinLesson" | "leaveLesson">;
