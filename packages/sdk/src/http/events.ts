import { TransportError } from "../errors.ts";

/** One event of a stream. */
export interface ServerEvent {
  name: string;
  data: string;
}

/** Longest that one event may be. */
const longest = 1024 * 1024;

/**
 * Server-sent events as they come, in lines that end in any way; `heard` is called for whatever comes, also for a sign of life that is no event.
 * @throws {TransportError} `aborted`, `offline` where the line breaks, `bad-answer` for what never ends.
 */
export async function* eventsIn(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal,
  heard: () => void,
): AsyncGenerator<ServerEvent, void, undefined> {
  const decoder = new TextDecoder();
  let [name, data, rest] = ["", [] as string[], ""];
  for (;;) {
    const part = await readOf(reader, signal);
    if (part === undefined) return;
    heard();
    rest += decoder.decode(part, { stream: true });
    // The end of a line may be parted between two portions: a lone \r at the end waits for what follows.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) yield { name: name || "message", data: data.join("\n") };
        [name, data] = ["", []];
        continue;
      }
      const [field, value] = fieldOf(line);
      if (field === "event") name = value;
      else if (field === "data") data.push(value);
    }
    if (rest.length + data.reduce((sum, one) => sum + one.length, 0) > longest)
      throw new TransportError("bad-answer", "An event of the stream never ends.", { retryable: true });
  }
}

function fieldOf(line: string): [field: string, value: string] {
  const colon = line.indexOf(":");
  return colon === -1 ? [line, ""] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, "")];
}

/** The next portion; `undefined`: the end. */
async function readOf(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal): Promise<Uint8Array | undefined> {
  let leave: (() => void) | undefined;
  const aborted = new Promise<never>((_, refuse) => {
    leave = () => refuse(new TransportError("aborted", "The caller gave up."));
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave);
  });
  try {
    return (await Promise.race([reader.read(), aborted])).value;
  } catch (cause) {
    if (signal.aborted) throw new TransportError("aborted", "The caller gave up.", { cause });
    throw new TransportError("offline", "The open answer broke off.", { cause });
  } finally {
    signal.removeEventListener("abort", leave!);
  }
}
