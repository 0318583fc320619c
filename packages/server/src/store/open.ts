import { join } from "node:path";
import pg from "pg";
import { StartError } from "../start-error.ts";
import { noKeys, openKeys, passingKeys, type AuditKeys } from "./audit/keys.ts";
import { codeOf } from "./faults.ts";
import { longestTransaction, serialFeed, withholdingFeed } from "./feed.ts";
import { takeLock, type Lock } from "./lock/lock.ts";
import { migrate } from "./migrate.ts";
import { heard } from "./heard.ts";
import { openPglite, type PgliteDatabase } from "./pglite/database.ts";
import { damaged, makeFolder, openFolder, readOnly } from "./pglite/folder.ts";
import { keptTemplate } from "./pglite/kept-template.ts";
import type { Opening } from "./pglite/messages.ts";
import { pglitePool } from "./pglite/pool.ts";
import { watchRoom, type RoomOptions } from "./pglite/room.ts";
import { actAsApp, startUpkeep, tidy } from "./pglite/upkeep.ts";
import { createSqlStore, type SqlStore } from "./sql-store.ts";
import { tenantsOf } from "./tenants.ts";
import { types } from "./types.ts";

/** Where the embedded database lives. */
export type PgliteWhere = { dir: string } | { memory: true };

/** How the embedded database is opened. */
export interface PgliteOptions extends RoomOptions {
  /** A dump to begin an empty database with, as {@link pgliteTemplate} makes it: seconds faster than making one. `null`: none in any case. */
  template?: Uint8Array | null;
  /** File of the keys that sign the audit trail; default `audit-keys.json` in the folder. It is made where there is none. */
  auditKeys?: string;
  onProgress?(step: "making-database" | "opening-database" | "updating-schema"): void;
}

/**
 * Opens a store on the embedded database: in a folder that this process alone may use, or in memory.
 * Throws {@link StartError} `data-in-use`, `data-damaged`, `data-version` or `data-read-only`.
 */
export async function openPgliteStore(where: PgliteWhere, options: PgliteOptions = {}): Promise<SqlStore> {
  if ("memory" in where) {
    options.onProgress?.("making-database");
    return openStore(await openPglite(await beginning("memory://", options)), passingKeys(), options, { isNew: true });
  }
  const lock = lockFolder(where.dir);
  try {
    const folder = openFolder(where.dir);
    const keys = openKeys(options.auditKeys ?? join(where.dir, "audit-keys.json"));
    options.onProgress?.(folder.isNew ? "making-database" : "opening-database");
    const opening = folder.isNew ? await beginning(folder.database, options) : { dataDir: folder.database };
    const database = await openPglite(opening).catch((error: unknown) => {
      throw damaged(where.dir, error instanceof Error ? error.message : String(error), error);
    });
    const store = await openStore(database, keys, options, {
      isNew: folder.isNew,
      folder: folder.database,
      released: () => lock.release(),
    });
    folder.made();
    return store;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** How a database that is not there yet is opened. */
export async function beginning(dataDir: string, { template }: Pick<PgliteOptions, "template"> = {}): Promise<Opening> {
  const begun = template === undefined ? await keptTemplate(pgliteTemplate) : (template ?? undefined);
  return { dataDir, ...(begun !== undefined && { template: begun }) };
}

/** Makes the folder where there is none, and takes it for this process. */
export function lockFolder(dir: string): Lock {
  makeFolder(dir);
  try {
    return takeLock(dir);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw readOnly(dir, error);
  }
}

/** A database with the schema in it and no records, to begin others with. */
export async function pgliteTemplate(): Promise<Uint8Array> {
  const database = await openPglite({ dataDir: "memory://" });
  const pool = pglitePool(database);
  try {
    await prepare(pool);
    // What is in the tables need not be read from the log by those that begin with it.
    await pool.query("checkpoint");
    return await database.dump();
  } finally {
    await pool.end();
    await database.close();
  }
}

/** PGlite has one connection: transactions are serial, and the limit only guards against work that never ends. */
const longestSerial = 60_000;

async function openStore(
  database: PgliteDatabase,
  keys: AuditKeys,
  options: PgliteOptions,
  { isNew, folder, released }: { isNew: boolean; folder?: string; released?: () => void },
): Promise<SqlStore> {
  const pool = pglitePool(database);
  const close = async (): Promise<void> => {
    await pool.end();
    await database.close();
    released?.();
  };
  try {
    options.onProgress?.("updating-schema");
    await prepare(pool);
    // There is one session and it is kept: it stays with this role, with which tidying leaves it too.
    if (isNew) await pool.query(actAsApp);
    else await tidy(pool);
    await checkRole(pool);
  } catch (error) {
    await close();
    throw error;
  }
  const room = folder === undefined ? undefined : await watchRoom(folder, options);
  const upkeep = startUpkeep(pool, (error) => options.onFault?.(error));
  return createSqlStore({
    of: tenantsOf(pool, { prepares: false }),
    feed: serialFeed(),
    keys,
    longestTransaction: longestSerial,
    demandRoom: () => room?.demand(),
    wrote: (records) => upkeep.wrote(records),
    ready: () => answer(pool),
    async warnings() {
      await room?.measure();
      return room?.warnings() ?? [];
    },
    close: once(async () => {
      await upkeep.settled();
      await close();
    }),
  });
}

/** Milliseconds that somebody waits for a connection, and for an answer that a living server would have given. */
const longestWait = 5_000;

/** How a PostgreSQL server is used. */
export interface PostgresOptions {
  /** Connections at most; default 10. */
  connections?: number;
  /**
   * File of the keys that sign the audit trail, made where there is none; the same for every process. Without it entries are chained and
   * nobody signs.
   */
  auditKeys?: string;
}

/**
 * Opens a store on a PostgreSQL server (15 or newer). The account of the address needs the rights to make the schema and the role `xb_app`;
 * every connection gives them up before it is used. Throws {@link StartError} `database-unreachable`, `database-role` or `data-version`.
 */
export async function openPostgresStore(url: string, { connections = 10, auditKeys }: PostgresOptions = {}): Promise<SqlStore> {
  const keys = auditKeys === undefined ? noKeys : openKeys(auditKeys);
  const owner = heard(new pg.Pool({ connectionString: url, max: 1, types, connectionTimeoutMillis: longestWait }));
  try {
    await besideOthers(async () => {
      await prepare(owner);
      await owner.query(joinRoles);
    });
  } catch (error) {
    throw error instanceof StartError ? error : unreachable(error);
  } finally {
    await owner.end();
  }
  const pool = postgresPool(url, connections);
  try {
    await checkRole(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof StartError ? error : unreachable(error);
  }
  return createSqlStore({
    of: tenantsOf(pool),
    feed: withholdingFeed(),
    keys,
    longestTransaction,
    demandRoom: () => undefined,
    wrote: () => undefined,
    ready: () => answer(pool),
    warnings: () => Promise.resolve([]),
    close: once(() => pool.end()),
  });
}

/** What programs that make the schema at the same moment refuse one another: the look after it shows what another has made. */
const mostTries = 20;
const alreadyMade = new Set(["23505", "42P07", "42710", "40001", "40P01", "XX000"]);

async function besideOthers(make: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await make();
    } catch (error) {
      if (!alreadyMade.has(codeOf(error)) || attempt >= mostTries) throw error;
      await new Promise((wake) => setTimeout(wake, 50 * attempt));
    }
  }
}

/** Connections that act as `xb_app` and give up what takes too long. */
export function postgresPool(url: string, connections: number): pg.Pool {
  // Options of the session: they hold from its first statement. The limits are those of the longest permitted transaction.
  const options = `-c role=xb_app -c TimeZone=UTC -c statement_timeout=${longestTransaction} -c idle_in_transaction_session_timeout=${longestTransaction}`;
  return heard(
    new pg.Pool({
      connectionString: url,
      max: connections,
      types,
      options,
      keepAlive: true,
      connectionTimeoutMillis: longestWait,
      // The server ends a statement before that: without an answer there is no way to it any more.
      query_timeout: longestTransaction + longestWait,
    }),
  );
}

/** The account must be a member of the roles that its connections act as, also where it has made them itself: the server's, and the operator's. */
export const joinRoles = `do $$ declare r text; begin foreach r in array array['xb_app', 'xb_operator'] loop
  if not pg_has_role(current_user, r, 'member') then execute format('grant %I to %I', r, current_user); end if; end loop; end $$`;

async function prepare(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set time zone 'UTC'");
    await migrate(client);
  } finally {
    client.release();
  }
}

/** Row security binds neither superusers nor those who may bypass it: such a role would see every tenant. */
async function checkRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; free: boolean }>(
    "select rolname as role, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user",
  );
  const found = rows[0];
  if (found === undefined || found.free) {
    throw new StartError(
      "database-role",
      `The database role ${found?.role ?? "?"} is not bound by row security. Let the account act as xb_app.`,
    );
  }
}

async function answer(pool: pg.Pool): Promise<void> {
  await pool.query("select 1");
}

export const unreachable = (error: unknown): StartError =>
  (error as { code?: unknown } | null)?.code === "42501"
    ? new StartError(
        "database-role",
        `The database account lacks a right (${(error as Error).message}). It must be able to make tables and the role xb_app.`,
        error,
      )
    : new StartError(
        "database-unreachable",
        `The database does not answer (${error instanceof Error ? error.message : String(error)}). Check its address and that it runs.`,
        error,
      );

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}
