import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { joinRoles, lockFolder, unreachable } from "../store/open.ts";
import { openPglite } from "../store/pglite/database.ts";
import { damaged, openFolder, type DataFolder } from "../store/pglite/folder.ts";
import { pglitePool } from "../store/pglite/pool.ts";

import { tenantsOf, type TenantDatabase } from "../store/tenants.ts";
import { types } from "../store/types.ts";
import { MaintenanceError } from "./errors.ts";

/** Where an installation keeps its data: a folder, or the address of a PostgreSQL server. */
export type Where = { dataDir: string } | { databaseUrl: string };

/** The database of an installation, opened for maintenance: nothing of its schema is changed by opening it. */
export interface Installation {
  engine: "embedded" | "postgresql";
  /** Folder of the embedded database. */
  folder?: string;
  /** Connections that act as the role of the server: row security binds them. */
  pool: pg.Pool;
  of(tenant: string): TenantDatabase;
  /** A connection with the rights of the account that owns the schema; they end with the work. */
  asOwner<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** That a database made by this opening is complete. */
  made(): void;
  close(): Promise<void>;
}

/**
 * Opens what is there; with `make` also an empty place. An embedded database is locked meanwhile, as by a server.
 * @throws {StartError} as a server's start does
 * @throws {MaintenanceError} `no-data` where nothing is there
 */
export async function openInstallation(where: Where, { make = false }: { make?: boolean } = {}): Promise<Installation> {
  return "dataDir" in where ? openEmbedded(where.dataDir, make) : openPostgres(where.databaseUrl);
}

async function openEmbedded(dir: string, make: boolean): Promise<Installation> {
  if (!make && (!existsSync(join(dir, "db")) || existsSync(join(dir, "making"))))
    throw new MaintenanceError("no-data", `The folder ${dir} holds no data. Name the folder that the server uses.`);
  const lock = lockFolder(dir);
  try {
    const folder = openFolder(dir);
    return await embedded(dir, folder, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function embedded(dir: string, folder: DataFolder, released: () => void): Promise<Installation> {
  const opened = await openPglite({ dataDir: folder.database }).catch((error: unknown) => {
    throw damaged(dir, error instanceof Error ? error.message : String(error), error);
  });
  const pool = pglitePool(opened);
  // There is one session: it acts as the server's role wherever it does not act as the owner.
  const asServer = async (client: pg.PoolClient): Promise<void> => {
    const { rows } = await client.query("select 1 from pg_roles where rolname = 'xb_app'");
    if (rows.length > 0) await client.query("set role xb_app");
  };
  const asOwner: Installation["asOwner"] = async (work) => {
    const client = await pool.connect();
    try {
      await client.query("reset role");
      await client.query("set time zone 'UTC'");
      return await work(client);
    } finally {
      await asServer(client).then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
    }
  };
  const close = async (): Promise<void> => {
    await pool.end();
    await opened.close();
    released();
  };
  try {
    await asOwner(() => Promise.resolve());
  } catch (error) {
    await close();
    throw error;
  }
  return { engine: "embedded", folder: dir, pool, of: tenantsOf(pool, { prepares: false }), asOwner, made: () => folder.made(), close };
}

async function openPostgres(url: string): Promise<Installation> {
  const owner = new pg.Pool({ connectionString: url, max: 1, types, options: "-c TimeZone=UTC" });
  const pool = new pg.Pool({ connectionString: url, max: 2, types, options: "-c role=xb_app -c TimeZone=UTC" });
  for (const each of [owner, pool]) each.on("error", () => undefined);
  const close = async (): Promise<void> => {
    await pool.end();
    await owner.end();
  };
  const asOwner: Installation["asOwner"] = async (work) => {
    const client = await owner.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  };
  try {
    await asOwner((client) => client.query("select 1"));
  } catch (error) {
    await close();
    throw unreachable(error);
  }
  return { engine: "postgresql", pool, of: tenantsOf(pool), asOwner, made: () => undefined, close };
}

/** Lets the account of the address act in the roles of the schema, once that is made. */
export const joinTheRoles = (at: Installation): Promise<unknown> => at.asOwner((client) => client.query(joinRoles));
