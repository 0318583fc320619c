import { isIP } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/**
 * Where a request comes from: the other end of the connection or, behind a proxy that is trusted, whom the proxy names last in `X-Forwarded-For`.
 * What stands before that anybody may have written. A proxy on this machine is trusted always.
 */
export function addressOf(c: Context, proxies: readonly string[]): string {
  const peer = plain((c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? "unknown");
  const named = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => plain(part.trim()));
  let address = peer;
  for (let next = named.pop(); next !== undefined && isTrusted(address, proxies) && isIP(next) > 0; next = named.pop()) address = next;
  return network(address);
}

const isTrusted = (address: string, proxies: readonly string[]): boolean =>
  address === "::1" || address.startsWith("127.") || proxies.includes(address);

/** IPv4 as it is written, also where the machine writes it as IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();

/** Of IPv6 the first four groups: one household or school has all that follow. */
function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("::");
  const [before, after] = [head.split(":").filter(Boolean), tail.split(":").filter(Boolean)];
  const groups = address.includes("::")
    ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after]
    : before;
  return `${groups.slice(0, 4).join(":")}::/64`;
}
