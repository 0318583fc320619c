import type { FactsQuery, Stored } from "@xiaoben/backend";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import { columnsOf, storedOf, type RecordRow } from "./rows.ts";
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
    ...(after === undefined
      ? []
      : [sql<SqlBool>`(${person}, r.day, r.id) > (${after.owner ?? nobody}::uuid, ${after.day}::date, ${after.id}::uuid)`]),
  ];
}

/** The records of a kind: as they are, or as they were known at an instant. */
function source(tenant: string, { kind, knownAt }: Pick<FactsQuery, "kind" | "knownAt">): RawBuilder<unknown> {
  if (knownAt === undefined) return sql`(select * from records where tenant = ${tenant} and kind = ${kind})`;
  return sql`(select distinct on (id) v.*, v.at as changed_at from versions v
    where tenant = ${tenant} and kind = ${kind} and at <= ${knownAt}::timestamptz order by id, version desc)`;
}

/** The version that was current at an instant. */
export async function storedAt(
  db: TenantDatabase,
  tenant: string,
  ref: { kind: string; id: string },
  knownAt: string,
): Promise<Stored | null> {
  const { rows } =
    await sql<RecordRow>`select ${columnsOf("r")} from ${source(tenant, { kind: ref.kind, knownAt })} r where r.id = ${ref.id}::uuid`.execute(
      db,
    );
  return rows[0] === undefined ? null : storedOf(rows[0]);
}
