import type { Breach, ChangesPage } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import type { LiveOptions } from "../transport.ts";
import { checked } from "./check.ts";
import { eventsIn } from "./events.ts";
import type { Wire } from "./wire.ts";

/** The feed as a back end tells it on one open answer. No `EventSource`: that sends no token. */
export async function* liveOver(
  wire: Wire,
  by: Breach["by"],
  cursor: string | null,
  { signal, first = 5_000, silence = 45_000 }: LiveOptions = {},
): AsyncGenerator<ChangesPage, void, undefined> {
  const control = new AbortController();
  const leave = (): void => control.abort();
  signal?.addEventListener("abort", leave);
  if (signal?.aborted) leave();
  let timer = setTimeout(leave, first);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(leave, silence);
  };
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  try {
    const request = { method: "GET", path: "/v1/live", query: { cursor: cursor ?? undefined } } as const;
    const answer = (await wire.send({ ...request, read: "stream", repeat: "never", signal: control.signal })) as Response;
    reader = bodyOf(answer);
    for await (const { name, data } of eventsIn(reader, control.signal, heard)) {
      if (name !== "changes") continue;
      yield await checked<ChangesPage>({ operation: "live", by, question: { asks: "changes" } }, { of: "changesPage" }, parsed(data));
    }
  } catch (error) {
    if (!control.signal.aborted || signal?.aborted) throw error;
    throw new TransportError("timeout", "Nothing came on the open answer: something on the way may hold it back.", { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", leave);
    // A line that is broken already has nothing left to give back.
    await reader?.cancel().catch(() => undefined);
  }
}

function bodyOf({ body, headers }: Response): ReadableStreamDefaultReader<Uint8Array> {
  if (body && headers.get("content-type")?.startsWith("text/event-stream")) return body.getReader();
  throw new TransportError("bad-answer", "The answer of live is no stream of events.", {
    retryable: true,
    breach: { operation: "live", by: "on the way" },
  });
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch (cause) {
    throw new TransportError("bad-answer", "An event of live holds no JSON.", { cause, breach: { operation: "live", by: "on the way" } });
  }
}
