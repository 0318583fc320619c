/** Why a piece of maintenance was not done: what the code says once, for programs. */
export type MaintenanceErrorCode =
  | "file-exists"
  | "file-unreadable"
  | "file-not-written"
  | "not-a-backup"
  | "backup-version"
  | "backup-damaged"
  | "backup-truncated"
  | "no-such-tenant"
  | "not-empty"
  | "no-data"
  | "schema";

/** Maintenance that was refused or broken off. The message is one line for the operator: what, where, how to mend it. */
export class MaintenanceError extends Error {
  readonly code: MaintenanceErrorCode;
  constructor(code: MaintenanceErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "MaintenanceError";
    this.code = code;
  }
}
