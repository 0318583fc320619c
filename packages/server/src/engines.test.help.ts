import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "node:test";
import { newId } from "@xiaoben/contract";
import pg from "pg";
import { migrate } from "./store/migrate.ts";
import { beginning, openPgliteStore, openPostgresStore, postgresPool } from "./store/open.ts";
import { openPglite } from "./store/pglite/database.ts";
import { pglitePool } from "./store/pglite/pool.ts";
import { tidy } from "./store/pglite/upkeep.ts";
import type { SqlStore } from "./store/sql-store.ts";

/** An engine that the server's tests run on. */
export interface TestEngine {
  name: "PGlite" | "PostgreSQL";
  /** A store on an empty database, which goes when the store is closed. */
  openEmpty(): Promise<SqlStore>;
  /** An empty database for servers that start and end. */
  make(): Promise<TestDatabase>;
  /** The connections of a store on an empty database, with its schema and acting as its role. */
  connect(): Promise<{ pool: pg.Pool; end(): Promise<void> }>;
}

/** A database that outlives the servers on it. */
export interface TestDatabase {
  /** Where it is, as a server is told. */
  at: { dataDir: string } | { databaseUrl: string };
  open(): Promise<SqlStore>;
  remove(): Promise<void>;
}

/** An account that may make databases and roles, e.g. `postgres://xb:xb@127.0.0.1:5432/postgres`. */
const address = process.env["XB_POSTGRES_URL"];

const pglite: TestEngine = {
  name: "PGlite",
  openEmpty: () => openPgliteStore({ memory: true }),
  make() {
    const dataDir = mkdtempSync(join(tmpdir(), "xb-engine-"));
    return Promise.resolve({
      at: { dataDir },
      open: () => openPgliteStore({ dir: dataDir }),
      async remove() {
        rmSync(dataDir, { recursive: true, force: true });
      },
    });
  },
  async connect() {
    const database = await openPglite(await beginning("memory://"));
    const pool = pglitePool(database);
    const client = await pool.connect();
    await migrate(client);
    client.release();
    await tidy(pool);
    return {
      pool,
      async end() {
        await pool.end();
        await database.close();
      },
    };
  },
};

const postgres = (server: string): TestEngine => ({
  name: "PostgreSQL",
  async openEmpty() {
    const database = await makeDatabase(server);
    const store = await openPostgresStore(database.url);
    return {
      ...store,
      async close() {
        await store.close();
        await database.remove();
      },
    };
  },
  async make() {
    const { url, remove } = await makeDatabase(server);
    return { at: { databaseUrl: url }, open: () => openPostgresStore(url), remove };
  },
  async connect() {
    const database = await makeDatabase(server);
    await (await openPostgresStore(database.url)).close();
    const pool = postgresPool(database.url, 1);
    return {
      pool,
      async end() {
        await pool.end();
        await database.remove();
      },
    };
  },
});

/** The embedded engine, and PostgreSQL where the environment names one. */
export const engines: readonly TestEngine[] = address === undefined ? [pglite] : [pglite, postgres(address)];

/** The same tests on each engine. */
export function onEachEngine(title: string, body: (engine: TestEngine) => void): void {
  for (const engine of engines) describe(`${title}, on ${engine.name}`, () => body(engine));
}

async function makeDatabase(server: string): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `xb_${newId().replaceAll("-", "")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await told(server, `create database ${name}`);
  return { url: url.href, remove: () => told(server, `drop database if exists ${name} with (force)`) };
}

async function told(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
