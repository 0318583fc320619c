import { ProblemError } from "@xiaoben/contract";
import type { Stored } from "@xiaoben/backend";
import { sql, type RawBuilder } from "kysely";
import { placeByClock, type Feed } from "./feed.ts";
import { hourFactsOf } from "./hour-facts.ts";
import { emptyPending, stale, type Pending, type Relations } from "./pending.ts";
import type { EntryToWrite } from "./audit/write.ts";
import { columnsOf, keyOf, storedOf, type RecordRow } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";

/** A mark on the kept verdicts of somebody. */
export interface Mark {
  subject: string;
  id: string;
  own: boolean;
}

/** What is written beside records. */
interface Beside {
  marks?: readonly Mark[];
  entries?: readonly EntryToWrite[];
}

/** Writes records, their versions and projections in one statement, the rows of each table as one JSON parameter; what they replace goes before. */
export async function flush(
  db: TenantDatabase,
  tenant: string,
  feed: Feed,
  pending: Pending,
  { marks = [], entries = [] }: Beside = {},
): Promise<void> {
  await clear(db, tenant, pending);
  const records = [...pending.records.values()];
  const claims = claimsOf(pending);
  const parts = [
    ...(records.length > 0 ? await recordParts(db, tenant, feed, pending) : []),
    ...relationParts(tenant, pending, claims),
    ...(marks.length > 0 ? [marksPart(tenant, marks)] : []),
    ...(entries.length > 0 ? [entriesPart(tenant, entries)] : []),
  ];
  await insert(db, tenant, parts, records, claims);
}

/** Makes the rows of `hour_facts` anew for records that are there. */
export async function writeHourFacts(db: TenantDatabase, tenant: string, records: readonly Stored[]): Promise<void> {
  const hours = records.filter((record) => record.kind === "hour");
  if (hours.length === 0) return;
  await sql`delete from hour_facts where tenant = ${tenant} and id = any(${hours.map((hour) => hour.id)}::uuid[])`.execute(db);
  const rows = hours.flatMap((hour) => hourFactsOf(hour) ?? []);
  await sql`insert into hour_facts (tenant, person, day, id, org_path, state, category, approved_hours, facts)
    select ${tenant}, person, day, id, org_path, state, category, approved_hours, facts from ${asRows(rows, columnsOfFacts)}`.execute(db);
}

/** Replaces the parts that are given, of records that are there; those that are not stay as they are. */
export async function writeRelations(db: TenantDatabase, tenant: string, related: Related): Promise<void> {
  const pending: Pending = { ...emptyPending(), relations: new Map(related.map((one) => [keyOf(one.ref), one])) };
  const claims = claimsOf(pending);
  await clear(db, tenant, pending);
  await insert(db, tenant, relationParts(tenant, pending, claims), [], claims);
}

async function insert(
  db: TenantDatabase,
  tenant: string,
  parts: readonly Part[],
  records: readonly Stored[],
  claims: readonly Claim[],
): Promise<void> {
  if (parts.length === 0) return;
  const written = records.length > 0 ? sql`(select array_agg(kind || '/' || id) from r)` : sql`null::text[]`;
  const claimed = claims.length > 0 ? sql`(select count(*) from u)` : sql`0::bigint`;
  const { rows } = await sql<{ written: string[] | null; claimed: number }>`with ${sql.join(parts)}
    select ${written} as written, ${claimed} as claimed`.execute(db);
  await demandAllWritten(db, tenant, records, rows[0]?.written ?? []);
  if (rows[0]!.claimed < claims.length) await refuseHeld(db, tenant, claims);
}

type Part = RawBuilder<unknown>;

/** The rows of a list as a table. */
const asRows = (rows: readonly unknown[], columns: string): Part =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(${sql.raw(columns)})`;

const columnsOfVersion = `kind text, id uuid, version bigint, at timestamptz, place timestamptz, last boolean, actor uuid, action text, action_id uuid,
  input_hash text, state text, org_path text, owner uuid, day date, deleted boolean, created_at timestamptz, body jsonb`;

const columnsOfFacts =
  "person uuid, day date, id uuid, org_path text, state text, category text, approved_hours numeric(12,4), facts jsonb";

/** Every version, and each record as its last one has it. What hangs on a record that could not be written is not written either. */
async function recordParts(db: TenantDatabase, tenant: string, feed: Feed, { records, versions }: Pending): Promise<Part[]> {
  const all = [...records.values()];
  const given = await feed.places(
    db,
    tenant,
    all.map((record) => record.updatedAt),
  );
  const places = new Map(all.map((record, i) => [record, given[i]]));
  const rows = versions.map(({ record, history }) => ({
    kind: record.kind,
    id: record.id,
    version: record.version,
    at: record.updatedAt,
    place: places.get(record),
    last: places.has(record),
    actor: history.actor,
    action: history.action,
    action_id: history.actionId,
    input_hash: history.inputHash ?? null,
    state: record.state,
    org_path: record.orgPath,
    owner: record.owner,
    day: record.day,
    deleted: record.deleted,
    created_at: record.createdAt,
    body: record.body,
  }));
  const facts = all.flatMap((record) => (record.kind === "hour" ? (hourFactsOf(record) ?? []) : []));
  return [
    sql`w as materialized (select *, at as changed_at from ${asRows(rows, columnsOfVersion)})`,
    sql`r as (insert into records (tenant, kind, id, version, state, org_path, owner, day, deleted, created_at, updated_at, changed_at, body)
      select ${tenant}, kind, id, version, state, org_path, owner, day, deleted, created_at, coalesce(place, ${placeByClock}), at, body from w where last
      on conflict (tenant, kind, id) do update set version = excluded.version, state = excluded.state, org_path = excluded.org_path, owner = excluded.owner,
        day = excluded.day, deleted = excluded.deleted, updated_at = excluded.updated_at, changed_at = excluded.changed_at, body = excluded.body
        where records.version < excluded.version
      returning kind, id)`,
    sql`v as (insert into versions (tenant, kind, id, version, at, actor, action, action_id, input_hash, state, org_path, owner, day, deleted, created_at, body)
      select ${tenant}, w.kind, w.id, version, at, actor, action, action_id, convert_to(input_hash, 'UTF8'), state, org_path, owner, day, deleted, created_at, body
      from w join r on r.kind = w.kind and r.id = w.id)`,
    ...(facts.length === 0
      ? []
      : [
          sql`h as (insert into hour_facts (tenant, person, day, id, org_path, state, category, approved_hours, facts)
      select ${tenant}, person, day, x.id, org_path, state, category, approved_hours, facts
      from ${asRows(facts, columnsOfFacts)}
      join r on r.kind = 'hour' and r.id = x.id)`,
        ]),
  ];
}

/** What is there already belongs to a record that could not be written: it is refused as a whole after this. */
function relationParts(tenant: string, { relations }: Pending, claims: readonly Claim[]): Part[] {
  const related = [...relations.values()];
  const parties = related.flatMap(({ ref, what }) =>
    Object.entries(what.parties ?? {}).flatMap(([party, people]) =>
      people.map((person) => ({ kind: ref.kind, id: ref.id, party, person })),
    ),
  );
  const links = related.flatMap(({ ref, what }) =>
    (what.links ?? []).map(({ rel, to }) => ({ kind: ref.kind, id: ref.id, rel, to_kind: to.kind, to_id: to.id })),
  );
  const parts: Part[] = [];
  if (parties.length > 0)
    parts.push(sql`p as (insert into parties (tenant, person, kind, id, party) select distinct ${tenant}, person, kind, id, party
      from ${asRows(parties, "person uuid, kind text, id uuid, party text")} on conflict do nothing)`);
  if (links.length > 0)
    parts.push(sql`l as (insert into links (tenant, to_kind, to_id, rel, kind, id) select distinct ${tenant}, to_kind, to_id, rel, kind, id
      from ${asRows(links, "to_kind text, to_id uuid, rel text, kind text, id uuid")} on conflict do nothing)`);
  if (claims.length > 0)
    parts.push(sql`u as (insert into unique_keys (tenant, kind, name, value, id) select ${tenant}, kind, name, value, id
      from ${asRows(claims, columnsOfClaim)} on conflict do nothing returning id)`);
  return parts;
}

const marksPart = (tenant: string, marks: readonly Mark[]): Part =>
  sql`m as (insert into verdict_marks (tenant, subject, id, own, at) select ${tenant}, subject, id, own, clock_timestamp()
    from ${asRows(marks, "subject uuid, id uuid, own boolean")})`;

const entriesPart = (tenant: string, entries: readonly EntryToWrite[]): Part =>
  sql`a as (insert into audit (tenant, id, at, entry) select ${tenant}, id, clock_timestamp(), entry from ${asRows(entries, "id uuid, entry jsonb")})`;

/** Takes away what is replaced: the parts that are given; those that are not stay as they are. A record that is only now made has nothing yet. */
async function clear(db: TenantDatabase, tenant: string, { records, relations }: Pending): Promise<void> {
  const isNew = (ref: { kind: string; id: string }): boolean => records.get(keyOf(ref))?.version === 1;
  const related = [...relations.values()].filter(({ ref }) => !isNew(ref));
  const hours = [...records.values()].filter((record) => record.kind === "hour" && !isNew(record)).map((record) => record.id);
  const parts = (["parties", "links", "unique_keys"] as const).flatMap((table) =>
    [...having(related, table === "unique_keys" ? "unique" : table)].map(
      ([kind, ids]) => sql`delete from ${sql.table(table)} where tenant = ${tenant} and kind = ${kind} and id = any(${ids}::uuid[])`,
    ),
  );
  if (hours.length > 0) parts.push(sql`delete from hour_facts where tenant = ${tenant} and id = any(${hours}::uuid[])`);
  if (parts.length === 0) return;
  const named = parts.map((part, i) => sql`${sql.raw(`d${i}`)} as (${part})`);
  await sql`with ${sql.join(named)} select 1`.execute(db);
}

type Related = Pending["relations"] extends Map<string, infer R> ? R[] : never;

/** Ids by kind of those whose part is given. */
function having(related: Related, part: keyof Relations): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { ref, what } of related) {
    if (what[part] === undefined) continue;
    const known = ids.get(ref.kind);
    if (known) known.push(ref.id);
    else ids.set(ref.kind, [ref.id]);
  }
  return ids;
}

async function demandAllWritten(db: TenantDatabase, tenant: string, records: readonly Stored[], written: readonly string[]): Promise<void> {
  if (written.length === records.length) return;
  const done = new Set(written);
  for (const record of records) if (!done.has(keyOf(record))) throw stale(record, await current(db, tenant, record));
}

interface Claim {
  kind: string;
  name: string;
  value: string;
  id: string;
}

const columnsOfClaim = "kind text, name text, value text, id uuid";

/** Business keys go to the first that claims them. */
const claimsOf = ({ relations }: Pending): Claim[] =>
  [...relations.values()].flatMap(({ ref, what }) =>
    Object.entries(what.unique ?? {}).map(([name, value]) => ({ kind: ref.kind, name, value, id: ref.id })),
  );

/** The second is told who holds it. */
async function refuseHeld(db: TenantDatabase, tenant: string, claims: readonly Claim[]): Promise<void> {
  const held = await sql<Claim>`select k.kind, k.name, k.value, k.id from ${asRows(claims, columnsOfClaim)}
    join unique_keys k on k.tenant = ${tenant} and k.kind = x.kind and k.name = x.name and k.value = x.value where k.id <> x.id limit 1`.execute(
    db,
  );
  const holder = held.rows[0];
  if (holder === undefined) return;
  const stored = await current(db, tenant, holder);
  throw new ProblemError("duplicate-key", `Another ${holder.kind} (${holder.id}) has the same ${holder.name}. Change that one instead.`, {
    current: stored.body,
  });
}

async function current(db: TenantDatabase, tenant: string, ref: { kind: string; id: string }): Promise<Stored> {
  const { rows } = await sql<RecordRow>`select ${columnsOf("r")} from records r
    where r.tenant = ${tenant} and r.kind = ${ref.kind} and r.id = ${ref.id}::uuid`.execute(db);
  if (rows[0] === undefined) throw new ProblemError("internal", `${ref.kind} ${ref.id} holds a key and is not there.`);
  return storedOf(rows[0]);
}
