import type { Narrowed, Visible } from "@xiaoben/backend";
import { sql, type RawBuilder, type SqlBool } from "kysely";

/** Whose records, and of which kind. Both are constants of the statement: a subquery that looked at the outer row would run for each of them. */
interface Where {
  tenant: string;
  kind: string;
}

type Rule = Visible["any"][number];

/** What the caller may see, as SQL over a table alias of `records`: lists are filtered before a page is cut. */
export function visibleSql(visible: Visible, where: Where, alias = "r"): RawBuilder<SqlBool> {
  if (visible.any.some((rule) => "everyone" in rule)) return sql<SqlBool>`true`;
  if (visible.any.length === 0) return sql<SqlBool>`false`;
  if (!visible.any.every(isNarrow))
    return sql<SqlBool>`(${sql.join(
      visible.any.map((rule) => ruleSql(rule, where, alias)),
      sql` or `,
    )})`;
  // Every rule finds its few records by a key of its own; one condition with "or" would look at all records of the kind.
  const inner = `${alias}v`;
  const found = visible.any.map(
    (rule) => sql`select ${sql.ref(`${inner}.id`)} from records ${sql.raw(inner)}
      where ${sql.ref(`${inner}.tenant`)} = ${where.tenant} and ${sql.ref(`${inner}.kind`)} = ${where.kind} and ${ruleSql(rule, where, inner)}`,
  );
  return sql<SqlBool>`${sql.ref(`${alias}.id`)} in (${sql.join(found, sql` union all `)})`;
}

const isNarrow = (rule: Rule): boolean => "owner" in rule || "party" in rule || "group" in rule;

function ruleSql(rule: Rule, where: Where, alias: string): RawBuilder<SqlBool> {
  if ("everyone" in rule) return sql<SqlBool>`true`;
  const test = "through" in rule ? throughSql(rule.through, where, alias) : testSql(rule, where, (name) => sql.ref(`${alias}.${name}`));
  const tests = [
    test,
    ...(rule.states === undefined ? [] : [sql<SqlBool>`${sql.ref(`${alias}.state`)} = any(${[...rule.states]}::text[])`]),
    ...("says" in rule && rule.says ? [saysSql(rule.says, alias)] : []),
  ];
  return tests.length === 1 ? test : sql<SqlBool>`(${sql.join(tests, sql` and `)})`;
}

/** What a property of the body says; a record without it says something else. */
function saysSql(says: NonNullable<Narrowed["says"]>, alias: string): RawBuilder<SqlBool> {
  const said = sql`${sql.ref(`${alias}.body`)}->>${says.property}`;
  return "is" in says ? sql<SqlBool>`${said} = ${says.is}` : sql<SqlBool>`${said} is distinct from ${says.isNot}`;
}

function testSql(
  rule: Exclude<Rule, { everyone: true } | { through: unknown }>,
  { tenant, kind }: Where,
  column: (name: string) => RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  if ("owner" in rule) return sql<SqlBool>`${column("owner")} = ${rule.owner}::uuid`;
  if ("group" in rule) return sql<SqlBool>`${column("owner")} = any(${[...rule.group]}::uuid[])`;
  if ("orgUnder" in rule) return sql<SqlBool>`${column("org_path")} like ${likePrefix(rule.orgUnder)}`;
  return sql<SqlBool>`${column("id")} in (select id from parties
    where tenant = ${tenant} and person = ${rule.party}::uuid and kind = ${kind} and party = any(${[...rule.as]}::text[]))`;
}

/** Records that point at a visible one; the parents are looked for first, by the key of `links`. */
function throughSql(
  { rel, kind: to, visible }: { rel: string; kind: string; visible: Visible },
  { tenant, kind }: Where,
  alias: string,
): RawBuilder<SqlBool> {
  const parent = `${alias}p`;
  const of = (name: string) => sql.ref(`${parent}.${name}`);
  return sql<SqlBool>`${sql.ref(`${alias}.id`)} in (
    select l.id from links l join records ${sql.raw(parent)} on ${of("tenant")} = l.tenant and ${of("kind")} = l.to_kind and ${of("id")} = l.to_id
    where l.tenant = ${tenant} and l.to_kind = ${to} and l.rel = ${rel} and l.kind = ${kind}
      and not ${of("deleted")} and ${visibleSql(visible, { tenant, kind: to }, parent)})`;
}

/** A path and everything below it; the characters of `like` stand for themselves. */
export const likePrefix = (path: string): string => `${path.replace(/[\\%_]/g, "\\$&")}%`;
