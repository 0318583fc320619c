import { createHmac } from "node:crypto";
import { newId } from "@xiaoben/contract";
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from "jose";
import { isTenant, signedOut, type Identity, type Verified } from "./identity.ts";
import type { Redeemed, TicketKey } from "./tickets.ts";

/** Seconds that a token lasts which was given for a ticket. */
export const tokenSeconds = 300;

const [typ, alg, audience] = ["xb-ticket+jwt", "HS256", "xiaoben"];

/** Tokens given for tickets. Any process with the same keys knows them; with its key a token is gone too. */
export interface TicketTokens extends Identity {
  issue(redeemed: Redeemed): Promise<string>;
}

/** The signing key follows from the host's secret and is not the secret: a host can make tickets, and only the server tokens. */
export function ticketTokens(keys: readonly TicketKey[], now: () => number = Date.now): TicketTokens {
  const signing = new Map(keys.map((key) => [nameOf(key), createHmac("sha256", key.secret).update("xb1 bearer token").digest()]));
  return {
    issue({ tenant, person, kid }) {
      const began = Math.floor(now() / 1000);
      return new SignJWT({ tenant })
        .setProtectedHeader({ alg, typ, kid: nameOf({ tenant, kid }) })
        .setSubject(person)
        .setAudience(audience)
        .setJti(newId())
        .setIssuedAt(began)
        .setExpirationTime(began + tokenSeconds)
        .sign(signing.get(nameOf({ tenant, kid }))!);
    },
    async verify(token): Promise<Verified> {
      try {
        const key = ({ kid = "" }: { kid?: string }): Uint8Array => {
          const found = signing.get(kid);
          if (!found) throw signedOut("The token is not valid here. Fetch a new one.");
          return found;
        };
        const demands = { algorithms: [alg], typ, audience, currentDate: new Date(now()), requiredClaims: ["sub", "tenant", "exp"] };
        const { payload, protectedHeader } = await jwtVerify(token, key, demands);
        const { sub, tenant, exp } = payload;
        if (sub === undefined || !isTenant(tenant) || !protectedHeader.kid?.endsWith(`:${tenant}`))
          throw signedOut("The token is not valid here. Fetch a new one.");
        return { tenant, person: sub, expires: exp! * 1000 };
      } catch (error) {
        if (error instanceof errors.JOSEError) throw signedOut("The token is not valid here, or has expired. Fetch a new one.");
        throw error;
      }
    },
  };
}

const nameOf = ({ tenant, kid }: { tenant: string; kid: string }): string => `${kid}:${tenant}`;

/** Whether a token says of itself that it was given for a ticket. Nothing but who checks it follows from that. */
export function isTicketToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).typ === typ;
  } catch (error) {
    if (error instanceof TypeError || error instanceof errors.JOSEError) return false;
    throw error;
  }
}
