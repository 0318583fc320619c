import type pg from "pg";
import { checksumOf } from "../store/migrate.ts";
import { migrations } from "../store/migrations.ts";
import { MaintenanceError } from "./errors.ts";

/** A step of the schema as a database or a backup names it. */
export interface Step {
  id: number;
  checksum: string;
}

/** The first step at which an installation can be looked after: the one that made the operator's role. */
const first = migrations.find(({ sql }) => sql.includes("xb_operator"))!.id;

/** Steps that were carried out. Empty where there is no schema. To be asked as the owner. */
export async function stepsOf(client: pg.PoolClient): Promise<Step[]> {
  const there = await client.query<{ made: boolean }>("select to_regclass('xb_migrations') is not null as made");
  if (there.rows[0]?.made !== true) return [];
  return (await client.query<Step>("select id, checksum from xb_migrations order by id")).rows;
}

/** @throws {MaintenanceError} `schema` where this program does not know the steps, or they are too few */
export function demandKnown(steps: readonly Step[], whose: string): void {
  const wrong = steps.find(({ id, checksum }) => migrations.every((step) => step.id !== id || checksumOf(step) !== checksum));
  if (wrong !== undefined)
    throw new MaintenanceError(
      "schema",
      `${whose} has schema step ${wrong.id} of another version of this program. Use the version that wrote it.`,
    );
  const last = steps.at(-1)?.id ?? 0;
  if (last < first)
    throw new MaintenanceError(
      "schema",
      `${whose} is at schema step ${last}; ${first} is needed. Start the server once: it brings it up to date.`,
    );
}
