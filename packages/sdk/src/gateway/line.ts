import type { ChangesPage } from "@xiaoben/contract";
import { isTransportError } from "../errors.ts";
import type { LiveOptions, Transport } from "../transport.ts";
import { report } from "./live.ts";
import { patience } from "./patience.ts";

/** The open answer of a back end that tells the feed as it happens. */
export interface Line {
  /** It has told a page: there is no need to ask. */
  readonly isHeld: boolean;
  /** Milliseconds until one may be opened again after it broke; `Infinity` where there is nothing to wait for. */
  readonly wait: number;
  /** Opens one from a cursor on, unless there is one, or one was lately held back on the way. */
  open(cursor: string): void;
  close(): void;
}

export interface LineEvents {
  told(page: ChangesPage): void;
  /** It is over, by whatever end but {@link Line.close}. */
  ended(): void;
}

/** Holds at most one answer open. */
export function lineOf({ live }: Pick<Transport, "live">, { first, silence }: LiveOptions, events: LineEvents): Line {
  let current: AbortController | undefined;
  let isHeld = false;
  let isOffered = true;
  const opening = patience();

  const follow = async (cursor: string, own: AbortController): Promise<void> => {
    const began = Date.now();
    let told = false;
    try {
      for await (const page of live!(cursor, {
        signal: own.signal,
        ...(first !== undefined && { first }),
        ...(silence !== undefined && { silence }),
      })) {
        if (own !== current) return;
        told = isHeld = true;
        events.told(page);
      }
    } catch (error) {
      // Whatever broke it, the feed is asked instead.
      if (isTransportError(error)) isOffered &&= error.code !== "not-offered";
      else report(error);
    }
    if (own !== current) return;
    current = undefined;
    isHeld = false;
    opening.ended(told, Date.now() - began);
    events.ended();
  };
  return {
    get isHeld() {
      return isHeld;
    },
    get wait() {
      return live && isOffered && !current ? opening.wait || Infinity : Infinity;
    },
    open(cursor) {
      if (!live || !isOffered || current || opening.wait > 0) return;
      current = new AbortController();
      void follow(cursor, current);
    },
    close() {
      current?.abort();
      current = undefined;
      isHeld = false;
    },
  };
}
