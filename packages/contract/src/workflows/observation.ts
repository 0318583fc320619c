import type { ObservationState } from "../kinds/observation.ts";
import type { Workflow } from "./workflow.ts";

/**
 * draft → submitted → answered → locked, and back by mutual agreement. Of an inspection the same states say how far its findings are followed up:
 * open, answered with what was done, confirmed; who inspected returns what is not done yet. It gives no hours and needs no debrief.
 */
export const observation = {
  kind: "observation",
  version: 1,
  initial: "draft",
  settings: {
    answerWithin: { type: "hours", default: "48" },
    takeBackWithin: { type: "hours", default: "1" },
    debriefRequired: { type: "switch", default: false },
  },
  states: {
    draft: {
      reads: ["author"],
      edits: {
        author: [
          "/points",
          "/notes",
          "/segments",
          "/tallies",
          "/quotes",
          "/ratings",
          "/strengths",
          "/problems",
          "/measures",
          "/nextStep",
          "/attachments",
        ],
      },
      awaits: ["author"],
    },
    submitted: {
      reads: ["author", "observed", "groupLead", "inspector"],
      edits: { observed: ["/answer", "/reflection"] },
      awaits: ["observed"],
      clock: "answerWithin",
    },
    answered: { reads: ["author", "observed", "groupLead", "inspector"], edits: {}, awaits: ["author", "observed"] },
    locked: { reads: ["author", "observed", "groupLead", "schoolAdmin", "inspector"], edits: {} },
    unlocking: { reads: ["author", "observed", "groupLead", "inspector"], edits: {}, awaits: ["author", "observed"] },
    withdrawn: { reads: ["author"], edits: {}, final: true },
  },
  effects: { hoursForObserver: { writes: ["hour"], undo: "counterEntry" } },
  transitions: [
    { id: "submit", from: ["draft"], to: "submitted", by: ["author"], guards: [{ filled: ["/lesson", "/ratings|/strengths|/problems"] }] },
    { id: "takeBack", from: ["submitted"], to: "draft", by: ["author"], guards: [{ within: "takeBackWithin" }] },
    { id: "withdraw", from: ["draft", "submitted"], to: "withdrawn", by: ["author"] },
    { id: "answer", from: ["submitted"], to: "answered", by: ["observed"], guards: [{ filled: ["/answer"] }] },
    {
      id: "return",
      from: ["answered"],
      to: "submitted",
      by: ["author"],
      input: ["/reason"],
      guards: [{ aim: "inspection" }],
      clears: ["/signatures"],
      back: true,
    },
    { id: "sign", from: ["answered"], to: "answered", by: ["author", "observed"], guards: [{ unsigned: "actor" }] },
    {
      id: "lock",
      from: ["answered"],
      to: "locked",
      by: ["system"],
      auto: true,
      effects: ["hoursForObserver"],
      guards: [
        { aim: "learning" },
        { signed: ["author", "observed"] },
        { linked: { kind: "debrief", by: "observation", state: "closed", atLeast: 1 }, onlyIf: "debriefRequired" },
      ],
    },
    {
      id: "lock",
      from: ["answered"],
      to: "locked",
      by: ["system"],
      auto: true,
      guards: [{ aim: "inspection" }, { signed: ["author", "observed"] }],
    },
    { id: "askUnlock", from: ["locked"], to: "unlocking", by: ["author", "observed"], input: ["/reason"] },
    {
      id: "agree",
      from: ["unlocking"],
      to: "draft",
      by: ["author", "observed"],
      guards: [{ actorIsNot: "/unlockAskedBy" }],
      undoes: ["hoursForObserver"],
      clears: ["/signatures", "/answer"],
    },
    {
      id: "refuse",
      from: ["unlocking"],
      to: "locked",
      by: ["author", "observed"],
      guards: [{ actorIsNot: "/unlockAskedBy" }],
      input: ["/reason"],
    },
    { id: "shareTallies", from: ["submitted"], to: "submitted", by: ["observed"] },
    { id: "hideTallies", from: ["submitted"], to: "submitted", by: ["observed"] },
    { id: "shareTallies", from: ["answered"], to: "answered", by: ["observed"] },
    { id: "hideTallies", from: ["answered"], to: "answered", by: ["observed"] },
    { id: "shareTallies", from: ["locked"], to: "locked", by: ["observed"] },
    { id: "hideTallies", from: ["locked"], to: "locked", by: ["observed"] },
  ],
} as const satisfies Workflow<ObservationState, "hoursForObserver">;
