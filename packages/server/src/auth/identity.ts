import { isId, ProblemError } from "@xiaoben/contract";
import type { Caller } from "@xiaoben/backend";
import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from "jose";

/** Who stands behind a token. Throws {@link ProblemError} `signed-out` where nobody does. */
export interface Identity {
  verify(token: string): Promise<Caller>;
}

/** Which tokens are good. */
export interface JwtOptions {
  /** Keys that tokens are signed with: a set, or the address where the issuer publishes it. */
  jwks: JSONWebKeySet | URL;
  audience?: string;
  issuer?: string;
  /** The clock, in milliseconds; default the machine's. */
  now?: () => number;
}

const algorithms = ["ES256", "RS256", "EdDSA"];
const seconds = { skew: 60, lifetime: 600, cached: 60 };
const mostCached = 10_000;

/**
 * People by signed tokens (JWT): `sub` is the person, `tenant` the customer, `aud` this service, and `exp` at most ten minutes after `iat`.
 * A verified token is remembered for a minute at most, and never beyond its end: checking a signature costs more than answering.
 */
export function jwtIdentity({ jwks, audience = "xiaoben", issuer, now = Date.now }: JwtOptions): Identity {
  const keys: JWTVerifyGetKey = jwks instanceof URL ? createRemoteJWKSet(jwks) : createLocalJWKSet(jwks);
  const verified = new Map<string, { caller: Caller; until: number }>();
  return {
    async verify(token) {
      const known = verified.get(token);
      if (known !== undefined && now() < known.until) return known.caller;
      verified.delete(token);
      const { caller, expires } = callerOf(await payloadOf(token));
      if (verified.size >= mostCached) verified.clear();
      verified.set(token, { caller, until: Math.min(now() + seconds.cached * 1000, expires) });
      return caller;
    },
  };

  async function payloadOf(token: string): Promise<JWTPayload> {
    try {
      const options = {
        algorithms,
        audience,
        clockTolerance: seconds.skew,
        currentDate: new Date(now()),
        requiredClaims: ["sub", "tenant", "exp"],
      };
      return (await jwtVerify(token, keys, issuer === undefined ? options : { ...options, issuer })).payload;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout)
        throw new ProblemError("maintenance", "The keys of the sign-in service cannot be read now. Try again.");
      if (error instanceof errors.JWTExpired) throw signedOut("The token has expired. Fetch a new one.");
      if (error instanceof errors.JOSEError) throw signedOut("The token is not valid here. Fetch a new one.");
      throw error;
    }
  }

  function callerOf({ sub, tenant, iat, exp = 0 }: JWTPayload): { caller: Caller; expires: number } {
    if (!isId(sub) || typeof tenant !== "string" || tenant === "") throw signedOut("The token names no person of a tenant.");
    // A token without `iat` is as old as it may be: it must end within the longest lifetime from now.
    const began = iat ?? now() / 1000;
    if (exp - began > seconds.lifetime || began > now() / 1000 + seconds.skew)
      throw signedOut("The token lasts longer than ten minutes. Issue shorter ones.");
    return { caller: { tenant, person: sub }, expires: (exp + seconds.skew) * 1000 };
  }
}

const signedOut = (detail: string): ProblemError => new ProblemError("signed-out", detail);

/** The token of a request: `Authorization: Bearer …`. */
export function bearerToken(header: string | undefined): string {
  const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? "")?.[1];
  if (token === undefined) throw signedOut("No one is signed in. Send Authorization: Bearer with a token.");
  return token;
}
