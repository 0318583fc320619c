/** What operators do with an installation from outside of its server. */
export { backup, type BackupOptions, type BackupReport } from "./backup/backup.ts";
export { checkBackup, restore } from "./backup/restore.ts";
export { sum as rowsIn, type Rows } from "./backup/format.ts";
export { doctor, type DoctorOptions } from "./doctor/doctor.ts";
export type { Finding, Level } from "./doctor/finding.ts";
export { MaintenanceError, type MaintenanceErrorCode } from "./errors.ts";
export { openInstallation, type Installation, type Where } from "./installation.ts";
export { rebuildAll, type Rebuilt } from "./rebuild.ts";
