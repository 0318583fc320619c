import type { ChangesPage } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { patience } from "../gateway/patience.ts";
import { backOff, pause } from "../timing.ts";
import type { Transport } from "../transport.ts";
import type { ChangesOptions } from "./changes.ts";

/**
 * Page after page of the feed. With `follow` a back end that cannot be reached for a while is waited for, and where it tells the feed as it happens, that is listened to
 * once all that is there was read.
 */
export async function* followed(
  transport: Transport,
  start: string | undefined,
  { signal, follow }: ChangesOptions,
): AsyncGenerator<ChangesPage, void, undefined> {
  const pace = { every: 5_000, most: 60_000, ...(typeof follow === "object" && follow) };
  const waitedFor = (error: unknown): undefined => {
    if (!follow || !isTransportError(error) || !error.retryable) throw error;
    return undefined;
  };
  const line = lineOf(transport, signal);
  let cursor = start;
  for (let quiet = 0; ;) {
    const page = await transport.changes(cursor ?? null, signal).catch(waitedFor);
    const news = page !== undefined && page.changes.length > 0;
    if (page && page.cursor !== cursor) {
      yield page;
      cursor = page.cursor;
    } else if (news) throw endless();
    if (news) quiet = 0;
    else if (!follow) return;
    else if (page && (await line.isOpen())) {
      for await (const told of line.pages(page.cursor)) {
        if (told.changes.length === 0 && told.cursor === cursor) continue;
        yield told;
        cursor = told.cursor;
      }
      quiet = 0;
    } else await pause(Math.min(backOff(quiet++, pace.every, pace.most), line.wait), signal);
  }
}

/** The open answer of a back end, where it offers one and nothing on the way holds it back. */
function lineOf(transport: Transport, signal: AbortSignal | undefined) {
  let offered: boolean | undefined;
  const opening = patience();
  return {
    /** Milliseconds until it may be opened again; `Infinity` where there is nothing to wait for. */
    get wait(): number {
      return transport.live && offered !== false ? opening.wait || Infinity : Infinity;
    },
    async isOpen(): Promise<boolean> {
      if (!transport.live || offered === false || opening.wait > 0) return false;
      try {
        offered ??= (await transport.capabilities(signal)).operations.includes("live");
      } catch (error) {
        if (!isTransportError(error)) throw error;
        opening.ended(false, 0);
      }
      return offered === true;
    },
    /** Ends when the answer ends; what broke it is tried again later, and the feed is asked meanwhile. */
    async *pages(cursor: string): AsyncGenerator<ChangesPage, void, undefined> {
      const began = Date.now();
      let told = false;
      try {
        for await (const page of transport.live!(cursor, { signal })) {
          told = true;
          yield page;
        }
      } catch (error) {
        if (!isTransportError(error)) throw error;
        if (error.code === "not-offered") offered = false;
      }
      opening.ended(told, Date.now() - began);
    },
  };
}

const endless = (): TransportError =>
  new TransportError("bad-answer", "The feed never ends: /cursor is the one that was asked with, and still there are changes.", {
    retryable: false,
    breach: { operation: "changes", by: "back end" },
  });
