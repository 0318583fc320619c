/** The gateway, its way over HTTP, and the typed client. */
export * from "./errors.ts";
export { gatewayOver, type GatewayOptions } from "./gateway/gateway.ts";
export type { Transport } from "./transport.ts";
export { httpTransport } from "./http/transport.ts";
export type { GetToken, TokenReason } from "./http/token.ts";
export type { HttpOptions } from "./http/wire.ts";
