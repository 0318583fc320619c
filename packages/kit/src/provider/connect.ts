import type { CampusGateway } from "@xiaoben/contract";
import type { GetToken } from "@xiaoben/sdk";
import { fetchToken } from "./token.ts";

export interface ConnectOptions {
  /** Where the contract is answered: `/api` or `https://campus.example/api`; `/v1/…` follows. */
  baseUrl: string;
  /** Address on the host's own server that answers `{ token }`. Left out, and no `getToken`: the host's cookie is sent instead. */
  tokenUrl?: string;
  /** Tokens from the host's script. */
  getToken?: GetToken;
}

/** A gateway that runs in the background until it is closed; what waits stays on the device. */
export type ConnectedGateway = CampusGateway & { close(): void };

/** The gateway that a page gets: HTTP, with evaluation on the device where the back end has none, and the outbox around it. */
export async function connect({ baseUrl, tokenUrl, getToken }: ConnectOptions): Promise<ConnectedGateway> {
  const [{ gatewayOver, httpTransport }, { withOutbox }, { withEvaluation }] = await Promise.all([
    import("@xiaoben/sdk"),
    import("@xiaoben/sdk/outbox"),
    import("@xiaoben/policy/gateway"),
  ]);
  const base = new URL(baseUrl, document.baseURI).href;
  const tokens = getToken ?? (tokenUrl ? () => fetchToken(new URL(tokenUrl, document.baseURI).href) : undefined);
  const transport = httpTransport({ baseUrl: base, ...(tokens ? { getToken: tokens } : { credentials: "include" as const }) });
  // Named by the back end: two of them on one origin never share what waits.
  return withOutbox(withEvaluation(gatewayOver(transport)), { name: `xb:outbox:${base}` });
}
