import type { PairState } from "../kinds/pair.ts";
import type { Workflow } from "./workflow.ts";

/** A pair walks the stages of its template; the gate of each is signed by both sides. */
export const pair = {
  kind: "pair",
  version: 1,
  initial: "active",
  settings: {},
  states: {
    active: {
      reads: ["mentor", "mentee", "groupLead", "schoolAdmin", "principal"],
      edits: { mentor: ["/evidence", "/topics"], mentee: ["/evidence", "/topics"] },
    },
    completed: { reads: ["mentor", "mentee", "groupLead", "schoolAdmin", "principal"], edits: {}, final: true },
    ended: { reads: ["mentor", "mentee", "groupLead", "schoolAdmin", "principal"], edits: {}, final: true },
  },
  effects: { passGate: { writes: ["pair"], undo: "none" } },
  transitions: [
    { id: "sign", from: ["active"], to: "active", by: ["mentor", "mentee"], guards: [{ complete: "template" }, { unsigned: "actor" }] },
    {
      id: "passGate",
      from: ["active"],
      to: "active",
      by: ["system"],
      auto: true,
      guards: [{ signed: ["mentor", "mentee"] }, { stepLeft: true }],
      effects: ["passGate"],
      clears: ["/signatures"],
    },
    {
      id: "complete",
      from: ["active"],
      to: "completed",
      by: ["system"],
      auto: true,
      guards: [{ signed: ["mentor", "mentee"] }, { stepLeft: false }],
      effects: ["passGate"],
      clears: ["/signatures"],
    },
    { id: "end", from: ["active"], to: "ended", by: ["schoolAdmin"], input: ["/reason"] },
  ],
} as const satisfies Workflow<PairState, "passGate">;
