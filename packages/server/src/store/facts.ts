import { isKind, kindTable, type KindRow } from "@xiaoben/contract";
import type { FactsQuery, Stored } from "@xiaoben/backend";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import { columns, columnsOf, storedOf, type RecordRow } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";
import { likePrefix } from "./visible.ts";

const portion = 1_000;
const nobody = "00000000-0000-0000-0000-000000000000";
const person = sql`coalesce(r.owner, ${sql.lit(nobody)}::uuid)`;

/** What feeds a book, in portions of a thousand, in order of person, day and id. */
export async function* facts(db: TenantDatabase, tenant: string, query: FactsQuery): AsyncIterable<Stored[]> {
  let after: RecordRow | undefined;
  do {
    const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from ${source(tenant, query)} r
      where ${sql.join(tests(query, after), sql` and `)} order by ${person}, r.day, r.id limit ${portion}`.execute(db);
    if (rows.length > 0) yield rows.map(storedOf);
    after = rows.length === portion ? rows.at(-1) : undefined;
  } while (after !== undefined);
}

function tests(query: FactsQuery, after: RecordRow | undefined): RawBuilder<SqlBool>[] {
  return [
    sql<SqlBool>`not r.deleted and r.day between ${query.from}::date and ${query.to}::date`,
    ...(query.people === undefined ? [] : [sql<SqlBool>`r.owner = any(${[...query.people]}::uuid[])`]),
    ...(query.orgPath === undefined ? [] : [sql<SqlBool>`r.org_path like ${likePrefix(query.orgPath)}`]),
    ...(after === undefined ? [] : [sql<SqlBool>`(${person}, r.day, r.id) > (${after.owner ?? nobody}::uuid, ${after.day}::date, ${after.id}::uuid)`]),
  ];
}

/** The records of a kind: as they are, or as they were known at an instant. What the past does not say (the organisation's path) is of today. */
function source(tenant: string, query: FactsQuery): RawBuilder<unknown> {
  if (query.knownAt === undefined) return sql`(select * from records where tenant = ${tenant} and kind = ${query.kind})`;
  const then: Partial<Record<(typeof columns)[number], RawBuilder<unknown>>> = {
    version: sql`v.version`,
    state: sql`v.body->>'state'`,
    owner: ownerThen(query.kind),
    day: dayThen(query.kind),
    deleted: sql`coalesce((v.body->>'deleted')::boolean, false)`,
    updated_at: sql`v.at`,
    body: sql`v.body`,
  };
  const selected = columns.map((column) => sql`${then[column] ?? sql.ref(`n.${column}`)} as ${sql.ref(column)}`);
  return sql`(select ${sql.join(selected)} from (
      select distinct on (id) * from versions where tenant = ${tenant} and kind = ${query.kind} and at <= ${query.knownAt}::timestamptz order by id, version desc) v
    join records n on n.tenant = v.tenant and n.kind = v.kind and n.id = v.id)`;
}

/** The version that was current at an instant. */
export async function storedAt(db: TenantDatabase, tenant: string, ref: { kind: string; id: string }, knownAt: string): Promise<Stored | null> {
  const query = { kind: ref.kind, from: "0001-01-01", to: "9999-12-31", knownAt };
  const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from ${source(tenant, query)} r where r.id = ${ref.id}::uuid`.execute(db);
  return rows[0] === undefined ? null : storedOf(rows[0]);
}

function ownerThen(kind: string): RawBuilder<unknown> {
  const property = rowOf(kind)?.owner;
  return property === undefined ? sql`n.owner` : sql`coalesce((v.body->>${property})::uuid, n.owner)`;
}

function dayThen(kind: string): RawBuilder<unknown> {
  const properties = rowOf(kind)?.day ?? [];
  return sql`coalesce(${sql.join([...properties.map((property) => sql`(v.body->>${property})::date`), sql`n.day`])})`;
}

const rowOf = (kind: string): KindRow | undefined => (isKind(kind) ? kindTable[kind] : undefined);
