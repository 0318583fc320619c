/** The gateway, its way over HTTP, and the typed client. */
export { createClient, type CampusClient, type ClientOptions, type OperationId } from "./client/client.ts";
export type { ChangesAsk, ChangesOptions } from "./client/changes.ts";
export type { ImportHow, Imports } from "./client/imports.ts";
export type { Listing } from "./client/listing.ts";
export type * from "./client/records.ts";
export * from "./errors.ts";
export { gatewayOver, type GatewayOptions } from "./gateway/gateway.ts";
export type { ListQuery, Transport } from "./transport.ts";
export { csrfFromCookie, csrfFromField, csrfFromMeta, type Csrf } from "./http/csrf.ts";
export { httpTransport } from "./http/transport.ts";
export type { GetToken, TokenReason } from "./http/token.ts";
export type { HttpOptions } from "./http/wire.ts";
