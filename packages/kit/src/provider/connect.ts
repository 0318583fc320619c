import type { CampusGateway } from "@xiaoben/contract";
import type { Csrf, GetToken } from "@xiaoben/sdk";
import type * as linkModule from "./link.ts";
import { fetchToken } from "./token.ts";

/** Which back end a page is connected to, and as whom. */
export interface ConnectOptions {
  /** Where the contract is answered: `/api` or `https://campus.example/api`; `/v1/…` follows. */
  baseUrl: string;
  /** Address on the host's own server that answers `{ token }`, or `{ ticket }` where it cannot sign tokens. Left out, and no `getToken`: the host's cookie is sent instead. */
  tokenUrl?: string;
  /** Tokens from the host's script. */
  getToken?: GetToken;
  /** A header against forged requests. It goes where the host's cookie goes: to `tokenUrl`, or to the API. */
  csrf?: Csrf | CsrfFrom;
  /** Several people use this device: no lesson is kept on it, and whoever signs out leaves nothing behind that was sent. */
  sharedDevice?: boolean;
}

/** Where the page has the token of the header: a cookie, a `<meta>` or a hidden field by its name. Left out, the header has its usual name. */
export type CsrfFrom = ({ cookie: string } | { meta: string } | { field: string }) & { header?: string };

/** A gateway that runs in the background until it is closed; what waits stays on the device. */
export type ConnectedGateway = CampusGateway & { close(): void };

/** The gateway that a page gets: HTTP, with evaluation on the device where the back end has none, and the outbox around it. */
export async function connect({
  baseUrl,
  tokenUrl,
  getToken,
  csrf: from,
  sharedDevice = false,
}: ConnectOptions): Promise<ConnectedGateway> {
  const [link, { withEvaluation }] = await Promise.all([import("./link.ts"), import("@xiaoben/policy/gateway")]);
  const { gatewayOver, httpTransport, takeAlong, withOutbox } = link;
  const base = new URL(baseUrl, document.baseURI).href;
  const csrf = from && csrfOf(from, link);
  const tokens = getToken ?? (tokenUrl ? () => fetchToken(new URL(tokenUrl, document.baseURI).href, base, csrf) : undefined);
  const transport = httpTransport({
    baseUrl: base,
    ...(tokens ? { getToken: tokens } : { credentials: "include" as const, ...(csrf && { csrf }) }),
  });
  // Named by the back end: two of them on one origin never share what waits.
  return withOutbox(withEvaluation(gatewayOver(transport)), { name: `xb:outbox:${base}`, shared: sharedDevice, along: takeAlong });
}

function csrfOf(from: Csrf | CsrfFrom, { csrfFromCookie, csrfFromField, csrfFromMeta }: typeof linkModule): Csrf {
  if ("value" in from) return from;
  if ("cookie" in from) return csrfFromCookie(from.cookie, from.header);
  return "meta" in from ? csrfFromMeta(from.meta, from.header) : csrfFromField(from.field, from.header);
}
