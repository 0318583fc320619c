import type { PublicationState } from "../kinds/publication.ts";
import type { Party, Workflow } from "./workflow.ts";

const heads = ["schoolAdmin", "principal", "countyOfficer"] as const satisfies Party[];

/**
 * Drawn up, shown to those who are named, put right where they object, and then made public (R014, R020). How many days they have is a setting; without one,
 * whoever drew it up ends that time by hand. Where persons are criticised, another approves it.
 */
export const publication = {
  kind: "publication",
  version: 1,
  initial: "draft",
  settings: { objectWithin: { type: "days", default: "0" } },
  states: {
    draft: { reads: ["author", ...heads], edits: { author: ["/title", "/notice", "/period", "/items"] } },
    forObjection: { reads: ["author", "named", ...heads], edits: { author: ["/items"] } },
    published: { reads: ["author", "named", "audience", ...heads], edits: {} },
    withdrawn: { reads: ["author", ...heads], edits: {}, final: true },
  },
  effects: { publishList: { writes: ["publication"], undo: "none" } },
  transitions: [
    { id: "open", from: ["draft"], to: "forObjection", by: ["author"], guards: [{ filled: ["/title", "/items"] }] },
    { id: "object", from: ["forObjection"], to: "forObjection", by: ["named"], input: ["/objection"] },
    {
      id: "answer",
      from: ["forObjection"],
      to: "forObjection",
      by: ["author"],
      input: ["/answerTo", "/answer"],
      guards: [{ checked: "objection" }],
    },
    { id: "recall", from: ["forObjection"], to: "draft", by: ["author"], back: true },
    {
      id: "publish",
      from: ["forObjection"],
      to: "published",
      by: ["author", ...heads],
      guards: [{ filled: ["/items"] }, { past: "objectWithin" }, { checked: "objections" }, { checked: "approval" }],
      effects: ["publishList"],
    },
    { id: "withdraw", from: ["draft", "forObjection", "published"], to: "withdrawn", by: ["author", ...heads], input: ["/reason"] },
  ],
} as const satisfies Workflow<PublicationState, string>;
