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

/** A token is asked for this long before it expires, and because of a clock not more often than that. */
const earlyMs = 30_000;
/** A token that was refused, and given again by the host all the same, is not asked about again for so long. */
const insistMs = 5_000;

/**
 * Keeps one token in memory and nowhere else; several requests that need a new one share one question.
 * A device with a wrong clock may think of every token that it is about to expire: what the back end takes is good.
 */
export function tokensOf(getToken: GetToken): Tokens {
  let token: string | null = null;
  let due = Infinity;
  let asking: { reason: TokenReason; answer: Promise<string | null> } | undefined;
  const last = { expiring: -Infinity, rejected: -Infinity };
  const lately = (reason: keyof typeof last, ms: number): boolean => Math.abs(Date.now() - last[reason]) < ms;

  const ask = (reason: TokenReason): Promise<string | null> => {
    const held = token;
    const fresh = async (): Promise<string | null> => {
      try {
        token = await fetched(getToken, reason);
        due = Date.now() + lasting(token) - earlyMs;
      } catch (error) {
        // One that is about to expire is still good.
        if (reason !== "expiring") throw error;
      } finally {
        asking = undefined;
        if (reason === "expiring" || (reason === "rejected" && token === held)) last[reason] = Date.now();
      }
      return token;
    };
    // Asked in a moment, so that an answer without waiting finds `asking` set.
    asking = { reason, answer: Promise.resolve().then(fresh) };
    return asking.answer;
  };
  return {
    async current() {
      if (asking) return asking.answer;
      if (token === null) return ask("initial");
      return Date.now() >= due && !lately("expiring", earlyMs) ? ask("expiring") : token;
    },
    async after(rejected) {
      const other = asking;
      const now = other ? await other.answer : token;
      if (now !== rejected || other?.reason === "rejected" || lately("rejected", insistMs)) return now;
      return asking ? asking.answer : ask("rejected");
    },
  };
}

/** What pages without types answer for "nobody", `undefined` and an empty text, means the same. A mistake is told without the token. */
async function fetched(getToken: GetToken, reason: TokenReason): Promise<string | null> {
  const given: unknown = await fromHost(`getToken("${reason}")`, () => getToken(reason));
  if (given === null || given === undefined || given === "") return null;
  if (typeof given === "string" && /^[!-~]+$/.test(given)) return given;
  const what = typeof given === "string" ? "a text with spaces, or with characters that no header takes" : `no text (${typeof given})`;
  throw new TransportError("internal", `getToken("${reason}") answered ${what}. Answer the token alone, without "Bearer".`, {
    retryable: false,
  });
}

/** Asks the host's own code. Where it fails, most likely because its server cannot be reached, nothing can be asked of the back end now. */
export async function fromHost<T>(what: string, ask: () => Promise<T> | T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isTransportError(error)) throw error;
    throw new TransportError("offline", `${what} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/**
 * For how many milliseconds from now a JWT is good: never longer than it was made for, whatever this clock says.
 * A token of another form lasts for ever, as far as this side knows.
 */
function lasting(token: string | null): number {
  const claims = token?.split(".")[1];
  if (!claims) return Infinity;
  try {
    const { exp, iat = -Infinity } = JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/"))) as { exp?: number; iat?: number };
    return exp === undefined ? Infinity : Math.min(exp * 1000 - Date.now(), (exp - iat) * 1000);
  } catch {
    // Not a JWT: opaque to this side.
    return Infinity;
  }
}
