import { createHash } from "node:crypto";
import type pg from "pg";
import { StartError } from "../start-error.ts";
import { migrations, type Migration } from "./migrations.ts";

/** Brings the schema up to date, each step in a transaction of its own. Refuses a database that a newer or a different program has made. */
export async function migrate(client: pg.PoolClient, steps: readonly Migration[] = migrations): Promise<void> {
  await client.query(
    "create table if not exists xb_migrations (id int primary key, name text not null, checksum text not null, at timestamptz not null default now())",
  );
  const done = (await client.query<{ id: number; checksum: string }>("select id, checksum from xb_migrations order by id")).rows;
  for (const row of done) checkKnown(row, steps);
  const last = done.at(-1)?.id ?? 0;
  for (const step of steps) if (step.id > last) await apply(client, step);
}

function checkKnown(row: { id: number; checksum: string }, steps: readonly Migration[]): void {
  const step = steps.find((each) => each.id === row.id);
  if (step === undefined) {
    throw new StartError(
      "data-version",
      `The data was written by a newer version (schema step ${row.id}). Start that version, or restore an older backup.`,
    );
  }
  if (checksumOf(step) !== row.checksum) {
    throw new StartError("data-version", `Schema step ${row.id} of the data differs from this program's. Start the version that wrote it.`);
  }
}

async function apply(client: pg.PoolClient, step: Migration): Promise<void> {
  await client.query("begin");
  try {
    // First: of several programs that start at once one goes on from here, and the others wait for it and are refused.
    await client.query("insert into xb_migrations (id, name, checksum) values ($1, $2, $3)", [step.id, step.name, checksumOf(step)]);
    await client.query(step.sql);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** What a step that was carried out is known by. */
export const checksumOf = (step: Migration): string => createHash("sha256").update(step.sql).digest("hex");
