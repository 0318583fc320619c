import { existsSync } from "node:fs";
import { join } from "node:path";
import { openPgliteStore, openPostgresStore, StartError, type SqlStore } from "@xiaoben/server";
import { FailedError, UsageError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

/** Whose data, and where it is kept: a folder of the embedded database, or a PostgreSQL. */
export interface DataOptions {
  tenant: string;
  where: { dir: string } | { url: string };
  /** File of the keys of the audit trail, where it is not in the folder. */
  keys?: string;
}

interface Values {
  text(name: string): string | undefined;
}

/** Options that `dataOptions` reads. */
export const dataNames = { data: "text", database: "text", tenant: "text", keys: "text" } as const;

/** @throws {UsageError} */
export function dataOptions(values: Values, env: Terminal["env"], words: Words): DataOptions {
  const [dir, url] = [values.text("data"), values.text("database")];
  const known = url ?? (dir === undefined ? env["DATABASE_URL"] : undefined);
  const tenant = values.text("tenant");
  if (tenant === undefined || tenant === "") throw new UsageError(words.audit.tenantWanted);
  if ((dir === undefined) === (known === undefined)) throw new UsageError(words.audit.dataWanted);
  const keys = values.text("keys");
  return { tenant, where: dir === undefined ? { url: known! } : { dir }, ...(keys !== undefined && { keys }) };
}

/** Opens the data, does something with it and closes it. What is not there is not made. @throws {FailedError} */
export async function withStore<T>({ where, keys }: DataOptions, words: Words, work: (store: SqlStore) => Promise<T>): Promise<T> {
  if ("dir" in where && !existsSync(join(where.dir, "db"))) throw new FailedError("no-data", words.audit.noData(where.dir), exits.usage);
  const store = await opened(where, keys, words);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function opened(where: DataOptions["where"], keys: string | undefined, words: Words): Promise<SqlStore> {
  const options = keys === undefined || !existsSync(keys) ? {} : { auditKeys: keys };
  try {
    return await ("dir" in where ? openPgliteStore(where, options) : openPostgresStore(where.url, { connections: 2, ...options }));
  } catch (error) {
    if (error instanceof StartError) throw new FailedError(error.code, words.audit.notOpened(error.code, error.message), exits.server);
    throw error;
  }
}
