import { TransportError } from "../errors.ts";
import { within } from "../http/within.ts";
import { backOff, pause } from "../timing.ts";

/** An answer, whatever its status: vendors say in the body how it went. */
export interface Sent {
  status: number;
  text: string;
}

export interface Sending {
  fetch: typeof globalThis.fetch;
  /** Milliseconds until one try is given up. */
  timeout: number;
  /** How often it may be tried again: questions only. */
  retries: number;
  signal: AbortSignal | undefined;
}

const passing: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/**
 * Sends until there is an answer; questions again, after growing pauses, where the fault may pass.
 * @throws {TransportError} `offline`, `timeout`, `aborted`
 */
export async function send(url: string, init: RequestInit, how: Sending): Promise<Sent> {
  for (let tried = 0; ; tried++) {
    const last = tried >= how.retries;
    try {
      const sent = await once(url, init, how);
      if (last || !passing.has(sent.status)) return sent;
    } catch (error) {
      if (last || how.signal?.aborted) throw error;
    }
    await pause(backOff(tried, 300, 5_000), how.signal);
  }
}

/** One try. */
const once = (url: string, init: RequestInit, { fetch, timeout, signal }: Sending): Promise<Sent> =>
  within(timeout, signal, async (ended) => {
    try {
      const response = await fetch(new Request(url, { ...init, signal: ended }));
      return { status: response.status, text: await response.text() };
    } catch (cause) {
      throw new TransportError("offline", `The vendor's system could not be reached: ${String(cause)}`, { cause });
    }
  });
