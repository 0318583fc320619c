import type { Store } from "@xiaoben/backend";
import { signedOut, type Identity } from "./identity.ts";
import { isTicketToken, ticketTokens, tokenSeconds } from "./ticket-tokens.ts";
import { ticketsOf, type TicketKey } from "./tickets.ts";

/** A bearer token that was given for a ticket. */
export interface Granted {
  token: string;
  /** Seconds that it lasts. */
  expiresIn: number;
}

/** Every way by which somebody is known here. */
export interface SignIn {
  identity: Identity;
  /** Where hosts make tickets: gives a token for one, once. */
  exchange?: (ticket: unknown) => Promise<Granted>;
}

/** Puts signed tokens of the host and tickets side by side. */
export function signInWith(
  { identity, tickets }: { identity?: Identity; tickets?: readonly TicketKey[] },
  store: Pick<Store, "once">,
  now?: () => number,
): SignIn {
  if (tickets === undefined || tickets.length === 0) {
    if (identity === undefined) throw new TypeError("Nobody could sign in: give the server an identity, ticket keys, or both.");
    return { identity };
  }
  const [office, tokens] = [ticketsOf(tickets, store, now), ticketTokens(tickets, now)];
  return {
    identity: {
      async verify(token) {
        if (isTicketToken(token)) return tokens.verify(token);
        if (identity === undefined) throw signedOut("The token is not valid here. Fetch a new one.");
        return identity.verify(token);
      },
    },
    exchange: async (ticket) => ({ token: await tokens.issue(await office.redeem(ticket)), expiresIn: tokenSeconds }),
  };
}
