import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openPgliteStore, openPostgresStore } from "../../store/open.ts";
import type { SqlStore } from "../../store/sql-store.ts";
import type { Where } from "../installation.ts";

/** An engine that maintenance is tried on: places for installations, all of them taken away at the end. */
export interface Engine {
  name: string;
  /** A place in which nothing is. */
  place(): Promise<Where>;
  /** A server's store in a place. */
  open(where: Where): Promise<SqlStore>;
  end(): Promise<void>;
}

export function embedded(): Engine {
  const folders: string[] = [];
  return {
    name: "PGlite",
    async place() {
      const dataDir = mkdtempSync(join(tmpdir(), "xb-keep-"));
      folders.push(dataDir);
      return { dataDir };
    },
    open: (where) => openPgliteStore({ dir: (where as { dataDir: string }).dataDir }),
    async end() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Databases of their own on the server of an address whose account may make them. */
export function postgresql(url: string): Engine {
  const made: string[] = [];
  const admin = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  return {
    name: "PostgreSQL",
    async place() {
      const name = `xb_keep_${process.pid}_${made.length}`;
      await admin(`create database ${name}`);
      made.push(name);
      return { databaseUrl: Object.assign(new URL(url), { pathname: `/${name}` }).href };
    },
    open: (where) => openPostgresStore((where as { databaseUrl: string }).databaseUrl),
    async end() {
      for (const name of made) await admin(`drop database if exists ${name} with (force)`);
    },
  };
}

/** The embedded database, and PostgreSQL where an address is named. */
export const engines = (): Engine[] => {
  const url = process.env["XB_POSTGRES_URL"];
  return url === undefined ? [embedded()] : [embedded(), postgresql(url)];
};
