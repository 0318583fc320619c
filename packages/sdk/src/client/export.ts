import { exportEnd, type ExportFormat, type Kind } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import type { CallOptions } from "./records.ts";

/** Characters in which the last line of a file lies. */
const tailLength = 200;

/** The bytes of a file as they come. A file that was cut off on the way ends in an error, however well it looks. */
export async function exported(
  transport: Transport,
  kind: Kind,
  ask: { format?: ExportFormat } = {},
  { signal }: CallOptions = {},
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (!transport.export) throw new TransportError("not-offered", "This transport hands out no files of records.");
  const { body } = await transport.export(kind, ask as Record<string, string>, signal);
  if (!body) throw cutOff(kind);
  const decoder = new TextDecoder();
  let tail = "";
  return body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(portion, control) {
        tail = (tail + decoder.decode(portion, { stream: true })).slice(-tailLength);
        control.enqueue(portion);
      },
      flush(control) {
        if (exportEnd(ask.format ?? "csv", tail) === undefined) control.error(cutOff(kind));
      },
    }),
    ...(signal ? [{ signal }] : []),
  );
}

const cutOff = (kind: Kind): TransportError =>
  new TransportError("bad-answer", "The file was cut off on the way: its last line is missing. Ask for it again.", {
    retryable: true,
    breach: { operation: `${kind}.export`, by: "on the way" },
  });
