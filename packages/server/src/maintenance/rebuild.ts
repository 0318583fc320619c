import { isProblemError } from "@xiaoben/contract";
import type { Stored } from "@xiaoben/backend";
import { sql } from "kysely";
import { writeHourFacts, writeRelations } from "../store/flush.ts";
import { overtake } from "../store/kept.ts";
import { columnsOf, storedOf, type RecordRow } from "../store/rows.ts";
import { retried } from "../store/transact.ts";
import type { TenantDatabase } from "../store/tenants.ts";
import { joinTheRoles, type Installation } from "./installation.ts";
import { orphaned, projections, recordsOf, relationsFor } from "./projections.ts";
import { demandKnown, stepsOf } from "./schema.ts";
import { chosen, tenantsOf } from "./tenants.ts";

/** What a rebuild has done for a tenant. */
export interface Rebuilt {
  tenant: string;
  records: number;
  /** Business keys that two records claim: the one that holds it keeps it. */
  doubles: number;
}

/**
 * Rebuilds the tenants that are named, or all, one after the other.
 * @throws {MaintenanceError} `schema`, `no-such-tenant`
 */
export async function* rebuildAll(at: Installation, wanted: readonly string[] = []): AsyncGenerator<Rebuilt> {
  demandKnown(await at.asOwner(stepsOf), "The data");
  await joinTheRoles(at);
  for (const tenant of chosen(wanted, await tenantsOf(at))) yield await rebuild(at.of(tenant), tenant);
}

/**
 * Makes the narrow tables of a tenant anew from its records, and marks everybody's kept verdicts, so that a server judges anew.
 * Portion by portion, each in a transaction that keeps its records as they are: a PostgreSQL server may go on answering. Doing it again,
 * or after it was broken off, comes to the same.
 */
export async function rebuild(db: TenantDatabase, tenant: string): Promise<Rebuilt> {
  await dropOdd(db, tenant);
  const done: Rebuilt = { tenant, records: 0, doubles: 0 };
  for await (const records of recordsOf(db, tenant)) {
    done.doubles += await project(db, tenant, records);
    done.records += records.length;
  }
  await db.transaction().execute((tx) => overtake(tx, tenant, { under: ["/"] }));
  return done;
}

/** Takes away what belongs to no record, and keys that their record does not claim: another may be waiting for one. */
async function dropOdd(db: TenantDatabase, tenant: string): Promise<void> {
  for (const table of projections) await sql`delete from ${sql.table(table)} p where ${orphaned(tenant, table)}`.execute(db);
  for await (const records of recordsOf(db, tenant))
    await inPortions(db, tenant, records, async (tx, locked) => {
      const claimed = locked.flatMap((record) =>
        Object.entries(relationsFor(record).unique).map(([name, value]) => ({ ...refOf(record), name, value })),
      );
      await sql`delete from unique_keys k using jsonb_to_recordset(${JSON.stringify(locked.map(refOf))}::jsonb) as x(kind text, id uuid)
        where k.tenant = ${tenant} and k.kind = x.kind and k.id = x.id and not exists (
          select 1 from jsonb_to_recordset(${JSON.stringify(claimed)}::jsonb) as c(kind text, id uuid, name text, value text)
          where c.kind = k.kind and c.id = k.id and c.name = k.name and c.value = k.value)`.execute(tx);
    });
}

/** Answers how many keys two records claim. */
async function project(db: TenantDatabase, tenant: string, records: readonly Stored[]): Promise<number> {
  const write = (some: readonly Stored[]): Promise<void> =>
    inPortions(db, tenant, some, async (tx, locked) => {
      await writeHourFacts(tx, tenant, locked);
      await writeRelations(
        tx,
        tenant,
        locked.map((record) => ({ ref: { kind: record.kind as never, id: record.id }, what: relationsFor(record) })),
      );
    });
  if (!(await isDouble(write(records)))) return 0;
  let doubles = 0;
  for (const record of records) if (await isDouble(write([record]))) doubles++;
  return doubles;
}

async function isDouble(written: Promise<void>): Promise<boolean> {
  try {
    await written;
    return false;
  } catch (error) {
    if (isProblemError(error) && error.code === "duplicate-key") return true;
    throw error;
  }
}

/** Works on records as they are now, in a transaction during which nobody changes them. */
function inPortions(
  db: TenantDatabase,
  tenant: string,
  records: readonly Stored[],
  work: (tx: TenantDatabase, locked: Stored[]) => Promise<void>,
): Promise<void> {
  return retried(() =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from records r
        join jsonb_to_recordset(${JSON.stringify(records.map(refOf))}::jsonb) as x(kind text, id uuid) on r.kind = x.kind and r.id = x.id
        where r.tenant = ${tenant} order by r.kind, r.id for update of r`.execute(tx);
      await work(tx, rows.map(storedOf));
    }),
  );
}

const refOf = ({ kind, id }: Stored): { kind: string; id: string } => ({ kind, id });
