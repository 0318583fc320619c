import type { PackState } from "../kinds/practice.ts";
import type { Workflow } from "./workflow.ts";

/** A version of a pack is written as a draft, checked, published for good, and withdrawn when nothing is judged by it any more. */
export const pack = {
  kind: "pack",
  version: 1,
  initial: "draft",
  settings: {},
  states: {
    draft: {
      reads: ["schoolAdmin", "principal", "countyOfficer"],
      edits: { schoolAdmin: ["/pack"], principal: ["/pack"], countyOfficer: ["/pack"] },
    },
    published: { reads: ["anyone"], edits: {} },
    withdrawn: { reads: ["anyone"], edits: {}, final: true },
  },
  effects: {},
  transitions: [
    {
      id: "publish",
      from: ["draft"],
      to: "published",
      by: ["schoolAdmin", "principal", "countyOfficer"],
      guards: [{ checked: "pack" }],
    },
    {
      id: "withdraw",
      from: ["published"],
      to: "withdrawn",
      by: ["schoolAdmin", "principal", "countyOfficer"],
      input: ["/reason"],
      guards: [{ unbound: "pack" }],
    },
  ],
} as const satisfies Workflow<PackState, never>;
