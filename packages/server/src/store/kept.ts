import type { Kept, KeptRow, KeptVerdicts, Overtaken, Overtaking, Sum, SumQuery } from "@xiaoben/backend";
import { newId, type Day, type Id } from "@xiaoben/contract";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { TenantDatabase } from "./tenants.ts";
import { likePrefix } from "./visible.ts";

/** Kept verdicts and the marks on them, in tables of their own. */
export function keptVerdicts(of: (tenant: string) => TenantDatabase): KeptVerdicts {
  return {
    overtake: (tenant, whom) => overtake(of(tenant), tenant, whom),
    dayBegan: (tenant, path, day) =>
      of(tenant)
        .transaction()
        .execute((tx) => dayBegan(tx, tenant, path, day)),
    async overtaken(tenant, limit, without = []) {
      // From the head of the queue, where one person may stand many times: all marks are never looked through.
      const { rows } = await sql<Overtaken>`with head as (
          select subject, own, at from verdict_marks where tenant = ${tenant} and subject <> all(${[...without]}::uuid[])
          order by own desc, at limit ${limit * 10}),
        chosen as (select subject, bool_or(own) as own, min(at) as at from head group by subject order by 2 desc, 3, 1 limit ${limit})
        select c.subject, array_agg(m.id::text) as marks from chosen c join verdict_marks m on m.tenant = ${tenant} and m.subject = c.subject
        group by c.subject, c.own, c.at order by c.own desc, c.at, c.subject`.execute(of(tenant));
      return rows;
    },
    async keep(tenant, judged) {
      if (judged.length === 0) return;
      await of(tenant)
        .transaction()
        .execute((tx) => keep(tx, tenant, judged));
    },
    async sums(tenant, query) {
      const { rows } = await sql<Sum>`select v.pack, v.pack_version as "packVersion", v.rule, v.period, v.outcome, v.readings,
          min(v.first_day) as "from", max(v.last_day) as "to", count(*) as people, min(v.judged_at) as since,
          count(*) filter (where v.subject in (select subject from verdict_marks where tenant = ${tenant})) as stale
        from verdicts v where ${sql.join(tests(tenant, query), sql` and `)}
        group by v.pack, v.pack_version, v.rule, v.period, v.outcome, v.readings`.execute(of(tenant));
      return rows;
    },
    async unjudged(tenant, { people, orgPath }) {
      const there = people
        ? sql<SqlBool>`m.subject = any(${[...people]}::uuid[])`
        : sql<SqlBool>`exists (select 1 from records r where r.tenant = ${tenant} and r.kind = 'person' and r.owner = m.subject
            and r.org_path like ${likePrefix(orgPath ?? "/")})`;
      const { rows } = await sql<{ count: number }>`select count(distinct m.subject)::int as count from verdict_marks m
        where m.tenant = ${tenant} and not exists (select 1 from verdicts v where v.tenant = ${tenant} and v.subject = m.subject) and ${there}`.execute(
        of(tenant),
      );
      return rows[0]!.count;
    },
    async rows(tenant, query) {
      const { rows } = await sql<VerdictRow & { stale: boolean }>`select v.*,
          v.subject in (select subject from verdict_marks where tenant = ${tenant}) as stale
        from verdicts v where ${sql.join(tests(tenant, query), sql` and `)}
        order by v.subject, v.pack, v.rule, v.first_day`.execute(of(tenant));
      return rows.map((row): KeptRow => ({ ...keptOf(row), stale: row.stale }));
    },
  };
}

/** Sets marks. They are only ever added here: two changes about one person never wait for each other. */
export async function overtake(db: TenantDatabase, tenant: string, { people = [], at = [], under = [] }: Overtaking): Promise<void> {
  const own = new Set(people);
  const marked = new Set(people);
  if (at.length + under.length > 0) {
    const prefixes = under.map(likePrefix);
    const there = (path: RawBuilder<unknown>): RawBuilder<SqlBool> =>
      sql<SqlBool>`(${path} = any(${[...at]}::text[]) or ${path} like any(${prefixes}::text[]))`;
    const { rows } = await sql<{ id: Id }>`
      select owner as id from records where tenant = ${tenant} and kind in ('person', 'role') and owner is not null and ${there(sql`org_path`)}
      union select subject from verdicts where tenant = ${tenant} and ${there(sql`org_path`)}`.execute(db);
    for (const { id } of rows) marked.add(id);
  }
  if (marked.size === 0) return;
  const rows = [...marked].map((subject) => ({ subject, id: newId(), own: own.has(subject) }));
  await sql`insert into verdict_marks (tenant, subject, id, own, at) select ${tenant}, subject, id, own, clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(subject uuid, id uuid, own boolean)`.execute(db);
}

async function dayBegan(db: TenantDatabase, tenant: string, path: string, day: Day): Promise<boolean> {
  const { rows } = await sql`insert into verdict_days (tenant, org_path, day) values (${tenant}, ${path}, ${day}::date)
    on conflict (tenant, org_path) do update set day = excluded.day where verdict_days.day < excluded.day returning day`.execute(db);
  if (rows.length > 0) await overtake(db, tenant, { under: [path] });
  return rows.length > 0;
}

type Judged = Parameters<KeptVerdicts["keep"]>[1];

/** Who sees the marks go first may keep his verdicts: another, who judged from an older state, finds them gone. */
async function keep(db: TenantDatabase, tenant: string, all: Judged): Promise<void> {
  const asked = { subjects: all.map((one) => one.subject), marks: all.flatMap((one) => one.marks) };
  const there = await sql<{ id: string }>`select id::text as id from verdict_marks
    where tenant = ${tenant} and subject = any(${asked.subjects}::uuid[]) and id = any(${asked.marks}::uuid[]) order by subject, id for update`.execute(
    db,
  );
  const left = new Set(there.rows.map((row) => row.id));
  const judged = all.filter((one) => one.marks.every((mark) => left.has(mark)));
  const subjects = judged.map((one) => one.subject);
  await sql`delete from verdicts where tenant = ${tenant} and subject = any(${subjects}::uuid[])`.execute(db);
  const rows = judged.flatMap(({ rows: kept }) => kept.map(rowOf));
  await sql`insert into verdicts (tenant, subject, pack, pack_version, rule, period, first_day, last_day, is_current, org_path, outcome, value,
      settled, readings, figures, inputs, judged_at)
    select ${tenant}, subject, pack, pack_version, rule, period, first_day, last_day, is_current, org_path, outcome, value, settled, readings, figures,
      inputs, judged_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(subject uuid, pack text, pack_version text, rule text, period text, first_day date,
      last_day date, is_current boolean, org_path text, outcome text, value numeric(12,4), settled boolean, readings jsonb, figures jsonb, inputs jsonb,
      judged_at timestamptz)`.execute(db);
  const marks = judged.flatMap((one) => one.marks);
  await sql`delete from verdict_marks where tenant = ${tenant} and subject = any(${subjects}::uuid[])
    and id = any(${marks}::uuid[])`.execute(db);
}

function tests(tenant: string, { people, orgPath, pack, rules, period }: SumQuery): RawBuilder<SqlBool>[] {
  return [
    sql<SqlBool>`v.tenant = ${tenant}`,
    ...(people === undefined ? [] : [sql<SqlBool>`v.subject = any(${[...people]}::uuid[])`]),
    ...(orgPath === undefined ? [] : [sql<SqlBool>`v.org_path like ${likePrefix(orgPath)}`]),
    ...(pack === undefined ? [] : [sql<SqlBool>`v.pack = ${pack}`]),
    ...(rules === undefined ? [] : [sql<SqlBool>`v.rule = any(${[...rules]}::text[])`]),
    period === undefined ? sql<SqlBool>`v.is_current` : sql<SqlBool>`v.period = ${period}`,
  ];
}

interface VerdictRow {
  subject: Id;
  pack: string;
  pack_version: string;
  rule: string;
  period: string;
  first_day: Day;
  last_day: Day;
  is_current: boolean;
  org_path: string;
  outcome: Kept["outcome"];
  value: string | null;
  settled: boolean;
  readings: Kept["readings"];
  figures: Kept["figures"];
  inputs: Kept["inputs"];
  judged_at: string;
}

const rowOf = (kept: Kept): VerdictRow => ({
  subject: kept.subject,
  pack: kept.pack,
  pack_version: kept.packVersion,
  rule: kept.rule,
  period: kept.period,
  first_day: kept.from,
  last_day: kept.to,
  is_current: kept.current,
  org_path: kept.orgPath,
  outcome: kept.outcome,
  value: kept.value ?? null,
  settled: kept.settled,
  readings: kept.readings,
  figures: kept.figures,
  inputs: kept.inputs,
  judged_at: kept.at,
});

const keptOf = (row: VerdictRow): Kept => ({
  subject: row.subject,
  pack: row.pack,
  packVersion: row.pack_version,
  rule: row.rule,
  period: row.period,
  from: row.first_day,
  to: row.last_day,
  current: row.is_current,
  orgPath: row.org_path,
  outcome: row.outcome,
  ...(row.value !== null && { value: plain(row.value) }),
  settled: row.settled,
  readings: row.readings,
  figures: row.figures,
  inputs: row.inputs,
  at: row.judged_at,
});

/** A decimal as the wire has it: the column fills it up with noughts. */
const plain = (value: string): string => (value.includes(".") ? value.replace(/\.?0+$/, "") : value);
