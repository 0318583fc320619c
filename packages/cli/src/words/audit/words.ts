import type { AuditCheck, AuditFault, StartErrorCode } from "@xiaoben/server";

/** What `audit` and `privacy` say. */
export interface AuditWords {
  dataWanted: string;
  tenantWanted: string;
  noData(path: string): string;
  /** `detail` is English. */
  notOpened(code: StartErrorCode, detail: string): string;
  noHead(tenant: string): string;
  notAHead(path: string, line: number): string;
  noHeadOf(path: string, tenant: string): string;
  keyFileWanted: string;
  rotated(id: string): string;
  whole(entries: number): string;
  signatures: Readonly<Record<AuditCheck["signatures"], (to: number) => string>>;
  keptAgree(count: number): string;
  unsealed(count: number, since: string): string;
  broken(seq: number, id: string, fault: string): string;
  wholeUpTo(seq: number): string;
  faults: Readonly<Record<AuditFault, string>>;
  recordWanted: string;
  personWanted: string;
  noEntries: string;
  columns: string[];
  system: string;
  notSealed: string;
  records(count: number): string;
}
