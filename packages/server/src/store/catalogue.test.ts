import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type pg from "pg";
import { onEachEngine } from "../engines.test.help.ts";
import { migrations } from "./migrations.ts";

/** Holds which steps of the schema were made, and nothing of any tenant: every program reads it before it speaks for one. */
const ofNobody = "xb_migrations";
/** Indexes whose operator class Citus and YugabyteDB take and CockroachDB does not; there it is left out, because its text is ordered by bytes anyway. */
const byPattern = ["records_org", "verdicts_org"];
/** Steps that were written with blocks of code, which CockroachDB takes only without `execute`. Later ones are plain statements. */
const lastStepWithBlocks = 7;

onEachEngine("what the catalogue holds after migration, for engines that distribute tables by tenant", (engine) => {
  let pool: pg.Pool;
  let end: () => Promise<void>;
  before(async () => {
    ({ pool, end } = await engine.connect());
  });
  after(() => end());

  const none = async (what: string, query: string): Promise<void> =>
    assert.deepEqual(
      (await pool.query(query)).rows.map((row) => Object.values(row as object).join(" ")),
      [],
      what,
    );
  const tables = `select c.oid, c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

  it("the tenant comes first in every key and index, and every table has a primary key", async () => {
    await none(
      "keys and indexes that do not begin with the tenant",
      `select t.relname as "table", x.relname as "index" from (${tables}) t join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
       left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
       where t.relname <> '${ofNobody}' and a.attname is distinct from 'tenant'`,
    );
    await none(
      "tables without a primary key",
      `select relname from (${tables}) t where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
    );
    await none(
      "tables whose tenant may be absent",
      `select t.relname from (${tables}) t left join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant'
       where t.relname <> '${ofNobody}' and a.attnotnull is distinct from true`,
    );
  });

  it("every table is closed by row level security, also to its owner, by a policy of the tenant", async () => {
    await none(
      "tables that are open",
      `select t.relname from (${tables}) t join pg_class c on c.oid = t.oid left join pg_policies p on p.schemaname = 'public' and p.tablename = t.relname and p.policyname = 'tenant'
       where t.relname <> '${ofNobody}' and not (c.relrowsecurity and c.relforcerowsecurity and coalesce(p.permissive = 'PERMISSIVE' and p.cmd = 'ALL'
         and p.qual like '%tenant = current_setting(''xb.tenant''%' and p.with_check like '%tenant = current_setting(''xb.tenant''%', false))`,
    );
    const others = await pool.query(
      "select tablename, policyname, cmd, roles::text as roles from pg_policies where schemaname = 'public' and policyname <> 'tenant'",
    );
    assert.deepEqual(others.rows, [{ tablename: "records", policyname: "operator", cmd: "SELECT", roles: "{xb_operator}" }]);
    const granted = await pool.query(
      `select attrelid::regclass::text as "table", attname as "column" from pg_attribute where attacl::text like '%xb_operator=r/%'
       union all select relname, '*' from pg_class where relacl::text like '%xb_operator=%'`,
    );
    assert.deepEqual(granted.rows, [{ table: "records", column: "tenant" }], "the names of tenants and nothing else");
    await none(
      "rights of the role beyond reading and writing rows",
      `select table_name, privilege_type from information_schema.role_table_grants
       where grantee = 'xb_app' and table_schema = 'public' and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
    );
  });

  it("no sequences, triggers, rules, functions, exclusion constraints, or keys to other tables", async () => {
    const inPublic = "'public'::regnamespace";
    await none(
      "sequences, views and foreign tables",
      `select relname from pg_class where relnamespace = ${inPublic} and relkind not in ('r', 'i')`,
    );
    await none("identity columns", "select attrelid::regclass from pg_attribute where attidentity <> '' and attrelid > 16383");
    await none("generated columns", "select attrelid::regclass from pg_attribute where attgenerated <> '' and attrelid > 16383");
    await none("triggers", "select tgname from pg_trigger where not tgisinternal");
    await none("rules", "select rulename from pg_rules where schemaname = 'public'");
    await none("functions", `select proname from pg_proc where pronamespace = ${inPublic}`);
    await none("types of their own", `select typname from pg_type where typnamespace = ${inPublic} and typtype in ('d', 'e', 'r')`);
    await none(
      "constraints beside keys and checks",
      `select conrelid::regclass, conname from pg_constraint where connamespace = ${inPublic} and contype not in ('p', 'u', 'c', 'n')`,
    );
    await none("deferrable constraints", `select conname from pg_constraint where connamespace = ${inPublic} and condeferrable`);
    await none("extensions", "select extname from pg_extension where extname <> 'plpgsql'");
    await none("unlogged tables", `select relname from pg_class where relnamespace = ${inPublic} and relpersistence <> 'p'`);
  });

  it("indexes are trees, with the operator classes of their types but where it is known", async () => {
    await none(
      "other indexes than trees",
      `select x.relname from pg_class x join pg_am m on m.oid = x.relam where x.relkind = 'i' and x.relnamespace = 'public'::regnamespace and m.amname <> 'btree'`,
    );
    const { rows } = await pool.query<{ relname: string }>(
      `select distinct x.relname from pg_index i join pg_class x on x.oid = i.indexrelid join pg_opclass o on o.oid = any(i.indclass)
       where x.relnamespace = 'public'::regnamespace and not o.opcdefault order by 1`,
    );
    assert.deepEqual(
      rows.map(({ relname }) => relname),
      byPattern,
    );
  });
});

describe("the SQL of the server", () => {
  /** What one of the engines refuses, and what would make a process or a session matter. */
  const refused: Record<string, RegExp> = {
    "advisory locks": /pg_(try_)?advisory/,
    "listen and notify": /\b(pg_notify|(un)?listen\s+\w+\s*;|notify\s+\w+\s*[;,`"])/,
    sequences: /\b(nextval|(big|small)?serial\s*(,|not null|primary)|generated\s+(always|by default)\s+as\s+identity|create\s+sequence)/,
    "triggers, rules and functions": /create\s+(or\s+replace\s+)?(constraint\s+)?(trigger|rule|function|procedure)\b/,
    "exclusion constraints": /exclude\s+using/,
    "keys to other tables": /\b(references\s+\w+\s*\(|foreign\s+key)/,
    "locks of tables": /\block\s+table\b/,
    "locks of rows other than for update": /for\s+(no\s+key\s+update|share|key\s+share)\b/,
    "temporary and unlogged tables": /create\s+(temp|temporary|unlogged)\b/,
    "views and extensions": /create\s+(or\s+replace\s+)?(materialized\s+view|view|extension)\b/,
    "places of rows": /\b(ctid|xmin|xmax)\b/,
    cursors: /\bdeclare\s+\w+\s+(no\s+scroll\s+)?cursor\b/,
    "constraints that wait": /\bdeferrable\b/,
    truncate: /\btruncate\s+\w/,
    "merge and copy": /\b(merge\s+into|copy\s+\w+\s+(from|to)\b)/,
  };

  it("uses nothing that Citus, YugabyteDB or CockroachDB refuse", () => {
    const found = sources(import.meta.dirname).flatMap(({ path, text }) =>
      Object.entries(refused).flatMap(([what, pattern]) => (pattern.test(text) ? [`${path}: ${what}`] : [])),
    );
    assert.deepEqual(found, []);
  });

  it("knows what it looks for", () => {
    const bad =
      "select pg_advisory_lock(1); create table t (id bigserial primary key, o uuid references records (id)); lock table t; select ctid from t";
    const named = Object.entries(refused).flatMap(([what, pattern]) => (pattern.test(bad) ? [what] : []));
    assert.deepEqual(named, ["advisory locks", "sequences", "keys to other tables", "locks of tables", "places of rows"]);
  });

  it("changes the schema by plain statements", () => {
    const withBlocks = migrations.filter(({ sql }) => /\bdo\s*\$/.test(sql)).map(({ id }) => id);
    assert.ok(
      withBlocks.every((id) => id <= lastStepWithBlocks),
      withBlocks.join(),
    );
    assert.deepEqual(
      migrations.map(({ id }) => id),
      migrations.map((_, n) => n + 1),
    );
  });
});

/** The source below a folder, without tests and comments, in lower case. */
function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes(".test."))
    .map((path) => ({
      path,
      text: readFileSync(join(folder, path), "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/(^|\s)\/\/.*$/gm, "")
        .toLowerCase(),
    }));
}
