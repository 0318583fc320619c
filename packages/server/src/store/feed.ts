import { isId, isInstant, type Change } from "@xiaoben/contract";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import { decodeCursor, encodeCursor, notACursor } from "./cursor.ts";
import { refOf } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";

/**
 * The feed keeps one promise: a record whose write was acknowledged before a page was asked for is in that page or a later one.
 * A row's place is `records.updated_at`; the two ways of keeping the promise differ in who gives the place and when a row is shown.
 */
export interface Feed {
  /** Places of rows that are about to be written, in order. `null`: the database's clock gives it. */
  places(db: TenantDatabase, tenant: string, updatedAt: readonly string[]): Promise<(string | null)[]>;
  /** Which rows (alias `r`) may be shown. */
  settled: RawBuilder<SqlBool>;
  /** The last place of a kind that may be shown now: who walks a list in pages is shown no later one on the way. */
  until(tenant: string, kind: string): RawBuilder<unknown>;
}

/**
 * One connection, one process (PGlite behind its lock): transactions run one after another, so places given in them rise in the order
 * of commitment and nothing has to be withheld. A place is the record's own time, moved behind the last one by a microsecond where
 * the clock stood still or went back.
 */
export function serialFeed(): Feed {
  const heads = new Map<string, number>();
  return {
    settled: sql<SqlBool>`true`,
    until: (tenant, kind) => sql`(select max(updated_at) from records where tenant = ${tenant} and kind = ${kind})`,
    async places(db, tenant, updatedAt) {
      let head = heads.get(tenant) ?? (await headOf(db, tenant));
      const places = updatedAt.map((at) => {
        head = Math.max(Date.parse(at) * 1000, head + 1);
        return instantOf(head);
      });
      heads.set(tenant, head);
      return places;
    },
  };
}

/** Longest transaction that a store with many writers permits, and how long its feed withholds rows. */
export const longestTransaction = 3_000;
const withheld = 5_000;

/** Of one moment for all rows of a statement: with a clock that goes on, a later row could be shown and an earlier one of another kind not. */
const shownUntil = sql`(statement_timestamp() - ${sql.lit(`${withheld} milliseconds`)}::interval)`;

/**
 * The place that the database gives: its clock's, or the record's own time where the clock of the process goes before it, by as long as rows
 * are withheld at most. So a place never lies before the time that readers know of the record and ask by.
 */
export const placeByClock = sql`least(greatest(clock_timestamp(), changed_at), clock_timestamp() + ${sql.lit(`${withheld} milliseconds`)}::interval)`;

/**
 * Many writers (PostgreSQL): the database's clock gives the place, and rows younger than the longest permitted transaction are withheld,
 * from the feed and from lists that ask what was updated since.
 */
export function withholdingFeed(): Feed {
  return {
    settled: sql<SqlBool>`r.updated_at < ${shownUntil}`,
    until: () => shownUntil,
    places: (_db, _tenant, updatedAt) => Promise.resolve(updatedAt.map(() => null)),
  };
}

/** References that changed after a cursor; `null` begins at the beginning, `now` after what is there. Each record stands once, at its last place. */
export async function changes(
  db: TenantDatabase,
  tenant: string,
  cursor: string | null,
  limit: number,
  feed: Feed,
): Promise<{ refs: Change[]; cursor: string }> {
  if (cursor === "now") return { refs: [], cursor: encodeCursor(await lastPlace(db, tenant, feed)) };
  const rows = await after(db, tenant, cursor === null ? start : placeIn(cursor), limit, feed.settled);
  return { refs: rows.map(changeOf), cursor: cursorOf(rows) ?? cursor ?? encodeCursor(start) };
}

/** The same page, and beside it what is there and not settled: rows after it that the feed withholds. */
export async function latest(
  db: TenantDatabase,
  tenant: string,
  cursor: string,
  limit: number,
  feed: Feed,
): Promise<{ refs: Change[]; early: Change[]; cursor: string }> {
  const rows = await after(db, tenant, placeIn(cursor), limit, sql<SqlBool>`true`, feed.settled);
  const open = rows.findIndex(({ settled }) => !settled);
  const page = open === -1 ? rows : rows.slice(0, open);
  return { refs: page.map(changeOf), early: rows.slice(page.length).map(changeOf), cursor: cursorOf(page) ?? cursor };
}

interface FeedRow {
  kind: string;
  id: string;
  version: number;
  place: string;
  settled: boolean;
}

/** Rows behind a place, in their order: of each kind by the key of the feed, as no index holds all kinds in one order. */
async function after(
  db: TenantDatabase,
  tenant: string,
  [at, id, kind]: string[],
  limit: number,
  shown: RawBuilder<SqlBool>,
  settled: RawBuilder<SqlBool> = sql<SqlBool>`true`,
): Promise<FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    ${kindsOf(tenant)}
    select r.kind, r.id, r.version, ${place} as place, ${settled} as settled
    from kinds k cross join lateral (
      select * from records r where r.tenant = ${tenant} and r.kind = k.kind and (r.updated_at, r.id) >= (${at}::timestamptz, ${id}::uuid)
        and (r.updated_at, r.id, r.kind) > (${at}::timestamptz, ${id}::uuid, ${kind}) and ${shown}
      order by r.updated_at, r.id limit ${limit}) r
    order by r.updated_at, r.id, r.kind limit ${limit}`.execute(db);
  return rows;
}

/** The kinds that there are, each found by one step in the key: `distinct` would walk through all records. */
const kindsOf = (tenant: string): RawBuilder<unknown> => sql`with recursive kinds(kind) as (
      (select kind from records where tenant = ${tenant} order by kind limit 1)
      union all
      select (select n.kind from records n where n.tenant = ${tenant} and n.kind > k.kind order by n.kind limit 1) from kinds k where k.kind is not null)`;

const changeOf = (row: FeedRow): Change => ({ ...refOf(row), version: row.version });

function cursorOf(rows: readonly FeedRow[]): string | undefined {
  const last = rows.at(-1);
  return last && encodeCursor([last.place, last.id, last.kind]);
}

const start = ["0001-01-01T00:00:00.000000Z", "00000000-0000-0000-0000-000000000000", ""];

/** The place of the last row that may be shown. */
async function lastPlace(db: TenantDatabase, tenant: string, feed: Feed): Promise<string[]> {
  const { rows } = await sql<{ kind: string; id: string; place: string }>`
    ${kindsOf(tenant)}
    select r.kind, r.id, ${place} as place
    from kinds k cross join lateral (
      select * from records r where r.tenant = ${tenant} and r.kind = k.kind and ${feed.settled} order by r.updated_at desc, r.id desc limit 1) r
    order by r.updated_at desc, r.id desc, r.kind desc limit 1`.execute(db);
  return rows[0] === undefined ? start : [rows[0].place, rows[0].id, rows[0].kind];
}

/** A place as text, to the microsecond. */
export const textOf = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const place = textOf(sql`r.updated_at`);

function placeIn(cursor: string): string[] {
  const [at = "", id, kind = ""] = decodeCursor(cursor, 3);
  if (!isPlace(at) || !isId(id) || !/^[\w-]*$/.test(kind)) throw notACursor();
  return [at, id, kind];
}

/** An instant with microseconds, of a day that exists; also the first of all. */
export const isPlace = (at: string): boolean => at === start[0] || (/\d{3}Z$/.test(at) && isInstant(`${at.slice(0, -4)}Z`));

/** Microseconds since 1970 of the tenant's last place. */
async function headOf(db: TenantDatabase, tenant: string): Promise<number> {
  const { rows } = await sql<{ head: number | null }>`
    select (extract(epoch from max(updated_at)) * 1000000)::bigint as head from records where tenant = ${tenant}`.execute(db);
  return rows[0]?.head ?? 0;
}

function instantOf(microseconds: number): string {
  const rest = String(microseconds % 1000).padStart(3, "0");
  return new Date(Math.floor(microseconds / 1000)).toISOString().replace("Z", `${rest}Z`);
}
