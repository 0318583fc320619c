/** The reference back end: the contract over HTTP, on the embedded database or PostgreSQL. */
export { jwtIdentity, type Identity, type JwtOptions, type Verified } from "./auth/identity.ts";
export type { Granted } from "./auth/sign-in.ts";
export type { TicketKey } from "./auth/tickets.ts";
export { createApi, type ApiOptions } from "./http/api.ts";
export { usualLimits, type Limits } from "./http/limits.ts";
export type { LiveOptions } from "./http/streams.ts";
export { jsonLog, type Log, type LogLine } from "./http/log.ts";
export type { Rate } from "./http/rate.ts";
export { StartError, type StartErrorCode } from "./start-error.ts";
export { startServer, type Progress, type RunningServer, type ServerOptions } from "./start-server.ts";
export { loadRecords, type AnyRecord } from "./store/load.ts";
export { openPgliteStore, openPostgresStore, pgliteTemplate, type PgliteOptions, type PgliteWhere } from "./store/open.ts";
export type { SqlStore } from "./store/sql-store.ts";
