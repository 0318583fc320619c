import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isId } from "@xiaoben/contract";
import type { Caller, Store } from "@xiaoben/backend";
import { isTenant, signedOut } from "./identity.ts";

/** A secret that a host signs tickets with. */
export interface TicketKey {
  /** The tenant whose people it may speak for, and nobody else's. */
  tenant: string;
  /** Its number: letters, digits, `_` and `-`. Two keys of a tenant are good at once, so that one follows the other without a gap. */
  kid: string;
  /** At least 32 characters; the bytes of the text in UTF-8 are the key. Make it with `openssl rand -hex 32`. */
  secret: string;
}

/** Who a ticket was made for, and the key that made it. */
export interface Redeemed extends Caller {
  kid: string;
}

/** Seconds. A ticket is made while a page asks for it; the clocks of two machines may differ by a minute. */
const seconds = { lifetime: 60, skew: 60 };

/** `xb1:kid:tenant:person:time:nonce:mac` */
const longest = 400;
const form = /^(xb1:([\w-]{1,32}):([^:]{1,100}):([0-9a-f-]{36}):(\d{9,11}):([\w-]{16,64})):([0-9a-f]{64})$/u;
/** What an unknown key is compared with, so that the answer takes as long. */
const noKey = randomBytes(32).toString("hex");

/** Takes tickets, each once. */
export interface Tickets {
  /** @throws {ProblemError} `signed-out` where the ticket is not one of this host's, is too old, or was taken before. */
  redeem(ticket: unknown): Promise<Redeemed>;
}

/** Takes tickets that hosts have made with these keys. @throws {TypeError} where a key cannot be used; its secret is not quoted. */
export function ticketsOf(keys: readonly TicketKey[], store: Pick<Store, "once">, now: () => number = Date.now): Tickets {
  const byName = new Map<string, string>();
  for (const { tenant, kid, secret } of keys) {
    const name = `${kid}:${tenant}`;
    if (!isTenant(tenant) || !/^[\w-]{1,32}$/.test(kid))
      throw new TypeError("A ticket key needs a tenant, and a kid of letters and digits.");
    if (secret.length < 32) throw new TypeError(`The secret of the ticket key ${name} is too short: it needs 32 characters.`);
    if (byName.has(name)) throw new TypeError(`The ticket key ${name} is there twice.`);
    byName.set(name, secret);
  }
  return {
    async redeem(ticket) {
      const parts = typeof ticket === "string" && ticket.length <= longest ? form.exec(ticket) : null;
      if (!parts) throw signedOut("What was sent is no ticket.");
      const [, signed, kid, tenant, person, time, nonce, mac] = parts as unknown as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const secret = byName.get(`${kid}:${tenant}`);
      const isGenuine = timingSafeEqual(
        Buffer.from(mac, "hex"),
        createHmac("sha256", secret ?? noKey)
          .update(signed)
          .digest(),
      );
      if (!isGenuine || secret === undefined) throw signedOut("The ticket is not signed with a key that is known here for its tenant.");
      if (!isId(person)) throw signedOut("The ticket names no person: the id is a UUID in lower case.");
      const age = now() / 1000 - Number(time);
      if (age > seconds.lifetime + seconds.skew || age < -seconds.skew)
        throw signedOut("The ticket is too old, or made by a clock that is wrong. Make it when the page asks, in seconds since 1970.");
      // It is remembered a minute longer than it is good: the clocks of several servers differ too.
      const until = new Date((Number(time) + seconds.lifetime + 3 * seconds.skew) * 1000).toISOString();
      if (!(await store.once(tenant, nonce, until))) throw signedOut("The ticket was used before. Make a new one each time.");
      return { tenant, person, kid };
    },
  };
}
