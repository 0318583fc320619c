import type { ChangesPage } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { backOff, pause } from "../timing.ts";
import type { ChangesOptions } from "./changes.ts";

/** Page after page of the feed. With `follow` a back end that cannot be reached for a while is waited for. */
export async function* followed(
  read: (cursor: string | undefined) => Promise<ChangesPage>,
  start: string | undefined,
  { signal, follow }: ChangesOptions,
): AsyncGenerator<ChangesPage, void, undefined> {
  const pace = { every: 5_000, most: 60_000, ...(typeof follow === "object" && follow) };
  const waitedFor = (error: unknown): undefined => {
    if (!follow || !isTransportError(error) || !error.retryable) throw error;
    return undefined;
  };
  let cursor = start;
  for (let quiet = 0; ;) {
    const page = await read(cursor).catch(waitedFor);
    const news = page !== undefined && page.changes.length > 0;
    if (page && page.cursor !== cursor) {
      yield page;
      cursor = page.cursor;
    } else if (news) throw endless();
    if (news) quiet = 0;
    else if (!follow) return;
    else await pause(backOff(quiet++, pace.every, pace.most), signal);
  }
}

const endless = (): TransportError =>
  new TransportError("bad-answer", "The feed never ends: /cursor is the one that was asked with, and still there are changes.", {
    retryable: false,
    breach: { operation: "changes", by: "back end" },
  });
