import type { ActivityState } from "../kinds/activity.ts";
import type { Workflow } from "./workflow.ts";

const content = [
  "/title",
  "/category",
  "/level",
  "/on",
  "/until",
  "/from",
  "/to",
  "/minutes",
  "/place",
  "/theme",
  "/goal",
  "/measures",
  "/appraisal",
  "/speaker",
  "/speakers",
  "/participants",
  "/openTo",
  "/group",
  "/checklists",
  "/makesUpFor",
];
const record = ["/minutesTaken", "/feedback"];

/**
 * Planned by who organises it, opened when people come, closed when the list stands. Who inspects it afterwards is somebody else.
 * Closing books the hours of those who were there; opening it again takes them back.
 */
export const activity = {
  kind: "activity",
  version: 1,
  initial: "planned",
  settings: { codeFor: { type: "minutes", default: "15" }, lateAfter: { type: "minutes", default: "10" } },
  states: {
    planned: { reads: ["anyone"], edits: { author: content } },
    open: { reads: ["anyone"], edits: { author: [...content, ...record] }, awaits: ["author"] },
    held: { reads: ["anyone"], edits: { author: record, schoolAdmin: ["/checks"], principal: ["/checks"], countyOfficer: ["/checks"] } },
    checked: { reads: ["anyone"], edits: {} },
    cancelled: { reads: ["anyone"], edits: {}, final: true },
  },
  effects: {
    expectPeople: { writes: ["participation"], undo: "none" },
    closeList: { writes: ["participation"], undo: "none" },
    reopenList: { writes: ["participation"], undo: "none" },
    hoursForParticipants: { writes: ["hour"], undo: "counterEntry" },
    markChecked: { writes: ["participation", "hour"], undo: "none" },
  },
  transitions: [
    {
      id: "open",
      from: ["planned"],
      to: "open",
      by: ["author"],
      guards: [{ filled: ["/participants|/openTo"] }, { complete: "before" }],
      effects: ["expectPeople"],
    },
    { id: "renewCode", from: ["open"], to: "open", by: ["author"], effects: ["expectPeople"] },
    { id: "hold", from: ["open"], to: "held", by: ["author"], effects: ["closeList", "hoursForParticipants"] },
    {
      id: "reopen",
      from: ["held", "checked"],
      to: "open",
      by: ["author", "schoolAdmin"],
      input: ["/reason"],
      effects: ["reopenList"],
      undoes: ["hoursForParticipants"],
      back: true,
    },
    {
      id: "check",
      from: ["held"],
      to: "checked",
      by: ["schoolAdmin", "principal", "countyOfficer"],
      guards: [{ actorIsNot: "/host" }, { complete: "after" }],
      effects: ["markChecked"],
    },
    { id: "cancel", from: ["planned", "open"], to: "cancelled", by: ["author", "schoolAdmin"], input: ["/reason"], back: true },
  ],
} as const satisfies Workflow<ActivityState, "expectPeople" | "closeList" | "reopenList" | "hoursForParticipants" | "markChecked">;
