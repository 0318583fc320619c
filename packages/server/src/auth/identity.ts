import { isId, ProblemError, type Purpose } from "@xiaoben/contract";
import type { Caller } from "@xiaoben/backend";
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { remoteKeys, type RemoteKeysOptions } from "./remote-keys.ts";

/** Who stands behind a token, and until when. */
export interface Verified extends Caller {
  /** Milliseconds since 1970 at which the token ends; left out: this is not known. */
  expires?: number;
}

/** Who stands behind a token. Throws {@link ProblemError} `signed-out` where nobody does. */
export interface Identity {
  verify(token: string): Promise<Verified>;
}

/** Which tokens are good. */
export interface JwtOptions {
  /** Keys that tokens are signed with: a set, or the address where the issuer publishes it. */
  jwks: JSONWebKeySet | URL;
  audience?: string;
  issuer?: string;
  /** The clock, in milliseconds; default the machine's. */
  now?: () => number;
  /** How keys are fetched from an address. */
  fetching?: Omit<RemoteKeysOptions, "now">;
}

/** Signatures of keys that have a public half. One secret for both sides, or no signature at all, is never taken here. */
const algorithms = ["ES256", "RS256", "EdDSA"];
const seconds = { skew: 60, lifetime: 600, cached: 60 };
const mostCached = 10_000;
/** Most characters of a token. */
const longest = 8_192;

/**
 * People by signed tokens (JWT): `sub` is the person, `tenant` the customer, `aud` this service, and `exp` at most ten minutes after `iat`;
 * `purpose: "appraisal"` keeps growth notes from whoever carries the token.
 * A verified token is remembered for a minute at most, and never beyond its end: checking a signature costs more than answering.
 */
export function jwtIdentity({ jwks, audience = "xiaoben", issuer, now = Date.now, fetching }: JwtOptions): Identity {
  const keys: JWTVerifyGetKey = jwks instanceof URL ? remoteKeys(jwks, { ...fetching, now }) : createLocalJWKSet(jwks);
  const verified = new Map<string, { caller: Verified & { expires: number }; until: number }>();
  return {
    async verify(token) {
      if (token.length > longest)
        throw signedOut(`The token is longer than ${longest} characters. Leave out what this service does not ask for.`);
      const known = verified.get(token);
      if (known !== undefined && now() < known.until) return known.caller;
      verified.delete(token);
      const caller = callerOf(await payloadOf(token));
      if (verified.size >= mostCached) verified.clear();
      verified.set(token, { caller, until: Math.min(now() + seconds.cached * 1000, caller.expires) });
      return caller;
    },
  };

  async function payloadOf(token: string): Promise<JWTPayload> {
    const demands = {
      algorithms,
      audience,
      clockTolerance: seconds.skew,
      currentDate: new Date(now()),
      requiredClaims: ["sub", "tenant", "exp"],
      ...(issuer !== undefined && { issuer }),
    };
    try {
      return (await jwtVerify(token, keys, demands)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw refusalOf(error);
      // An issuer that changes its keys and does not number them.
      for await (const key of error) {
        const verified = await jwtVerify(token, key, demands).catch((reason: unknown) => {
          if (reason instanceof errors.JWSSignatureVerificationFailed) return undefined;
          throw refusalOf(reason);
        });
        if (verified) return verified.payload;
      }
      throw signedOut("The token is not valid here. Fetch a new one.");
    }
  }

  function callerOf({ sub, tenant, iat, exp = 0, purpose }: JWTPayload): Verified & { expires: number } {
    if (!isId(sub) || !isTenant(tenant)) throw signedOut("The token names no person of a tenant.");
    if (iat !== undefined && typeof iat !== "number") throw signedOut("The token does not say when it began.");
    // A token without `iat` is as old as it may be: it must end within the longest lifetime from now.
    const began = iat ?? now() / 1000;
    if (!(exp - began <= seconds.lifetime) || began > now() / 1000 + seconds.skew)
      throw signedOut("The token lasts longer than ten minutes. Issue shorter ones.");
    if (purpose !== undefined && !isPurpose(purpose))
      throw signedOut(`The token says the purpose "${String(purpose)}": say work or appraisal.`);
    return { tenant, person: sub, expires: (exp + seconds.skew) * 1000, ...(purpose !== undefined && { purpose }) };
  }
}

export const isPurpose = (said: unknown): said is Purpose => said === "work" || said === "appraisal";

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return signedOut("The token has expired. Fetch a new one.");
  if (error instanceof errors.JOSEError) return signedOut("The token is not valid here. Fetch a new one.");
  // A published key that cannot be used: too short, or spoiled.
  if (error instanceof TypeError || error instanceof DOMException)
    return signedOut("The key that the token is signed with cannot be used. RSA keys need 2048 bits.");
  return error;
}

/** Whether a text can name a tenant: letters, digits and `. _ @ -`, at most 100. */
export const isTenant = (text: unknown): text is string => typeof text === "string" && /^[\p{L}\p{N}._@-]{1,100}$/u.test(text);

/** Nobody stands behind what was sent. */
export const signedOut = (detail: string): ProblemError => new ProblemError("signed-out", detail);

/** The token of a request: `Authorization: Bearer …`. */
export function bearerToken(header: string | undefined): string {
  const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? "")?.[1];
  if (token === undefined) throw signedOut("No one is signed in. Send Authorization: Bearer with a token.");
  return token;
}
