import { ProblemError } from "@xiaoben/contract";
import type { Stored } from "@xiaoben/backend";
import { sql } from "kysely";
import { placeByClock, type Feed } from "./feed.ts";
import { hourFactsOf } from "./hour-facts.ts";
import { stale, type Pending, type Relations } from "./pending.ts";
import { columnsOf, storedOf, type RecordRow } from "./rows.ts";
import type { TenantDatabase } from "./tenants.ts";

/** Writes records, their versions and projections: one statement for each table, with all rows as one JSON parameter. */
export async function flush(db: TenantDatabase, tenant: string, feed: Feed, pending: Pending): Promise<void> {
  const records = [...pending.records.values()];
  if (records.length > 0) {
    await writeRecords(
      db,
      tenant,
      records,
      await feed.places(
        db,
        tenant,
        records.map((record) => record.updatedAt),
      ),
    );
    await writeVersions(db, tenant, pending.versions);
    await writeHourFacts(db, tenant, records);
  }
  if (pending.relations.size > 0) await writeRelations(db, tenant, [...pending.relations.values()]);
}

async function writeRecords(
  db: TenantDatabase,
  tenant: string,
  records: readonly Stored[],
  places: readonly (string | null)[],
): Promise<void> {
  const rows = records.map((record, i) => ({
    kind: record.kind,
    id: record.id,
    version: record.version,
    state: record.state,
    org_path: record.orgPath,
    owner: record.owner,
    day: record.day,
    deleted: record.deleted,
    created_at: record.createdAt,
    updated_at: places[i],
    changed_at: record.updatedAt,
    body: record.body,
  }));
  const written = await sql<{ kind: string; id: string }>`
    insert into records (tenant, kind, id, version, state, org_path, owner, day, deleted, created_at, updated_at, changed_at, body)
    select ${tenant}, kind, id, version, state, org_path, owner, day, deleted, created_at, coalesce(updated_at, ${placeByClock}), changed_at, body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(kind text, id uuid, version bigint, state text, org_path text, owner uuid,
      day date, deleted boolean, created_at timestamptz, updated_at timestamptz, changed_at timestamptz, body jsonb)
    on conflict (tenant, kind, id) do update set version = excluded.version, state = excluded.state, org_path = excluded.org_path, owner = excluded.owner,
      day = excluded.day, deleted = excluded.deleted, updated_at = excluded.updated_at, changed_at = excluded.changed_at, body = excluded.body
      where records.version < excluded.version
    returning kind, id`.execute(db);
  if (written.rows.length === rows.length) return;
  const done = new Set(written.rows.map((row) => `${row.kind}/${row.id}`));
  for (const record of records) {
    if (!done.has(`${record.kind}/${record.id}`)) throw stale(record, await current(db, tenant, record));
  }
}

async function writeVersions(db: TenantDatabase, tenant: string, versions: Pending["versions"]): Promise<void> {
  const rows = versions.map(({ record, history }) => ({
    kind: record.kind,
    id: record.id,
    version: record.version,
    at: record.updatedAt,
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
  await sql`insert into versions (tenant, kind, id, version, at, actor, action, action_id, input_hash, state, org_path, owner, day, deleted, created_at, body)
    select ${tenant}, kind, id, version, at, actor, action, action_id, convert_to(input_hash, 'UTF8'), state, org_path, owner, day, deleted, created_at, body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(kind text, id uuid, version bigint, at timestamptz, actor uuid, action text, action_id uuid,
      input_hash text, state text, org_path text, owner uuid, day date, deleted boolean, created_at timestamptz, body jsonb)`.execute(db);
}

export async function writeHourFacts(db: TenantDatabase, tenant: string, records: readonly Stored[]): Promise<void> {
  const hours = records.filter((record) => record.kind === "hour");
  if (hours.length === 0) return;
  await sql`delete from hour_facts where tenant = ${tenant} and id = any(${hours.map((hour) => hour.id)}::uuid[])`.execute(db);
  const rows = hours.flatMap((hour) => hourFactsOf(hour) ?? []);
  await sql`insert into hour_facts (tenant, person, day, id, org_path, state, category, approved_hours, facts)
    select ${tenant}, person, day, id, org_path, state, category, approved_hours, facts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(person uuid, day date, id uuid, org_path text, state text, category text,
      approved_hours numeric(12,4), facts jsonb)`.execute(db);
}

type Related = Pending["relations"] extends Map<string, infer R> ? R[] : never;

/** Replaces the parts that are given; those that are not stay as they are. */
export async function writeRelations(db: TenantDatabase, tenant: string, related: Related): Promise<void> {
  const parties = related.flatMap(({ ref, what }) =>
    Object.entries(what.parties ?? {}).flatMap(([party, people]) =>
      people.map((person) => ({ kind: ref.kind, id: ref.id, party, person })),
    ),
  );
  await clear(db, tenant, "parties", having(related, "parties"));
  if (parties.length > 0) {
    await sql`insert into parties (tenant, person, kind, id, party) select distinct ${tenant}, person, kind, id, party
      from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as x(person uuid, kind text, id uuid, party text)`.execute(db);
  }
  const links = related.flatMap(({ ref, what }) =>
    (what.links ?? []).map(({ rel, to }) => ({ kind: ref.kind, id: ref.id, rel, to_kind: to.kind, to_id: to.id })),
  );
  await clear(db, tenant, "links", having(related, "links"));
  if (links.length > 0) {
    await sql`insert into links (tenant, to_kind, to_id, rel, kind, id) select distinct ${tenant}, to_kind, to_id, rel, kind, id
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as x(to_kind text, to_id uuid, rel text, kind text, id uuid)`.execute(db);
  }
  await clear(db, tenant, "unique_keys", having(related, "unique"));
  await claimKeys(db, tenant, related);
}

/** Ids by kind of those whose part is given. */
function having(related: Related, part: keyof Relations): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { ref, what } of related) if (what[part] !== undefined) ids.set(ref.kind, [...(ids.get(ref.kind) ?? []), ref.id]);
  return ids;
}

async function clear(
  db: TenantDatabase,
  tenant: string,
  table: "parties" | "links" | "unique_keys",
  records: Map<string, string[]>,
): Promise<void> {
  for (const [kind, ids] of records) {
    await sql`delete from ${sql.table(table)} where tenant = ${tenant} and kind = ${kind} and id = any(${ids}::uuid[])`.execute(db);
  }
}

interface Claim {
  kind: string;
  name: string;
  value: string;
  id: string;
}

/** Business keys go to the first that claims them; the second is told who holds it. */
async function claimKeys(db: TenantDatabase, tenant: string, related: Related): Promise<void> {
  const claims: Claim[] = related.flatMap(({ ref, what }) =>
    Object.entries(what.unique ?? {}).map(([name, value]) => ({ kind: ref.kind, name, value, id: ref.id })),
  );
  if (claims.length === 0) return;
  const asRows = sql`jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as x(kind text, name text, value text, id uuid)`;
  const { rows } = await sql`insert into unique_keys (tenant, kind, name, value, id) select ${tenant}, kind, name, value, id from ${asRows}
    on conflict do nothing returning id`.execute(db);
  if (rows.length === claims.length) return;
  const held = await sql<Claim>`select k.kind, k.name, k.value, k.id from ${asRows}
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
