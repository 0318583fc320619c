import type { Change } from "@xiaoben/contract";
import { isTransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { backOff, later } from "../timing.ts";

export interface FeedOptions {
  /** Shortest time between two questions, in milliseconds. */
  every: number;
  /** Longest time between two questions while nothing happens. */
  most: number;
}

export interface Feed {
  /** Somebody listens, or wrote: ask soon, and often again. */
  wake(): void;
}

export interface FeedEvents {
  changed(changes: Change[]): void;
  /** The back end answers again after it could not be reached. */
  reached(): void;
  /** Whether anybody wants to know. */
  wanted(): boolean;
}

/**
 * Learns from the feed what other pages and people wrote. Asks while somebody listens and the page is visible: every few seconds at first, ever more
 * seldom while nothing happens, and at once when the page is shown again or the network is back.
 */
export function feedOf(transport: Pick<Transport, "changes">, options: FeedOptions, events: FeedEvents): Feed {
  let cursor: string | null = "now";
  let begun = false;
  let quiet = 0;
  let failed = false;
  let asking = false;
  let cancel: (() => void) | undefined;

  const hidden = (): boolean => typeof document !== "undefined" && document.visibilityState === "hidden";
  const plan = (): void => {
    cancel?.();
    cancel = undefined;
    if (events.wanted() && !hidden()) cancel = later(backOff(quiet, options.every, options.most), () => void ask());
  };
  const ask = async (): Promise<void> => {
    if (asking || !events.wanted() || hidden()) return;
    asking = true;
    cancel?.();
    try {
      const began = begun;
      let page = await transport.changes(cursor);
      const changes = [...page.changes];
      for (let pages = 1; page.changes.length > 0 && page.cursor !== cursor && pages < 500; pages++) {
        cursor = page.cursor;
        page = await transport.changes(cursor);
        if (began) changes.push(...page.changes);
      }
      cursor = page.cursor;
      begun = true;
      quiet = began && changes.length > 0 ? 0 : quiet + 1;
      if (failed) events.reached();
      failed = false;
      if (began && changes.length > 0) events.changed(changes);
    } catch (error) {
      // What cannot be asked now is asked again later; what somebody reads says by itself why it cannot be read.
      // A back end that does not know `now` is walked through once, from the beginning.
      if (!begun && isTransportError(error) && error.code === "validation") cursor = null;
      failed = true;
      quiet += 1;
    }
    asking = false;
    plan();
  };

  if (typeof document !== "undefined") {
    document.addEventListener("visibilitychange", () => {
      if (hidden()) cancel?.();
      else soon();
    });
    window.addEventListener("online", () => soon());
  }
  const soon = (): void => {
    quiet = 0;
    void ask();
  };
  return {
    wake() {
      quiet = 0;
      if (!begun) void ask();
      else if (!asking) plan();
    },
  };
}
