import { sha256 } from "../../hash/sha256.ts";
import type { Attachment } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, people } from "./campus.ts";
import { hourIds } from "./hours.ts";
import { observationIds } from "./observations.ts";

const attachment = exampleOf("attachment");

export const attachmentIds = { open: exampleId(18, 1), complete: exampleId(18, 2), new: exampleId(18, 3) } as const;

const photo: Attachment = {
  ...base(attachmentIds.open, undefined, 2, "2026-11-18T03:00:00.000Z"),
  state: "open",
  name: "板书.jpg",
  type: "image/jpeg",
  size: 2_400_000,
  of: { kind: "observation", id: observationIds.draft },
  by: people.groupLead,
  received: [1],
};

export const attachments = {
  open: photo,
  complete: {
    ...base(attachmentIds.complete, undefined, 4, "2026-10-15T03:00:00.000Z"),
    state: "complete",
    name: "研讨会证明.pdf",
    type: "application/pdf",
    size: 88_210,
    of: { kind: "hour", id: hourIds.approved },
    by: people.teacher,
    sha256: sha256("研讨会证明.pdf"),
    recognised: "application/pdf",
  },
} as const satisfies Record<string, Attachment>;

export const attachmentExamples = [
  attachment("open", "Three parts, of which one has arrived: an upload that was interrupted goes on with the others.", attachments.open),
  attachment("complete", "The whole file is there: its hash, and what the bytes themselves show.", attachments.complete),
];
