import type { Change, ChangesPage } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { backOff, pause } from "../timing.ts";
import type { Transport } from "../transport.ts";
import { listing, type Listing } from "./listing.ts";
import type { Options } from "./records.ts";

export interface ChangesAsk {
  /** Cursor of the last page that was worked through; `now`: what comes from now on. Left out: from the beginning. */
  cursor?: string | undefined;
}

export interface ChangesOptions extends Options {
  /** Goes on asking until the signal says stop: pauses in milliseconds, from `every` while much happens to `most` while nothing does. */
  follow?: boolean | { every?: number; most?: number } | undefined;
}

/** The feed, page by page. With `follow` a back end that cannot be reached for a while is waited for. */
export function changesOf(
  transport: Transport,
  { cursor: start }: ChangesAsk,
  { signal, follow }: ChangesOptions,
): Listing<Change, ChangesPage> {
  const pace = { every: 5_000, most: 60_000, ...(typeof follow === "object" && follow) };
  const read = (cursor: string | undefined): Promise<ChangesPage> => transport.changes(cursor ?? null, signal);

  return listing({
    signal,
    first: () => read(start),
    items: ({ changes }) => changes,
    async *pages() {
      let cursor = start;
      for (let quiet = 0; ;) {
        const page = await read(cursor).catch(waitedFor);
        const moved = page !== undefined && page.cursor !== cursor;
        if (page && page.changes.length > 0 && !moved) throw endless();
        if (moved) {
          yield page;
          cursor = page.cursor;
        }
        if (page && page.changes.length > 0) quiet = 0;
        else if (!follow) return;
        else await pause(backOff(quiet++, pace.every, pace.most), signal);
      }
    },
  });

  function waitedFor(error: unknown): undefined {
    if (!follow || !isTransportError(error) || !error.retryable) throw error;
    return undefined;
  }
}

const endless = (): TransportError =>
  new TransportError("bad-answer", "The feed never ends: /cursor is the one that was asked with, and still there are changes.", {
    retryable: false,
    breach: { operation: "changes", by: "back end" },
  });
