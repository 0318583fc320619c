import type { Visible } from "@xiaoben/backend";
import { sql, type RawBuilder, type SqlBool } from "kysely";

/** What the caller may see, as SQL over a table alias of `records`: lists are filtered before a page is cut. */
export function visibleSql(visible: Visible, tenant: string, alias = "r"): RawBuilder<SqlBool> {
  if (visible.any.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(${sql.join(visible.any.map((rule) => ruleSql(rule, tenant, alias)), sql` or `)})`;
}

type Rule = Visible["any"][number];

function ruleSql(rule: Rule, tenant: string, alias: string): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const partyIs = (test: RawBuilder<SqlBool>) =>
    sql<SqlBool>`exists (select from parties p where p.tenant = ${tenant} and p.kind = ${column("kind")} and p.id = ${column("id")} and ${test})`;
  if ("everyone" in rule) return sql<SqlBool>`true`;
  if ("through" in rule) return throughSql(rule.through, tenant, alias);
  const states = rule.states === undefined ? sql`` : sql` and ${column("state")} = any(${[...rule.states]}::text[])`;
  const test =
    "owner" in rule ? sql<SqlBool>`${column("owner")} = ${rule.owner}::uuid`
    : "party" in rule ? partyIs(sql<SqlBool>`p.person = ${rule.party}::uuid and p.party = any(${[...rule.as]}::text[])`)
    : "orgUnder" in rule ? sql<SqlBool>`${column("org_path")} like ${likePrefix(rule.orgUnder)}`
    : sql<SqlBool>`${column("owner")} = any(${[...rule.group]}::uuid[])`;
  return sql<SqlBool>`(${test}${states})`;
}

/** Records that point at a visible one; the parents are looked for first, by the key of `links`. */
function throughSql(through: { rel: string; kind: string; visible: Visible }, tenant: string, alias: string): RawBuilder<SqlBool> {
  const parent = `${alias}p`;
  return sql<SqlBool>`${sql.ref(`${alias}.id`)} in (
    select l.id from links l join records ${sql.raw(parent)}
      on ${sql.ref(`${parent}.tenant`)} = l.tenant and ${sql.ref(`${parent}.kind`)} = l.to_kind and ${sql.ref(`${parent}.id`)} = l.to_id
    where l.tenant = ${tenant} and l.to_kind = ${through.kind} and l.rel = ${through.rel} and l.kind = ${sql.ref(`${alias}.kind`)}
      and not ${sql.ref(`${parent}.deleted`)} and ${visibleSql(through.visible, tenant, parent)})`;
}

/** A path and everything below it; the characters of `like` stand for themselves. */
export const likePrefix = (path: string): string => `${path.replace(/[\\%_]/g, "\\$&")}%`;
