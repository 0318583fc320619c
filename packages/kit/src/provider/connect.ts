import type { CampusGateway } from "@xiaoben/contract";
import { fetchToken } from "./token.ts";

export interface ConnectOptions {
  /** Where the contract is answered: `/api` or `https://campus.example/api`; `/v1/…` follows. */
  baseUrl: string;
  /** Address on the host's own server that answers `{ token }`. Left out: the host's cookie is sent instead. */
  tokenUrl?: string;
}

/** The gateway that a page gets: HTTP, with evaluation on the device where the back end has none, and the outbox around it. */
export async function connect({ baseUrl, tokenUrl }: ConnectOptions): Promise<CampusGateway> {
  const [{ gatewayOver, httpTransport }, { withOutbox }, { withEvaluation }] = await Promise.all([
    import("@xiaoben/sdk"),
    import("@xiaoben/sdk/outbox"),
    import("@xiaoben/policy/gateway"),
  ]);
  const transport = httpTransport({
    baseUrl: new URL(baseUrl, document.baseURI).href,
    ...(tokenUrl ? { getToken: () => fetchToken(new URL(tokenUrl, document.baseURI).href) } : { credentials: "include" as const }),
  });
  return withOutbox(withEvaluation(gatewayOver(transport)));
}
