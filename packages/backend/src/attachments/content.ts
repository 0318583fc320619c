import { ProblemError, type Attachment, type Id } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { readable } from "../read.ts";
import type { Store } from "../store/store.ts";

/** A file as it is handed out. */
export interface FileContent {
  record: Attachment;
  /** In portions, one after the other. */
  bytes: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** The file of an attachment, for whoever may read it. @throws {ProblemError} `not-found`; `guard-failed` while parts have yet to come. */
export async function contentOf(store: Store, who: Who, id: Id): Promise<FileContent> {
  const { body } = await readable(store, who, { kind: "attachment", id }, "attachment.content");
  const record = body as unknown as Attachment;
  if (record.state !== "complete")
    throw new ProblemError("guard-failed", "The file is not complete yet. Send what is missing, then complete it.");
  return { record, bytes: store.parts(who.tenant, id) };
}
