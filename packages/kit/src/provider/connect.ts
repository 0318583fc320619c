import type { CampusGateway } from "@xiaoben/contract";
import type { GetToken } from "@xiaoben/sdk";

export interface Connection {
  gateway: CampusGateway;
  close(): void;
}

/** The gateway of a page: over HTTP, with verdicts from the device where the back end gives none, and with the outbox. */
export async function connect(baseUrl: string, getToken: GetToken | undefined): Promise<Connection> {
  const [{ gatewayOver, httpTransport }, { withOutbox }, { withEvaluation }] = await Promise.all([
    import("@xiaoben/sdk"),
    import("@xiaoben/sdk/outbox"),
    import("@xiaoben/policy/gateway"),
  ]);
  const http = httpTransport({ baseUrl, credentials: "same-origin", ...(getToken ? { getToken } : {}) });
  const gateway = withOutbox(withEvaluation(gatewayOver(http)), { name: `xb:outbox:${new URL(baseUrl, location.href).href}` });
  return { gateway, close: () => gateway.close() };
}
