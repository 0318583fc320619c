import { newId, partRange, partsMissing, type Attachment, type Id, type Ref } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { backOff, pause } from "../timing.ts";
import type { AttachOptions, Transport } from "../transport.ts";
import { prepared } from "./prepare.ts";

/** How an upload reaches the back end: its writes, and the parts. */
export interface UploadWay {
  write: Transport["write"];
  /** Puts a part; answers the attachment as it is then. */
  put(id: Id, part: number, bytes: Blob, signal: AbortSignal | undefined): Promise<Attachment>;
}

/** Pauses before what failed in passing is tried again, in milliseconds. */
export interface Patience {
  first: number;
  most: number;
  /** Tries without a part getting through, after which it is given up. */
  tries: number;
}

const patient: Patience = { first: 1_000, most: 20_000, tries: 6 };

/**
 * Attaches a file to a record: begins, sends what is missing part by part, and completes. Where an answer is lost or the line breaks, it asks
 * what has arrived and goes on with the rest. Pictures are made smaller first and lose what the camera wrote into them.
 * What was begun is removed again where it is refused, or the caller gives up.
 * @throws {TransportError} `unsupported-type`, `too-large` and `validation` before anything is sent; `aborted`; and what the back end refuses.
 */
export async function upload(way: UploadWay, file: Blob, to: Ref, options: AttachOptions = {}, patience: Patience = patient): Promise<Ref> {
  const { signal, onProgress } = options;
  const { bytes, ...about } = await prepared(file, signal);
  const body = { ...about, size: bytes.size, of: to };
  const [id, begin, complete] = [newId(), newId(), newId()];
  const told = (record: Attachment): Attachment => {
    onProgress?.(bytes.size - leftOf(record), bytes.size);
    return record;
  };
  let tried = 0;
  const once = async (): Promise<void> => {
    const { record } = await way.write("attachment.create", { id, body }, begin, signal);
    let now = told((record as Attachment | undefined) ?? emptyOf(body));
    for (const part of partsMissing(now)) {
      const { from, to: end } = partRange(bytes.size, part)!;
      now = told(await way.put(id, part, bytes.slice(from, end, "application/octet-stream"), signal));
      tried = 0;
    }
    if (now.state !== "complete") await way.write("attachment.complete", { id }, complete, signal);
  };
  for (;;) {
    try {
      demandWanted(signal);
      await once();
      return { kind: "attachment", id };
    } catch (error) {
      if (!mayPass(error) || ++tried >= patience.tries || (error.retryAfter ?? 0) > longestAsked) {
        takeBack(way, id, error);
        throw error;
      }
      await pause(Math.max(error.retryAfter ?? 0, backOff(tried - 1, patience.first, patience.most)), signal);
    }
  }
}

/** A back end that asks for more is taken at its word: the person is told. */
const longestAsked = 60_000;

const mayPass = (error: unknown): error is TransportError => isTransportError(error) && error.retryable && error.code !== "aborted";

const leftOf = (record: Attachment): number =>
  record.state === "complete"
    ? 0
    : partsMissing(record).reduce((sum, part) => {
        const { from, to } = partRange(record.size, part)!;
        return sum + to - from;
      }, 0);

/** A back end that answers no record of what was begun has nothing of it yet. */
const emptyOf = (body: Pick<Attachment, "name" | "type" | "size" | "of">): Attachment => ({ ...body, state: "open" }) as Attachment;

function demandWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new TransportError("aborted", "The caller gave up.");
}

/** Nobody waits for it: what stays open is seen by its author alone, and without a line to the back end it cannot be removed. */
function takeBack(way: UploadWay, id: Id, because: unknown): void {
  if (isTransportError(because) && because.code === "offline") return;
  way.write("attachment.remove", { id }, newId()).catch((error: unknown) => {
    if (!isTransportError(error)) throw error;
  });
}
