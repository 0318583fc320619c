import { ProblemError } from "@xiaoben/contract";
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from "jose";

/** How the keys of an issuer are fetched. Times are in milliseconds. */
export interface RemoteKeysOptions {
  /** The clock; default the machine's. */
  now?: () => number;
  /** How long an answer is waited for. */
  patience?: number;
  /** Age from which on keys are fetched anew before they are used. */
  fresh?: number;
  /** Age up to which keys are used where they cannot be fetched anew. */
  kept?: number;
  /** Pause between two fetches for a key that is not among the known ones, and after a fetch that failed. */
  pause?: number;
}

/** Most bytes of a published set of keys. */
const mostBytes = 256 * 1024;
const minute = 60_000;

/**
 * The keys that an issuer publishes. A key that is not known is looked for again, so that an issuer may change its keys at any time; who sends tokens
 * of his own invention causes one fetch in a pause and no more. Where the issuer does not answer, the last good keys serve for an hour, and then
 * everybody is told `maintenance`: a person is never signed out because a machine is away.
 */
export function remoteKeys(
  url: URL,
  { now = Date.now, patience = 3_000, fresh = 10 * minute, kept = 60 * minute, pause = 30_000 }: RemoteKeysOptions = {},
): JWTVerifyGetKey {
  let keys: { find: JWTVerifyGetKey; at: number } | undefined;
  let tried: { at: number; failed: boolean } | undefined;
  let fetching: Promise<void> | undefined;

  const isPausing = (): boolean => tried !== undefined && now() - tried.at < (tried.failed ? Math.min(pause, 5_000) : pause);
  const refresh = (): Promise<void> =>
    (fetching ??= fetchKeys(url, patience)
      .then(
        (find) => {
          keys = { find, at: now() };
          tried = { at: now(), failed: false };
        },
        () => {
          tried = { at: now(), failed: true };
        },
      )
      .finally(() => (fetching = undefined)));
  const current = (): JWTVerifyGetKey => {
    if (keys === undefined || now() - keys.at > kept) throw unreachable();
    return keys.find;
  };

  return async (header, token) => {
    if ((keys === undefined || now() - keys.at > fresh) && !isPausing()) await refresh();
    try {
      return await current()(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (!isPausing()) await refresh();
      // Whether the key is a new one of the issuer's cannot be said now.
      if (tried?.failed === true) throw unreachable();
      return current()(header, token);
    }
  };
}

async function fetchKeys(url: URL, patience: number): Promise<JWTVerifyGetKey> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: "error", headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The keys were answered with ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > mostBytes) throw new Error("The set of keys is too large");
    parts.push(part);
  }
  const set = JSON.parse(Buffer.concat(parts).toString("utf8")) as Parameters<typeof createLocalJWKSet>[0];
  return createLocalJWKSet(set);
}

const unreachable = (): ProblemError =>
  new ProblemError("maintenance", "The keys of the sign-in service cannot be read now. Try again.", { retryAfter: 5 });
