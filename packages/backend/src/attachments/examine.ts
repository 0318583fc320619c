import { partsMissing, ProblemError, type Attachment, type Id } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { issue } from "../records/issues.ts";
import type { Services } from "../services.ts";
import type { Store } from "../store/store.ts";
import { fits, recognise } from "./recognise.ts";

/** What the bytes of a file show. */
export interface Examined {
  /** Version of the record whose bytes were looked at: every part that arrives makes the next. */
  version: number;
  sha256: string;
  recognised: string;
}

/**
 * Looks at the bytes of an open attachment, before the transaction that completes it: they are many, and a transaction is short.
 * `undefined` where somebody else asks, or a part is missing: what follows refuses it.
 * @throws {ProblemError} `unsupported-type` where the bytes are not what was said.
 */
export async function examine({ store, hash }: Pick<Services, "store" | "hash">, who: Who, id: Id): Promise<Examined | undefined> {
  const stored = await store.get(who.tenant, { kind: "attachment", id });
  if (!stored || stored.deleted || stored.owner !== who.person || stored.state !== "open") return undefined;
  const record = stored.body as Attachment;
  if (partsMissing(record).length > 0) return undefined;
  const bytes = await wholeFile(store, who.tenant, record);
  const recognised = recognise(bytes);
  if (!recognised || !fits(record.type, recognised))
    throw new ProblemError(
      "unsupported-type",
      `The file "${record.name}" is called ${record.type}; its bytes show ${recognised ?? "no type that is taken"}.`,
      { issues: [issue("/type", "not-as-its-bytes", "Save the file anew as one of the types that are taken, and attach that.")] },
    );
  return { version: record.version, sha256: hash(bytes), recognised };
}

async function wholeFile(store: Store, tenant: string, { id, size }: Attachment): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const part of store.parts(tenant, id)) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
