import { sha256 } from "../../hash/sha256.ts";
import type { Attachment } from "../../kinds/index.ts";
import { attachmentIds, attachments } from "../records/attachments.ts";
import { orgs, people } from "../records/campus.ts";
import { hourIds } from "../records/hours.ts";
import {
  act,
  ask,
  born,
  create,
  created,
  found,
  get,
  list,
  next,
  page,
  refuse,
  remove,
  removed,
  story,
  without,
  written,
} from "./build.ts";

const upload = story("a-file-in-parts");

const text = "研讨会纪要：先估后算，再说理由。\n";
const bytes = new TextEncoder().encode(text).length;
const begun: Attachment = {
  ...born(attachmentIds.new, orgs.school),
  state: "open",
  name: "研讨会纪要.txt",
  type: "text/plain",
  size: bytes,
  of: { kind: "hour", id: hourIds.draft },
  by: people.teacher,
  received: [],
};
const sent = { name: begun.name, type: begun.type, size: begun.size, of: begun.of };
const path = `/v1/attachments/${begun.id}`;
const arrived: Attachment = { ...next(begun), received: [1] };
const complete: Attachment = { ...without(next(arrived), "received"), state: "complete", sha256: sha256(text), recognised: "text/plain" };

export const attachmentExchanges = [
  upload(
    "attachment.list",
    "groupLead",
    "of-a-record",
    "The files of a record.",
    list("attachment", { of: attachments.open.of.id }),
    page(attachments.open),
  ),
  upload(
    "attachment.get",
    "groupLead",
    "open",
    "Which parts have arrived: the upload goes on with the others.",
    get("attachment", attachmentIds.open),
    found(attachments.open),
  ),
  upload(
    "attachment.create",
    "teacher",
    "begun",
    "Name, type and size first; whose it is follows from the record that it is of.",
    create("attachment", begun.id, sent),
    created("attachment", begun),
  ),
  upload(
    "attachment.create",
    "teacher",
    "type-not-taken",
    "Files that can carry a program are not taken.",
    create("attachment", attachmentIds.complete.replace(/2$/, "9"), { ...sent, name: "a.html", type: "text/html" }),
    refuse("unsupported-type"),
  ),
  upload(
    "attachment.complete",
    "teacher",
    "too-early",
    "Parts are missing.",
    act("attachment", begun.id, "complete", 80, 1),
    refuse("guard-failed", ["/received not-received"]),
  ),
  upload(
    "attachment.part",
    "teacher",
    "the-only-one",
    "Parts are numbered from 1; each but the last has a mebibyte.",
    { method: "PUT", path: `${path}/parts/1`, headers: { "Content-Type": "application/octet-stream" }, body: text },
    written("attachment", arrived),
  ),
  upload(
    "attachment.part",
    "teacher",
    "no-such-part",
    "There is no second part of so small a file.",
    { method: "PUT", path: `${path}/parts/2`, headers: { "Content-Type": "application/octet-stream" }, body: text },
    refuse("validation"),
  ),
  upload(
    "attachment.complete",
    "teacher",
    "complete",
    "The bytes are looked at, and the file never changes again.",
    act("attachment", begun.id, "complete", 81, 2),
    written("attachment", complete),
  ),
  upload("attachment.content", "teacher", "read", "The file itself, to be saved.", ask(`${path}/content`), {
    status: 200,
    headers: { "Content-Type": "text/plain" },
    body: text,
  }),
  upload(
    "attachment.content",
    "schoolAdmin",
    "of-a-record-out-of-sight",
    "Who may not read the record may not read its files.",
    ask(`${path}/content`),
    refuse("not-found"),
  ),
  upload(
    "attachment.remove",
    "groupLead",
    "open",
    "An upload that nobody goes on with is removed.",
    remove("attachment", attachmentIds.open, 2),
    removed({ kind: "attachment", id: attachmentIds.open, version: 3 }),
  ),
];
