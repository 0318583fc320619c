import type { AttachmentState } from "../kinds/attachment.ts";
import type { Workflow } from "./workflow.ts";

/** A file is open while its parts arrive, and complete for ever after. `anyone`: whoever may read the record that it is of. */
export const attachment = {
  kind: "attachment",
  version: 1,
  initial: "open",
  settings: {},
  states: {
    open: { reads: ["author"], edits: {} },
    complete: { reads: ["author", "anyone"], edits: {}, final: true },
  },
  effects: {},
  transitions: [{ id: "complete", from: ["open"], to: "complete", by: ["author"], guards: [{ checked: "file" }] }],
} as const satisfies Workflow<AttachmentState, never>;
