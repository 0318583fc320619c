import type { Attachment, Breach, Id, WriteAnswer } from "@xiaoben/contract";
import { upload } from "../attach/upload.ts";
import { TransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { askOver } from "./ask.ts";
import type { Wire } from "./wire.ts";
import { pathOf } from "./write.ts";

/** Milliseconds for one part, and for a whole file, over a line of 100 kbit/s. */
const [partTime, fileTime] = [120_000, 900_000];

/** Attaches a file over HTTP, part by part. */
export function attachOver(wire: Wire, write: Transport["write"], by: Breach["by"]): NonNullable<Transport["attach"]> {
  const ask = askOver(wire, by);
  const put = async (id: Id, part: number, body: Blob, signal: AbortSignal | undefined): Promise<Attachment> => {
    const ref = { kind: "attachment", id } as const;
    const { record } = await ask<WriteAnswer<"attachment">>(
      {
        operation: "attachment.part",
        question: { asks: "write", of: ref },
        of: "change",
        list: "changes",
        beside: { property: "record", kind: "attachment" },
      },
      { method: "PUT", path: `${pathOf(ref)}/parts/${part}`, body, timeout: partTime, signal },
    );
    if (!record)
      throw new TransportError("bad-answer", "A part was taken, and the answer does not hold the attachment.", { retryable: true });
    return record;
  };
  return (file, to, options) => upload({ write, put }, file, to, options);
}

/** The file of an attachment. */
export async function contentOver(wire: Wire, id: Id, signal?: AbortSignal): Promise<Blob> {
  const path = `${pathOf({ kind: "attachment", id })}/content`;
  const answer = await wire.send({ method: "GET", path, read: "file", timeout: fileTime, signal });
  if (answer instanceof Blob) return answer;
  throw new TransportError("bad-answer", "The answer is not a file.", { request: `GET ${path}`, retryable: false });
}
