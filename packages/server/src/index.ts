/** The reference back end: the contract over HTTP, on the embedded database or PostgreSQL. */
export { jwtIdentity, type Identity, type JwtOptions, type Verified } from "./auth/identity.ts";
export type { Granted } from "./auth/sign-in.ts";
export type { TicketKey } from "./auth/tickets.ts";
export { usualLimits, type Limits } from "./http/limits.ts";
export type { LiveOptions } from "./http/streams.ts";
export type { Rate } from "./http/rate.ts";
export { readConfig, type Config, type ConfigNeeds, type ConfigSources } from "./config/config.ts";
export { loadFirstData, readFirstData, type FirstData } from "./config/first-data.ts";
export { settings as configSettings, type ConfigKey, type ConfigValues, type Setting } from "./config/settings.ts";
export { configTable } from "./config/shown.ts";
export { startConfigured, type StartNews } from "./config/start.ts";
export { createApi, type ApiOptions } from "./http/api.ts";
export { jsonLog, logOf, type Log, type LogFormat, type LogLine, type LogThreshold } from "./http/log.ts";
export { StartError, type StartErrorCode } from "./start-error.ts";
export { startServer, type Progress, type RunningServer, type ServerOptions } from "./start-server.ts";
export type { Head } from "./store/audit/chain.ts";
export { publicFile, readKeys, rotateKeys, type AuditKeys } from "./store/audit/keys.ts";
export type { AuditLine, AuditQuery } from "./store/audit/list.ts";
export type { AuditCheck, AuditFault, KeptHead } from "./store/audit/verify.ts";
export { loadRecords, type AnyRecord } from "./store/load.ts";
export { openPgliteStore, openPostgresStore, pgliteTemplate, type PgliteOptions, type PgliteWhere } from "./store/open.ts";
export { exportPerson, type ExportSink } from "./store/privacy/export.ts";
export type { EraseAsk, Erasure } from "./store/privacy/erase.ts";
export type { SqlStore } from "./store/sql-store.ts";
export {
  backup,
  checkBackup,
  doctor,
  MaintenanceError,
  openInstallation,
  rebuildAll,
  restore,
  rowsIn,
  type BackupOptions,
  type BackupReport,
  type DoctorOptions,
  type Finding,
  type Installation,
  type Level,
  type MaintenanceErrorCode,
  type Rebuilt,
  type Rows,
  type Where,
} from "./maintenance/index.ts";
