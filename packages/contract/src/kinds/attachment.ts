import type { Id } from "../ids/id.ts";
import type { RecordBase, Ref } from "./record.ts";

/** How far an attachment has come. */
export type AttachmentState = "open" | "complete";

/**
 * A file that belongs to a record: a photo, a scan, a document. The bytes come in parts while it is open; once it is complete,
 * nothing of it changes, and whoever may read the record that it is `of` may read it.
 */
export interface Attachment extends RecordBase {
  /** `open` while its parts arrive, then `complete`. */
  state: AttachmentState;
  /** Name of the file, with its ending. */
  name: string;
  /** Media type: one of `attachmentTypes`. A newer back end may know more. */
  type: string;
  /** Bytes of the whole file. */
  size: number;
  /** The record that it was attached to. `org` is that record's. */
  of: Ref;
  /** Who attached it. */
  by: Id;
  /** While it is open: parts that have arrived, ascending. An upload that was interrupted goes on with the others. */
  received?: number[];
  /** Of the whole file, in lower-case hex, once it is complete. */
  sha256?: string;
  /** Media type that the bytes themselves show, once it is complete; a table in text shows as `text/plain`. */
  recognised?: string;
}
