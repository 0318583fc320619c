import { isIP } from "node:net";
import { isTenant } from "../auth/identity.ts";
import type { TicketKey } from "../auth/tickets.ts";
import { usualLimits, type Limits } from "../http/limits.ts";
import { list, text, whole, WrongError, type Reader } from "./readers.ts";
import { jsonIn, objectOf } from "./special.ts";

/** Keys of tickets: a list, its JSON, or a file with it. What is wrong is told without any secret. */
export const readTicketKeys: Reader<readonly TicketKey[]> = (given) => {
  const found = typeof given === "string" ? (given.trim().startsWith("[") ? parsed(given) : jsonIn(text(given))) : given;
  if (!Array.isArray(found) || found.length === 0) throw new WrongError('a list of { "tenant", "kid", "secret" }');
  const keys = found.map((one: unknown, at) => readTicketKey(one, at + 1));
  if (new Set(keys.map(({ tenant, kid }) => `${kid}:${tenant}`)).size < keys.length)
    throw new WrongError("each key of a tenant a kid of its own");
  return keys;
};

function parsed(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch (error) {
    // Its message quotes what it read.
    if (error instanceof SyntaxError) throw new WrongError("a list in JSON");
    throw error;
  }
}

function readTicketKey(one: unknown, at: number): TicketKey {
  const { tenant, kid, secret } = objectOf(one, `key ${at} as { "tenant", "kid", "secret" }`) as Partial<TicketKey>;
  if (!isTenant(tenant)) throw new WrongError(`key ${at} a tenant: letters, digits and . _ @ -`);
  if (typeof kid !== "string" || !/^[\w-]{1,32}$/.test(kid)) throw new WrongError(`key ${at} a kid of letters, digits, _ and -`);
  if (typeof secret !== "string" || secret.length < 32)
    throw new WrongError(`key ${at} a secret of at least 32 characters: openssl rand -hex 32`);
  return { tenant, kid, secret };
}

const most = 1_000_000;
const count = whole(1, most);

const rate: Reader<Limits["caller"]> = (given) => {
  if (given === null) return null;
  const { burst, perSecond } = objectOf(given, 'for a rate { "burst", "perSecond" }, or null for none');
  return { burst: count(burst), perSecond: count(perSecond) };
};

const proxy: Reader<string> = (given) => {
  if (typeof given !== "string" || isIP(given) === 0) throw new WrongError("addresses of proxies such as 10.0.0.2");
  return given;
};

const readers: { readonly [K in keyof Limits]: Reader<Limits[K]> } = {
  caller: rate,
  address: rate,
  atOnce: count,
  atOncePerCaller: count,
  seconds: whole(1, 3_600),
  proxies: list(proxy),
};

/** Limits that differ from what is usual. */
export const readLimits: Reader<Partial<Limits>> = (given) => {
  const names = Object.keys(usualLimits);
  const entries = Object.entries(objectOf(given, "an object of limits")).map(([name, value]) => {
    if (!Object.hasOwn(readers, name)) throw new WrongError(`limits that there are (${names.join(", ")}); "${name}" is none of them`);
    return [name, readers[name as keyof Limits](value)] as const;
  });
  return Object.fromEntries(entries);
};
