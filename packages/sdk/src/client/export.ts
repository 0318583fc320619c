import { exportEnd, type ExportFormat, type ExportText, type Kind } from "@xiaoben/contract";
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
  const { format = "csv" } = ask;
  const end = format === "xlsx" ? endOfWorkbook() : endOfText(format);
  return body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(portion, control) {
        end.after(portion);
        control.enqueue(portion);
      },
      flush(control) {
        if (!end.isThere()) control.error(cutOff(kind));
      },
    }),
    ...(signal ? [{ signal }] : []),
  );
}

/** Whether the end of a file has come. */
interface End {
  after(portion: Uint8Array): void;
  isThere(): boolean;
}

function endOfText(format: ExportText): End {
  const decoder = new TextDecoder();
  let tail = "";
  return {
    after: (portion) => (tail = (tail + decoder.decode(portion, { stream: true })).slice(-tailLength)),
    isThere: () => exportEnd(format, tail) !== undefined,
  };
}

/** A workbook ends with the 22 bytes of its directory's end. */
function endOfWorkbook(): End {
  let tail: number[] = [];
  return {
    after: (portion) => (tail = [...tail, ...portion.subarray(-22)].slice(-22)),
    isThere: () => [0x50, 0x4b, 0x05, 0x06].every((byte, at) => tail[at] === byte),
  };
}

const cutOff = (kind: Kind): TransportError =>
  new TransportError("bad-answer", "The file was cut off on the way: its end is missing. Ask for it again.", {
    retryable: true,
    breach: { operation: `${kind}.export`, by: "on the way" },
  });
