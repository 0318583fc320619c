/** One step of the schema. A step that was ever released is never edited: its checksum is compared at every start. */
export interface Migration {
  id: number;
  name: string;
  sql: string;
}

/** Lets each tenant see its own rows of new tables and nobody else's, also where the owner asks. Plain statements: not every engine to grow into runs blocks of code. */
export const secured = (...tables: string[]): string =>
  tables
    .map(
      (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy tenant on ${table} using (tenant = current_setting('xb.tenant', true)) with check (tenant = current_setting('xb.tenant', true));
grant select, insert, update, delete on ${table} to xb_app;`,
    )
    .join("");

/** The same as the first steps wrote it. A step is never edited, so they keep it; new ones use `secured`. */
const securedByBlock = (...tables: string[]): string => `
do $$ declare t text; begin foreach t in array array[${tables.map((table) => `'${table}'`).join(",")}] loop
 execute format('alter table %I enable row level security', t);
 execute format('alter table %I force row level security', t);
 execute format('create policy tenant on %I using (tenant = current_setting(''xb.tenant'', true)) with check (tenant = current_setting(''xb.tenant'', true))', t);
 execute format('grant select, insert, update, delete on %I to xb_app', t); end loop; end $$;`;

/** The schema, forward only. SQL stays within PostgreSQL 15, the tenant comes first in every key. */
export const migrations: readonly Migration[] = [
  {
    id: 1,
    name: "records and their projections",
    sql: `
do $$ begin if not exists (select from pg_roles where rolname = 'xb_app') then create role xb_app nologin; end if; end $$;
create table records (
  tenant text not null, kind text not null, id uuid not null, version bigint not null,
  state text, org_path text not null, owner uuid, day date, deleted boolean not null default false,
  created_at timestamptz not null, updated_at timestamptz not null, body jsonb not null,
  primary key (tenant, kind, id));
create index records_feed  on records (tenant, kind, updated_at, id);
create index records_org   on records (tenant, kind, org_path text_pattern_ops, day);
create index records_owner on records (tenant, kind, owner, day);
create table versions (tenant text not null, kind text not null, id uuid not null, version bigint not null,
  at timestamptz not null, actor uuid, action text not null, action_id uuid not null, input_hash bytea, body jsonb not null,
  primary key (tenant, kind, id, version));
create index versions_action on versions (tenant, action_id);
create table parties (tenant text not null, person uuid not null, kind text not null, id uuid not null, party text not null,
  primary key (tenant, person, kind, party, id));
create table links (tenant text not null, to_kind text not null, to_id uuid not null, rel text not null, kind text not null, id uuid not null,
  primary key (tenant, to_kind, to_id, rel, kind, id));
create table unique_keys (tenant text not null, kind text not null, name text not null, value text not null, id uuid not null,
  primary key (tenant, kind, name, value));
create table hour_facts (tenant text not null, person uuid not null, day date not null, id uuid not null, org_path text not null, state text not null,
  category text not null, approved_hours numeric(12,4), facts jsonb not null, primary key (tenant, person, day, id));
create table verdicts (tenant text not null, subject uuid not null, pack text not null, rule text not null, period text not null, org_path text not null,
  outcome text not null, value numeric(12,4), settled boolean not null, stale boolean not null, inputs jsonb not null,
  primary key (tenant, subject, pack, rule, period));
create table audit (tenant text not null, id uuid not null, at timestamptz not null, seq bigint, prev bytea, hash bytea, entry jsonb not null,
  primary key (tenant, id));
${securedByBlock("records", "versions", "parties", "links", "unique_keys", "hour_facts", "verdicts", "audit")}`,
  },
  {
    id: 2,
    name: "versions on their own, parts of files, and the way back from a record to its projections",
    sql: `
alter table records add column changed_at timestamptz not null;
alter table versions add column state text, add column org_path text not null, add column owner uuid, add column day date,
  add column deleted boolean not null, add column created_at timestamptz not null;
create table blobs (tenant text not null, id uuid not null, part int not null, bytes bytea not null, primary key (tenant, id, part));
${securedByBlock("blobs")}
create index parties_record on parties (tenant, kind, id);
create index links_record on links (tenant, kind, id);
create index unique_keys_record on unique_keys (tenant, kind, id);
create index hour_facts_record on hour_facts (tenant, id);
create unique index audit_chain on audit (tenant, seq) where seq is not null;
create index audit_unsealed on audit (tenant, id) where seq is null;`,
  },
  {
    id: 3,
    name: "kept verdicts with their periods and readings, and the marks on those that are overtaken",
    sql: `
alter table verdicts drop column stale, add column pack_version text not null, add column first_day date not null, add column last_day date not null,
  add column is_current boolean not null, add column readings jsonb not null, add column judged_at timestamptz not null;
create index verdicts_org on verdicts (tenant, org_path text_pattern_ops, pack, rule);
create table verdict_marks (tenant text not null, subject uuid not null, id uuid not null, own boolean not null,
  at timestamptz not null, primary key (tenant, subject, id));
create index verdict_marks_order on verdict_marks (tenant, own desc, at);
create table verdict_days (tenant text not null, org_path text not null, day date not null, primary key (tenant, org_path));
${securedByBlock("verdict_marks", "verdict_days")}`,
  },
  {
    id: 4,
    name: "files by the record that they are of",
    sql: `
create index records_of on records (tenant, (body #>> '{of,id}')) where kind = 'attachment';`,
  },
  {
    id: 5,
    name: "words that can be used once",
    sql: `
create table used_words (tenant text not null, word text not null, until timestamptz not null, primary key (tenant, word));
create index used_words_until on used_words (tenant, until);
${securedByBlock("used_words")}`,
  },
  {
    id: 6,
    name: "signed heads of the audit trail, and the names that people have in it",
    // What was chained before is chained anew: its hashes did not stand for every column.
    sql: `
alter table audit no force row level security;
update audit set seq = null, prev = null, hash = null;
alter table audit force row level security;
create table audit_tips (tenant text not null, seq bigint not null, hash bytea not null, primary key (tenant));
create table audit_heads (tenant text not null, seq bigint not null, hash bytea not null, at text not null, key text, signature bytea,
  primary key (tenant, seq));
create table audit_names (tenant text not null, person uuid not null, alias uuid not null, salt bytea not null, primary key (tenant, person));
create unique index audit_names_alias on audit_names (tenant, alias);
${securedByBlock("audit_tips", "audit_heads", "audit_names")}`,
  },
  {
    id: 7,
    name: "a role for operators, which may read the names of tenants and nothing else",
    sql: `
do $$ begin if not exists (select from pg_roles where rolname = 'xb_operator') then create role xb_operator nologin; end if; end $$;
grant select (tenant) on records to xb_operator;
create policy operator on records for select to xb_operator using (true);`,
  },
  {
    id: 8,
    name: "matters that are done in turns",
    sql: `
create table turns (tenant text not null, matter text not null, taken bigint not null, remainder text, primary key (tenant, matter));
${secured("turns")}`,
  },
  {
    id: 9,
    name: "files that are no record's and needed for a time, and what people who were erased could be known by again",
    sql: `
alter table blobs add column needed_until timestamptz;
create index blobs_needed on blobs (tenant, needed_until) where needed_until is not null;
create table erased_words (tenant text not null, word text not null, erasure uuid not null, primary key (tenant, word));
create index erased_words_erasure on erased_words (tenant, erasure);
${secured("erased_words")}`,
  },
  {
    id: 10,
    name: "figures of kept verdicts, worked out anew for everybody",
    sql: `
alter table verdicts no force row level security;
alter table verdict_marks no force row level security;
alter table verdicts add column figures jsonb not null default '{"unit":""}';
insert into verdict_marks (tenant, subject, id, own, at)
  select tenant, subject, gen_random_uuid(), false, now() from (select distinct tenant, subject from verdicts) as judged;
alter table verdict_marks force row level security;
alter table verdicts force row level security;`,
  },
];
