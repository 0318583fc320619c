import { isDay, isId, isKind, kindTable, ProblemError, type KindRow } from "@xiaoben/contract";
import type { PageQuery, Stored } from "@xiaoben/backend";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import { decodeCursor, encodeCursor, notACursor } from "./cursor.ts";
import { isPlace, textOf, type Feed } from "./feed.ts";
import { columnsOf, storedOf, type RecordRow } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";
import { visibleSql } from "./visible.ts";

/**
 * One page of a list, in one round trip. Tombstones are shown only to those who ask what changed. All pages of such a list show what could be
 * shown when its first was asked for: who then asks from the last instant that he saw has missed nothing.
 */
export async function page(db: TenantDatabase, tenant: string, query: PageQuery, feed: Feed): Promise<{ rows: Stored[]; next?: string }> {
  const order = orders[query.order];
  if (order === undefined) throw new ProblemError("validation", `There is no order "${query.order}". Ask for day, -day, person or id.`);
  const tests: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`r.tenant = ${tenant} and r.kind = ${query.kind}`,
    visibleSql(query.visible, { tenant, kind: query.kind }),
    ...(query.where ?? []).map((test) => whereSql(query.kind, test)),
  ];
  const from = query.cursor === undefined ? undefined : placeIn(query.cursor, query);
  if (from !== undefined) tests.push(order.after(from));
  const until = from?.until === undefined ? feed.until(tenant, query.kind) : sql`${from.until}::timestamptz`;
  if (query.updatedSince === undefined) tests.push(sql<SqlBool>`not r.deleted`);
  else tests.push(sql<SqlBool>`r.updated_at >= ${query.updatedSince}::timestamptz and r.updated_at <= ${until}`);

  const { rows } = await sql<RecordRow & { until?: string }>`
    select ${columnsOf("r")}${query.updatedSince === undefined ? sql`` : sql`, ${textOf(until)} as until`} from records r
    where ${sql.join(tests, sql` and `)} order by ${order.by} limit ${query.limit + 1}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  const place = [
    query.order,
    order.key === undefined ? "" : (last?.[order.key] ?? ""),
    last?.id ?? "",
    ...(last?.until === undefined ? [] : [last.until]),
  ];
  return { rows: shown.map(storedOf), ...(more ? { next: encodeCursor(place) } : {}) };
}

/** By a day or an owner: what has none stands last in both directions, equal ones go by id. `key`: the column that is ordered by before the id. */
const orders: Record<string, { key?: "day" | "owner"; by: RawBuilder<unknown>; after(place: Place): RawBuilder<SqlBool> }> = {
  id: { by: sql`r.id`, after: ({ id }) => sql<SqlBool>`r.id > ${id}::uuid` },
  day: { key: "day", by: sql`r.day asc nulls last, r.id`, after: (place) => afterKey(place, sql`r.day`, sql`>`, "date") },
  "-day": { key: "day", by: sql`r.day desc nulls last, r.id`, after: (place) => afterKey(place, sql`r.day`, sql`<`, "date") },
  person: { key: "owner", by: sql`r.owner asc nulls last, r.id`, after: (place) => afterKey(place, sql`r.owner`, sql`>`, "uuid") },
};

function afterKey({ key, id }: Place, column: RawBuilder<unknown>, beyond: RawBuilder<unknown>, of: "date" | "uuid"): RawBuilder<SqlBool> {
  if (key === "") return sql<SqlBool>`(${column} is null and r.id > ${id}::uuid)`;
  const value = sql`${key}::${sql.raw(of)}`;
  return sql<SqlBool>`(${column} ${beyond} ${value} or ${column} is null or (${column} = ${value} and r.id > ${id}::uuid))`;
}

/** Where a page ended. `key`: the day or the owner there. `until`: of a list of what changed, the last place that its pages show. */
interface Place {
  key: string;
  id: string;
  until?: string;
}

/** The place that a cursor names. A cursor belongs to the order, and to the kind of list, that it was made for. */
function placeIn(cursor: string, { order, updatedSince }: PageQuery): Place {
  const [madeFor, key = "", id = "", until] = decodeCursor(cursor, updatedSince === undefined ? 3 : 4);
  const isKey = orders[order]?.key === "owner" ? isId : isDay;
  if (madeFor !== order || !isId(id) || !(key === "" || isKey(key)) || (until !== undefined && !isPlace(until))) throw notACursor();
  return { key, id, ...(until !== undefined && { until }) };
}

type Test = NonNullable<PageQuery["where"]>[number];

function whereSql(kind: string, { property, test, value }: Test): RawBuilder<SqlBool> {
  const values = typeof value === "string" ? [value] : [...value];
  // A character that the database keeps in no text.
  if (values.some((one) => one.includes("\u0000"))) return sql<SqlBool>`false`;
  // Ids stand between slashes in a path, and an id holds no character that `like` reads otherwise.
  if (test === "under") return values.every(isId) ? sql<SqlBool>`r.org_path like ${`%/${values[0]}/%`}` : sql<SqlBool>`false`;
  const owner = isKind(kind) ? (kindTable[kind] as KindRow).owner : undefined;
  // The property that names the owner has a column and a key: the body would be looked through for all records of the kind.
  const isOwner = owner !== undefined && (property === "owner" || (property === owner && property !== "id"));
  // What is no id is nobody's: the comparison itself would be an error of the database.
  if ((isOwner || property === "owner" || property === "id") && !values.every(isId)) return sql<SqlBool>`false`;
  if (isOwner) return values.length === 1 ? sql<SqlBool>`r.owner = ${values[0]}::uuid` : sql<SqlBool>`r.owner = any(${values}::uuid[])`;
  const column = storedColumns[property];
  const left = column?.name ?? inBody(property);
  const type = sql.raw(column?.type ?? "text");
  if (test === "from") return sql<SqlBool>`${left} >= ${values[0]}::${type}`;
  if (test === "to") return sql<SqlBool>`${left} <= ${values[0]}::${type}`;
  return sql<SqlBool>`${left} = any(${values}::${type}[])`;
}

/** A property of the body, or one of a property: written out as the index of `records_of` has it. Names come from the kind table, never from a caller. */
const inBody = (property: string): RawBuilder<unknown> =>
  property.includes(".") ? sql`r.body #>> ${sql.lit(`{${property.replaceAll(".", ",")}}`)}` : sql`r.body->>${property}`;

const storedColumns: Record<string, { name: RawBuilder<unknown>; type: string }> = {
  id: { name: sql`r.id`, type: "uuid" },
  day: { name: sql`r.day`, type: "date" },
  state: { name: sql`r.state`, type: "text" },
};
