import type pg from "pg";
import { migrate } from "../../store/migrate.ts";
import { migrations } from "../../store/migrations.ts";
import { MaintenanceError } from "../errors.ts";
import { joinTheRoles, openInstallation, type Installation, type Where } from "../installation.ts";
import { demandKnown, stepsOf, type Step } from "../schema.ts";
import { quoted, tenantTables } from "../tables.ts";
import { tenantsIn } from "../tenants.ts";
import type { BackupReport } from "./backup.ts";
import type { Part } from "./format.ts";
import { readBackup } from "./reader.ts";

/**
 * Reads a backup through and checks every sum in it, without touching any database.
 * @throws {MaintenanceError} see {@link readBackup}; `schema` where another version of this program wrote it
 */
export async function checkBackup(path: string): Promise<BackupReport> {
  let report: Partial<BackupReport> = {};
  for await (const content of readBackup(path)) {
    if ("head" in content) report = { ...report, ...content.head };
    if ("end" in content) report = { ...report, ...content.end };
  }
  const whole = report as BackupReport;
  demandKnown(whole.schema, `The backup ${path}`);
  return whole;
}

/**
 * Puts a backup into an empty place, all of it or nothing. It is checked through before; the schema is made as it was when the backup was
 * taken, filled, and then brought up to date as by a start.
 * @throws {MaintenanceError} `not-empty`, and see {@link checkBackup}
 */
export async function restore(where: Where, path: string, onProgress?: (part: number, of: number) => void): Promise<BackupReport> {
  const report = await checkBackup(path);
  const at = await openInstallation(where, { make: true });
  try {
    await makeSchema(at, report.schema);
    await joinTheRoles(at);
    await inTransaction(at, async (client) => {
      await demandEmpty(client);
      await load(client, path, (part) => onProgress?.(part, report.parts));
    });
    await at.asOwner(async (client) => {
      await migrate(client);
      await client.query("analyze");
    });
    at.made();
    return report;
  } finally {
    await at.close();
  }
}

async function makeSchema(at: Installation, wanted: readonly Step[]): Promise<void> {
  await at.asOwner(async (client) => {
    const there = await stepsOf(client);
    const last = wanted.at(-1)!.id;
    if (there.length > 0 && there.at(-1)!.id !== last) {
      const said = `The database is at schema step ${there.at(-1)!.id}, the backup at ${last}.`;
      throw new MaintenanceError("not-empty", `${said} Restore into a database in which nothing has been made.`);
    }
    await migrate(
      client,
      migrations.filter(({ id }) => id <= last),
    );
  });
}

async function inTransaction(at: Installation, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await at.pool.connect();
  let fault: Error | undefined;
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed half way goes, and its transaction with it.
    if (fault !== undefined && at.engine === "embedded") await client.query("rollback").catch(() => undefined);
    client.release(fault);
  }
}

async function demandEmpty(client: pg.PoolClient): Promise<void> {
  const tenants = await tenantsIn(client);
  if (tenants.length === 0) return;
  const said = `The database holds records of ${tenants.length === 1 ? "a tenant" : `${tenants.length} tenants`} already.`;
  throw new MaintenanceError("not-empty", `${said} A backup is restored into an empty one: name another folder or database.`);
}

async function load(client: pg.PoolClient, path: string, onPart: (part: number) => void): Promise<void> {
  const tables = new Set((await tenantTables(client)).map(({ name }) => name));
  let tenant: string | undefined;
  for await (const content of readBackup(path)) {
    if (!("part" in content)) continue;
    if (!tables.has(content.table)) throw contrary(path, content, "there is no such table");
    if (content.tenant !== tenant) await client.query("select set_config('xb.tenant', $1, true)", [(tenant = content.tenant)]);
    await insert(client, path, content);
    onPart(content.part);
  }
}

/** Row security binds the session: a row of another tenant than the part's is refused by the database. */
async function insert(client: pg.PoolClient, path: string, part: Part & { lines: string[] }): Promise<void> {
  const table = quoted(part.table);
  const { rowCount } = await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
    `[${part.lines.join(",")}]`,
  ]);
  if (rowCount !== part.rows) throw contrary(path, part, `${rowCount} of ${part.rows} rows were taken`);
}

const contrary = (path: string, { part, table, tenant }: Part, what: string): MaintenanceError =>
  new MaintenanceError(
    "backup-damaged",
    `Part ${part} of ${path} (${table} of ${tenant}) cannot be restored: ${what}. Use another backup.`,
  );
