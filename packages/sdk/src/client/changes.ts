import type { Change, ChangesPage } from "@xiaoben/contract";
import type { Transport } from "../transport.ts";
import { listing, type Listing } from "./listing.ts";
import type { CallOptions } from "./records.ts";

/** Where the feed is read from. */
export interface ChangesAsk {
  /** Cursor of the last page that was worked through; `now`: what comes from now on. Left out: from the beginning. */
  cursor?: string | undefined;
}

/** Whether and how the feed is followed. */
export interface ChangesOptions extends CallOptions {
  /**
   * Goes on until the signal says stop. Where the back end offers `live` it is told as it happens, and a change may be told again after an interruption; else it asks:
   * pauses in milliseconds, from `every` (5,000) while much happens to `most` (60,000) while nothing does.
   */
  follow?: boolean | { every?: number; most?: number } | undefined;
}

/** The feed, page by page. */
export function changesOf(transport: Transport, { cursor }: ChangesAsk, options: ChangesOptions): Listing<Change, ChangesPage> {
  const { signal } = options;
  const read = (from: string | undefined): Promise<ChangesPage> => transport.changes(from ?? null, signal);
  return listing({
    signal,
    first: () => read(cursor),
    items: ({ changes }) => changes,
    async *pages() {
      const { followed } = await import("./follow.ts");
      yield* followed(transport, cursor, options);
    },
  });
}
