import type { LessonState } from "../kinds/lesson.ts";
import type { Workflow } from "./workflow.ts";

const content = [
  "/className",
  "/subject",
  "/subjectName",
  "/topic",
  "/kind",
  "/on",
  "/slot",
  "/lessons",
  "/mode",
  "/observers",
  "/points",
  "/form",
  "/idea",
  "/intent",
  "/openTo",
];
const reads = ["teacher", "observer", "audience", "groupLead", "schoolAdmin", "principal"] as const;

/** A lesson is prepared, its idea handed out, and it waits for those who were asked to observe it. */
export const lesson = {
  kind: "lesson",
  version: 1,
  initial: "planned",
  settings: { announceBefore: { type: "days", default: "2" } },
  states: {
    planned: {
      reads: [...reads],
      edits: { teacher: content, schoolAdmin: content },
      awaits: ["observer"],
      opens: "observation.create",
    },
    held: {
      reads: [...reads],
      edits: {},
      awaits: ["observer"],
      opens: "observation.create",
    },
    cancelled: { reads: [...reads], edits: {}, final: true },
  },
  effects: {},
  transitions: [
    { id: "announce", from: ["planned"], to: "planned", by: ["teacher"], guards: [{ filled: ["/idea|/intent"] }] },
    { id: "hold", from: ["planned"], to: "held", by: ["teacher", "schoolAdmin"] },
    { id: "cancel", from: ["planned"], to: "cancelled", by: ["teacher", "schoolAdmin"], input: ["/reason"] },
  ],
} as const satisfies Workflow<LessonState, never>;
