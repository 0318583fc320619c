import type { Id, Instant, Ref } from "@xiaoben/contract";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { TenantDatabase } from "../tenants.ts";

/** Which entries of a trail are asked for. */
export interface AuditQuery {
  /** Entries on this record. */
  record?: Ref;
  /** Entries of what this person did, or what was done about her. */
  person?: Id;
  from?: Instant;
  /** Before this instant. */
  to?: Instant;
  /** At most; default 100. */
  limit?: number;
}

/** An entry as it is shown: who did what when on which record. */
export interface AuditLine {
  id: Id;
  at: Instant;
  /** Place in the chain; none yet for the youngest. */
  seq: number | null;
  /** Who acted; none: the system. */
  actor: { id: Id; name: string | null } | null;
  /** Id of the action, or what else happened. */
  action: string;
  /** What it was done to. */
  on: { kind: string; id: Id } | null;
  /** The whole entry. */
  entry: Readonly<Record<string, unknown>>;
}

const most = 100;

/** Entries of a trail, the latest first. People whose alias leads nowhere any more stand under it. */
export async function listAudit(db: TenantDatabase, tenant: string, query: AuditQuery): Promise<AuditLine[]> {
  const tests = await testsOf(db, tenant, query);
  const { rows } = await sql<Row>`select a.id, a.at, a.seq, a.entry,
      coalesce(n.person, (a.entry->>'actor')::uuid) as actor, p.body->>'displayName' as name, coalesce(o.person::text, a.entry#>>'{on,id}') as on_id
    from audit a
    left join audit_names n on n.tenant = a.tenant and n.alias = (a.entry->>'actor')::uuid
    left join audit_names o on o.tenant = a.tenant and a.entry#>>'{on,kind}' = 'person' and o.alias = (a.entry#>>'{on,id}')::uuid
    left join records p on p.tenant = a.tenant and p.kind = 'person' and p.id = coalesce(n.person, (a.entry->>'actor')::uuid)
    where a.tenant = ${tenant} and ${sql.join(tests, sql` and `)} order by a.at desc, a.id desc limit ${query.limit ?? most}`.execute(db);
  return rows.map(({ id, at, seq, actor, name, on_id, entry }) => ({
    id,
    at,
    seq,
    actor: actor === null ? null : { id: actor, name },
    action: String(entry["action"] ?? ""),
    on: on_id === null ? null : { kind: String((entry["on"] as Ref).kind), id: on_id },
    entry,
  }));
}

interface Row {
  id: Id;
  at: Instant;
  seq: number | null;
  actor: Id | null;
  name: string | null;
  on_id: Id | null;
  entry: Readonly<Record<string, unknown>>;
}

async function testsOf(db: TenantDatabase, tenant: string, { record, person, from, to }: AuditQuery): Promise<RawBuilder<SqlBool>[]> {
  const tests: RawBuilder<SqlBool>[] = [sql`true`];
  if (from !== undefined) tests.push(sql`a.at >= ${from}::timestamptz`);
  if (to !== undefined) tests.push(sql`a.at < ${to}::timestamptz`);
  if (record !== undefined) {
    const { kind } = record;
    const id = kind === "person" ? await aliasOf(db, tenant, record.id) : record.id;
    tests.push(
      sql`(a.entry @> ${JSON.stringify({ on: { kind, id } })}::jsonb or a.entry @> ${JSON.stringify({ changes: [{ kind, id }] })}::jsonb)`,
    );
  }
  if (person !== undefined) {
    const id = await aliasOf(db, tenant, person);
    const about = [{ actor: id }, { about: [id] }, { on: { kind: "person", id } }];
    tests.push(
      sql`(${sql.join(
        about.map((part) => sql`a.entry @> ${JSON.stringify(part)}::jsonb`),
        sql` or `,
      )})`,
    );
  }
  return tests;
}

/** Under what name a person stands in the trail; her own id where she has none. */
export async function aliasOf(db: TenantDatabase, tenant: string, person: Id): Promise<Id> {
  const { rows } = await sql<{ alias: Id }>`select alias from audit_names where tenant = ${tenant} and person = ${person}::uuid`.execute(
    db,
  );
  return rows[0]?.alias ?? person;
}
