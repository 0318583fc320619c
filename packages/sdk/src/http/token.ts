import { isTransportError, TransportError } from "../errors.ts";

/** Why a token is asked for: there is none yet, it is about to expire, or the back end refused it. */
export type TokenReason = "initial" | "expiring" | "rejected";

/** Asks the host's page for a token; `null`: nobody is signed in. */
export type GetToken = (reason: TokenReason) => Promise<string | null> | string | null;

export interface Tokens {
  current(): Promise<string | null>;
  /** The back end refused this one. Answers the next, which may be the same for somebody who asked meanwhile. */
  after(rejected: string | null): Promise<string | null>;
}

const earlyMs = 30_000;

/** Keeps one token in memory and nowhere else; several requests that need a new one share one question. */
export function tokensOf(getToken: GetToken): Tokens {
  let token: string | null = null;
  let asking: Promise<string | null> | undefined;

  const ask = (reason: TokenReason): Promise<string | null> =>
    (asking ??= fetched(getToken, reason)
      .then((fresh) => (token = fresh))
      .finally(() => (asking = undefined)));
  return {
    async current() {
      if (asking) return asking;
      if (token === null) return ask("initial");
      return expiry(token) - Date.now() < earlyMs ? ask("expiring") : token;
    },
    async after(rejected) {
      if (asking) return asking;
      return token === rejected ? ask("rejected") : token;
    },
  };
}

async function fetched(getToken: GetToken, reason: TokenReason): Promise<string | null> {
  try {
    return await getToken(reason);
  } catch (error) {
    if (isTransportError(error)) throw error;
    throw new TransportError("offline", `getToken("${reason}") failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** When a JWT expires; a token of another form never does, as far as this side knows. */
function expiry(token: string): number {
  const claims = token.split(".")[1];
  if (!claims) return Infinity;
  try {
    const { exp } = JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/"))) as { exp?: number };
    return exp === undefined ? Infinity : exp * 1000;
  } catch {
    // Not a JWT: opaque to this side.
    return Infinity;
  }
}
