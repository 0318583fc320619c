import { join } from "node:path";
import type pg from "pg";
import { StartError } from "../../start-error.ts";
import { noKeys, readKeys, type AuditKeys } from "../../store/audit/keys.ts";
import { usualLimit } from "../../store/pglite/room.ts";
import { MaintenanceError } from "../errors.ts";
import { joinTheRoles, openInstallation, type Installation, type Where } from "../installation.ts";
import { tenantsOf } from "../tenants.ts";
import { checkClock, checkRole, checkRowSecurity, checkSchema } from "./database.ts";
import { good, worse, type Finding } from "./finding.ts";
import { checkLimit, checkSpace } from "./place.ts";
import { checkTenant } from "./tenant.ts";

export interface DoctorOptions {
  /** Only these tenants; all where none is named. */
  tenants?: readonly string[];
  /** Days after which the server removes an upload that nobody completes. */
  uploadDays: number;
  /** How large the embedded database may become, in bytes; default 1 GiB. */
  dataLimit?: number | undefined;
  /** File of the keys of the audit trail, where it is not in the folder of the data. */
  auditKeys?: string | undefined;
  /** Told of each finding as soon as it is there. */
  onFinding?: (finding: Finding) => void;
}

/** Looks an installation over and changes nothing in it. What it finds is a finding, never an error. */
export async function doctor(where: Where, options: DoctorOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of examine(where, options)) {
    findings.push(finding);
    options.onFinding?.(finding);
  }
  return findings;
}

async function* examine(where: Where, options: DoctorOptions): AsyncGenerator<Finding> {
  const at = await openInstallation(where).catch((error: unknown) => error);
  if (at instanceof StartError || at instanceof MaintenanceError) return yield notOpened(at);
  if (at instanceof Error) throw at;
  const opened = at as Installation;
  try {
    if (opened.engine === "embedded") yield good("lock", "no other process uses the folder");
    yield* examineOpened(opened, options);
  } finally {
    await opened.close();
  }
}

/** An embedded database is one process's alone: while a server has it, nobody else looks inside. */
function notOpened(error: StartError | MaintenanceError): Finding {
  if (error.code === "data-in-use")
    return worse("unknown", "lock", error.message, "If that is the server, ask it: GET /readyz. To look inside, stop it first.");
  return worse("bad", "connection", error.message, "Nothing else was looked at.");
}

/** Looks over what somebody has opened, and leaves it open. */
export async function* examineOpened(
  at: Installation,
  { tenants: wanted = [], uploadDays, dataLimit = usualLimit, auditKeys }: DoctorOptions,
): AsyncGenerator<Finding> {
  yield good("connection", at.engine === "embedded" ? "the embedded database opens" : "the database answers");
  const schema = await checkSchema(at);
  yield schema;
  if (schema.level === "bad") return;
  await joinTheRoles(at);
  for (const check of [checkRole, checkRowSecurity, checkClock]) yield await using(at, check);
  yield await checkSpace(at);
  if (at.folder !== undefined) yield await checkLimit(at.folder, dataLimit);
  const keys = keysOf(at, auditKeys);
  const there = await tenantsOf(at);
  const missing = wanted.filter((tenant) => !there.includes(tenant));
  yield missing.length === 0
    ? good("tenants", there.length === 0 ? "none yet: nothing was written" : `${there.length}: ${there.join(", ")}`)
    : worse("bad", "tenants", `not there: ${missing.join(", ")}`, `There are: ${there.join(", ") || "none"}.`);
  for (const tenant of there.filter((one) => wanted.length === 0 || wanted.includes(one)))
    yield* await checkTenant(at.of(tenant), tenant, { uploadDays, keys });
}

/** Keys to check signatures with; where there is no file, none. */
function keysOf({ folder }: Installation, path = folder === undefined ? undefined : join(folder, "audit-keys.json")): AuditKeys {
  return (path === undefined ? undefined : readKeys(path)) ?? noKeys;
}

async function using<T>(at: Installation, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await at.pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
