import type { ParticipationState } from "../kinds/participation.ts";
import type { Workflow } from "./workflow.ts";

const list = ["/role", "/attendance", "/arrived", "/left", "/result"];
const reads = ["author", "host", "schoolAdmin", "principal"] as const;
/** Whoever may answer an appeal: the county where the principal decided herself, or it is hers. */
const above = ["principal", "countyOfficer"] as const;

/**
 * Expected, signed in, closed with the list. Who does not come asks to be excused, before or after; who is refused appeals;
 * and only what nobody can bring up anything against any more is settled.
 */
export const participation = {
  kind: "participation",
  version: 1,
  initial: "expected",
  settings: {
    excuseWithin: { type: "days", default: "7" },
    appealWithin: { type: "days", default: "7" },
    undoWithin: { type: "hours", default: "24" },
  },
  states: {
    expected: { reads: [...reads], edits: { author: ["/because"], host: list } },
    recorded: { reads: [...reads], edits: {} },
    excused: { reads: [...reads], edits: { host: list } },
    absent: { reads: [...reads], edits: { author: ["/because"] }, awaits: ["author"], clock: "excuseWithin" },
    asked: { reads: [...reads], edits: { author: ["/because"], host: list }, awaits: ["host"] },
    refused: { reads: [...reads], edits: { author: ["/appeal"], host: list }, awaits: ["author"], clock: "appealWithin" },
    appealed: { reads: [...reads, "countyOfficer"], edits: { author: ["/appeal"], host: list }, awaits: ["principal"] },
    settled: { reads: [...reads], edits: { host: list } },
  },
  effects: {},
  transitions: [
    {
      id: "signIn",
      from: ["expected", "excused", "asked", "refused", "appealed", "settled"],
      to: "expected",
      by: ["author"],
      input: ["/code"],
      guards: [{ code: "activity" }],
    },
    { id: "excuse", from: ["expected"], to: "asked", by: ["author"], input: ["/because"] },
    { id: "excuse", from: ["absent"], to: "asked", by: ["author"], input: ["/because"], guards: [{ within: "excuseWithin" }] },
    { id: "grant", from: ["asked"], to: "excused", by: ["host", "schoolAdmin"], guards: [{ actorIsNot: "/person" }] },
    {
      id: "refuse",
      from: ["asked"],
      to: "refused",
      by: ["host", "schoolAdmin"],
      input: ["/reason"],
      guards: [{ actorIsNot: "/person" }],
      back: true,
    },
    {
      id: "reconsider",
      from: ["excused", "refused"],
      to: "asked",
      by: ["host", "schoolAdmin"],
      guards: [{ filled: ["/because"] }, { actorIsNot: "/person" }, { within: "undoWithin" }],
      back: true,
    },
    { id: "appeal", from: ["refused"], to: "appealed", by: ["author"], input: ["/appeal"], guards: [{ within: "appealWithin" }] },
    { id: "allow", from: ["appealed"], to: "excused", by: [...above], guards: [{ actorIsNot: "/person" }, { actorIsNot: "/decidedBy" }] },
    {
      id: "dismiss",
      from: ["appealed"],
      to: "settled",
      by: [...above],
      input: ["/answer"],
      guards: [{ actorIsNot: "/person" }, { actorIsNot: "/decidedBy" }],
      back: true,
    },
    { id: "settle", from: ["absent"], to: "settled", by: ["host", "schoolAdmin", "principal"], guards: [{ past: "excuseWithin" }] },
    { id: "settle", from: ["refused"], to: "settled", by: ["host", "schoolAdmin", "principal"], guards: [{ past: "appealWithin" }] },
  ],
} as const satisfies Workflow<ParticipationState, never>;
