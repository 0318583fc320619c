import { readFileSync } from "node:fs";
import type pg from "pg";
import { joinTheRoles, type Installation } from "../installation.ts";
import { demandKnown, stepsOf, type Step } from "../schema.ts";
import { quoted, tenantTables, type TenantTable } from "../tables.ts";
import { chosen, tenantsIn } from "../tenants.ts";
import type { End, Head } from "./format.ts";
import { BackupWriter } from "./writer.ts";

export interface BackupOptions {
  /** Only these; all where none is named. */
  tenants?: readonly string[];
  onProgress?: (tenant: string, table: string) => void;
}

/** What a backup says of itself. */
export interface BackupReport extends Head, End {}

/**
 * Writes everything that is stored of tenants into one file: a single snapshot, portion by portion, while a PostgreSQL server goes on
 * answering. The file has its name only once it is whole.
 * @throws {MaintenanceError} `file-exists`, `file-not-written`, `schema`, `no-such-tenant`
 */
export async function backup(
  at: Installation,
  path: string,
  { tenants: wanted = [], onProgress }: BackupOptions = {},
): Promise<BackupReport> {
  const schema = await at.asOwner(stepsOf);
  demandKnown(schema, "The data");
  await joinTheRoles(at);
  const writer = await BackupWriter.create(path);
  try {
    return await inSnapshot(at, async (client, now) => {
      const tenants = chosen(wanted, await tenantsIn(client));
      const head = headOf(at, { now, schema, tenants, everything: wanted.length === 0 });
      await writer.head(head);
      const tables = await tenantTables(client);
      for (const tenant of tenants) {
        await client.query("select set_config('xb.tenant', $1, true)", [tenant]);
        for (const table of tables) {
          onProgress?.(tenant, table.name);
          for await (const rows of rowsOf(client, table)) await writer.part({ tenant, table: table.name }, rows);
        }
      }
      return { ...head, ...(await writer.finish()) };
    });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** Everything that is read sees the database as it was at one moment. */
async function inSnapshot<T>(at: Installation, work: (client: pg.PoolClient, now: string) => Promise<T>): Promise<T> {
  const client = await at.pool.connect();
  let fault: Error | undefined;
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ now: string }>("select now() as now");
    return await work(client, rows[0]!.now);
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // Nothing was written: what the session remembered for the transaction ends with it.
    await client.query("rollback").then(
      () => client.release(),
      (error: Error) => client.release(fault ?? error),
    );
  }
}

function headOf(
  { engine }: Installation,
  { now, schema, tenants, everything }: { now: string; schema: Step[]; tenants: string[]; everything: boolean },
): Head {
  const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string };
  return { at: now, program: version, engine, schema, tenants, everything };
}

/** Characters of a portion that are aimed at, and rows: parts of files are large, facts are small. */
const aim = 4_194_304;
const most = 2_000;

/** Rows of the tenant that the session speaks for, in the order of their keys, as the database writes them in JSON: no number passes through a float. */
async function* rowsOf(client: pg.PoolClient, { name, key }: TenantTable): AsyncGenerator<string[]> {
  const order = key.map((column) => `t.${quoted(column)}`).join(", ");
  await client.query(`declare rows_of no scroll cursor for select row_to_json(t)::text as line from ${quoted(name)} t
    where t.tenant = current_setting('xb.tenant') order by ${order}`);
  for (let count = 4; ;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${count} from rows_of`);
    if (rows.length > 0) yield rows.map((row) => row.line);
    if (rows.length < count) break;
    const mean = rows.reduce((characters, { line }) => characters + line.length, 0) / rows.length;
    count = Math.max(1, Math.min(most, Math.floor(aim / mean)));
  }
  await client.query("close rows_of");
}
