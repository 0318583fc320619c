import { relationsOf, type Stored } from "@xiaoben/backend";
import { isKind } from "@xiaoben/contract";
import { sql } from "kysely";
import { hourFactsOf } from "../store/hour-facts.ts";
import { columnsOf, keyOf, storedOf, type RecordRow } from "../store/rows.ts";
import type { TenantDatabase } from "../store/tenants.ts";

/** The narrow tables that follow from `records`. */
export const projections = ["parties", "links", "unique_keys", "hour_facts"] as const;
export type Projection = (typeof projections)[number];

type Relations = ReturnType<typeof relationsOf>;

/** What a record is related to, as it was written with it. */
export const relationsFor = (stored: Stored): Relations =>
  isKind(stored.kind) ? relationsOf(stored.kind, stored.body as Parameters<typeof relationsOf>[1]) : { parties: {}, links: [], unique: {} };

const portion = 500;

/** All records of a tenant, tombstones too, in the order of their keys. */
export async function* recordsOf(db: TenantDatabase, tenant: string): AsyncGenerator<Stored[]> {
  for (let [kind, id] = ["", "00000000-0000-0000-0000-000000000000"]; ;) {
    const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from records r
      where r.tenant = ${tenant} and (r.kind, r.id) > (${kind}, ${id}::uuid) order by r.kind, r.id limit ${portion}`.execute(db);
    if (rows.length > 0) yield rows.map(storedOf);
    if (rows.length < portion) return;
    [kind, id] = [rows.at(-1)!.kind, rows.at(-1)!.id];
  }
}

/** How many rows are too many or too few, by table. */
export type Differences = Record<Projection, number>;

/** Compares the narrow tables with what follows from the records. Nothing is changed. */
export async function differencesOf(db: TenantDatabase, tenant: string): Promise<Differences> {
  const differences: Differences = { parties: 0, links: 0, unique_keys: 0, hour_facts: 0 };
  for await (const records of recordsOf(db, tenant)) {
    const expected = rowsFor(records);
    for (const table of projections) differences[table] += unlike(expected[table], await rowsIn(db, tenant, table, records));
  }
  for (const table of projections) differences[table] += await orphansIn(db, tenant, table);
  return differences;
}

/** Rows that should stand in each table, as text. */
function rowsFor(records: readonly Stored[]): Record<Projection, Set<string>> {
  const rows = { parties: new Set<string>(), links: new Set<string>(), unique_keys: new Set<string>(), hour_facts: new Set<string>() };
  for (const record of records) {
    const { parties, links, unique } = relationsFor(record);
    const key = keyOf(record);
    for (const [party, people] of Object.entries(parties)) for (const person of people) rows.parties.add(`${key} ${party} ${person}`);
    for (const { rel, to } of links) rows.links.add(`${key} ${rel} ${keyOf(to)}`);
    for (const [name, value] of Object.entries(unique)) rows.unique_keys.add(`${key} ${name} ${value}`);
    const facts = record.kind === "hour" ? hourFactsOf(record) : undefined;
    if (facts) rows.hour_facts.add(`hour/${record.id} ${hourText(facts)}`);
  }
  return rows;
}

const hourText = (row: Record<string, unknown>): string =>
  JSON.stringify([
    row["person"],
    row["day"],
    row["org_path"],
    row["state"],
    row["category"],
    decimal(row["approved_hours"]),
    sorted(row["facts"]),
  ]);

/** A decimal without the noughts that its column fills it up with. */
const decimal = (value: unknown): unknown =>
  typeof value === "string" && value.includes(".") ? value.replace(/\.?0+$/, "") : (value ?? null);

/** What is left out and what is there in another order is the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const properties = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(properties.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}

async function rowsIn(db: TenantDatabase, tenant: string, table: Projection, records: readonly Stored[]): Promise<Set<string>> {
  const ids = records.map(({ id }) => id);
  if (table === "hour_facts") {
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from hour_facts where tenant = ${tenant} and id = any(${ids}::uuid[])`.execute(db);
    return new Set(rows.map((row) => `hour/${String(row["id"])} ${hourText(row)}`));
  }
  const text = {
    parties: sql`party || ' ' || person`,
    links: sql`rel || ' ' || to_kind || '/' || to_id`,
    unique_keys: sql`name || ' ' || value`,
  }[table];
  const there = new Set(records.map(keyOf));
  const { rows } = await sql<{ key: string; text: string }>`select kind || '/' || id as key, ${text} as text from ${sql.table(table)}
    where tenant = ${tenant} and kind = any(${[...new Set(records.map(({ kind }) => kind))]}::text[]) and id = any(${ids}::uuid[])`.execute(
    db,
  );
  return new Set(rows.filter(({ key }) => there.has(key)).map(({ key, text: rest }) => `${key} ${rest}`));
}

function unlike(expected: ReadonlySet<string>, found: ReadonlySet<string>): number {
  const lacking = [...expected].filter((row) => !found.has(row)).length;
  const odd = [...found].filter((row) => !expected.has(row)).length;
  return lacking + odd;
}

/** Rows of records that are not there. */
async function orphansIn(db: TenantDatabase, tenant: string, table: Projection): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ${sql.table(table)} p where ${orphaned(tenant, table)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The test for a row (alias `p`) whose record is not there. */
export const orphaned = (tenant: string, table: Projection): ReturnType<typeof sql<boolean>> =>
  sql<boolean>`p.tenant = ${tenant} and not exists (select 1 from records r
    where r.tenant = p.tenant and r.kind = ${table === "hour_facts" ? sql`'hour'` : sql.ref("p.kind")} and r.id = p.id)`;
