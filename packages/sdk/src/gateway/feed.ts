import type { Change } from "@xiaoben/contract";
import { isTransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { backOff, later } from "../timing.ts";
import { lineOf } from "./line.ts";

export interface FeedOptions {
  /** Shortest time between two questions, in milliseconds. */
  every: number;
  /** Longest time between two questions while nothing happens. */
  most: number;
  /** Milliseconds until the first page of an open answer must have come. */
  first?: number;
  /** Milliseconds without a sign of life after which an open answer counts as broken. */
  silence?: number;
}

export interface Feed {
  /** Somebody listens, or wrote: ask soon, and often again. */
  wake(): void;
  /** Somebody else is signed in: an open answer was opened for another. */
  restart(): void;
}

export interface FeedEvents {
  changed(changes: Change[]): void;
  /** The back end answers again after it could not be reached. */
  reached(): void;
  /** Whether anybody wants to know. */
  wanted(): boolean;
  /** Whether the back end is known to tell the feed as it happens. */
  live(): boolean;
}

/** How often it is looked whether somebody still listens to an open answer. */
const lookMs = 2_000;

/**
 * Learns from the feed what other pages and people wrote, while somebody listens and the page is visible: on an open answer where the back end offers `live`, else by asking,
 * every few seconds at first, ever more seldom while nothing happens, and at once when the page is shown again or the network is back. It asks on until an open answer has told its first
 * page, and again as soon as that ends: so nothing is missed where something on the way holds the answer back.
 */
export function feedOf(transport: Pick<Transport, "changes" | "live">, options: FeedOptions, events: FeedEvents): Feed {
  let cursor: string | null = "now";
  let begun = false;
  let quiet = 0;
  let failed = false;
  let asking = false;
  let cancel: (() => void) | undefined;

  const hidden = (): boolean => typeof document !== "undefined" && document.visibilityState === "hidden";
  const listening = (): boolean => events.wanted() && !hidden();
  const line = lineOf(transport, options, {
    told({ changes, cursor: place }) {
      cursor = place;
      cancel?.();
      if (!listening()) return line.close();
      if (changes.length > 0) events.changed(changes);
      plan();
    },
    ended: () => soon(),
  });
  const plan = (): void => {
    cancel?.();
    cancel = undefined;
    if (!listening()) return line.close();
    // An open answer is let go soon after the last listener left, however little happens.
    if (line.isHeld) cancel = later(lookMs, plan);
    else cancel = later(Math.min(backOff(quiet, options.every, options.most), line.wait), () => void ask());
  };
  const ask = async (): Promise<void> => {
    if (asking || line.isHeld || !listening()) return;
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
      if (events.live()) line.open(cursor);
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
      if (hidden()) {
        cancel?.();
        line.close();
      } else soon();
    });
    // A line of the network before may look open for long.
    window.addEventListener("online", () => {
      line.close();
      soon();
    });
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
    restart() {
      line.close();
      soon();
    },
  };
}
