import type { Id } from "@xiaoben/contract";
import type { Kept, KeptRow, KeptVerdicts, Overtaking, Sum, SumQuery } from "../store/kept.ts";
import { freeze } from "./freeze.ts";
import type { Tenant } from "./tenant.ts";

/** Kept verdicts of tenants that live in memory. */
export const keptIn = (of: (tenant: string) => Tenant): KeptVerdicts => ({
  async overtake(tenant, whom) {
    overtake(of(tenant), whom);
  },
  async dayBegan(name, path, day) {
    const tenant = of(name);
    if ((tenant.days.get(path) ?? "") >= day) return false;
    tenant.days.set(path, day);
    overtake(tenant, { under: [path] });
    return true;
  },
  async overtaken(tenant, limit, without = []) {
    return [...of(tenant).marks]
      .filter(([subject]) => !without.includes(subject))
      .sort(([, a], [, b]) => Number(b.own) - Number(a.own) || a.first - b.first)
      .slice(0, limit)
      .map(([subject, { last }]) => ({ subject, marks: [String(last)] }));
  },
  async keep(name, judged) {
    const tenant = of(name);
    for (const { subject, marks, rows } of judged) {
      const mark = tenant.marks.get(subject);
      if (!mark && marks.length > 0) continue;
      tenant.verdicts.set(subject, freeze(structuredClone([...rows])));
      if (mark && marks.includes(String(mark.last))) tenant.marks.delete(subject);
    }
  },
  async sums(name, query) {
    const tenant = of(name);
    const sums = new Map<string, Sum>();
    for (const row of rowsOf(tenant, query)) {
      const { pack, packVersion, rule, period, from, to, outcome, readings, at } = row;
      const key = JSON.stringify([pack, packVersion, rule, period, outcome, readings]);
      const stale = tenant.marks.has(row.subject) ? 1 : 0;
      const sum = sums.get(key);
      if (!sum) {
        sums.set(key, { pack, packVersion, rule, period, from, to, outcome, readings, people: 1, stale, since: at });
        continue;
      }
      sum.people++;
      sum.stale += stale;
      if (from < sum.from) sum.from = from;
      if (to > sum.to) sum.to = to;
      if (at < sum.since) sum.since = at;
    }
    return [...sums.values()];
  },
  async unjudged(name, { people, orgPath = "" }) {
    const { marks, verdicts, records } = of(name);
    const there =
      people ?? [...(records.get("person")?.values() ?? [])].flatMap((row) => (row.orgPath.startsWith(orgPath) ? (row.owner ?? []) : []));
    return new Set(there.filter((id) => marks.has(id) && !verdicts.has(id))).size;
  },
  async rows(name, query) {
    const tenant = of(name);
    return rowsOf(tenant, query)
      .sort((a, b) => compare(a.subject, b.subject) || compare(a.pack, b.pack) || compare(a.rule, b.rule) || compare(a.from, b.from))
      .map((row): KeptRow => ({ ...row, stale: tenant.marks.has(row.subject) }));
  },
});

/** Marks people; a tenant keeps for each the first mark, for the order, and the last. */
export function overtake(tenant: Tenant, { people = [], at = [], under = [] }: Overtaking): void {
  const own = new Set<Id>(people);
  const marked = new Set<Id>(people);
  if (at.length + under.length > 0) {
    const concerned = (path: string): boolean => at.includes(path) || under.some((one) => path.startsWith(one));
    for (const kind of ["person", "role"])
      for (const row of tenant.records.get(kind)?.values() ?? []) if (row.owner !== null && concerned(row.orgPath)) marked.add(row.owner);
    for (const [subject, rows] of tenant.verdicts) if (rows.some((row) => concerned(row.orgPath))) marked.add(subject);
  }
  for (const subject of marked) {
    const last = ++tenant.lastMark;
    const before = tenant.marks.get(subject);
    tenant.marks.set(subject, { first: before?.first ?? last, last, own: own.has(subject) || before?.own === true });
  }
}

function rowsOf(tenant: Tenant, { people, orgPath = "", pack, rules, period }: SumQuery): Kept[] {
  const subjects = people ? [...new Set(people)].map((id) => tenant.verdicts.get(id) ?? []) : [...tenant.verdicts.values()];
  return subjects
    .flat()
    .filter(
      (row) =>
        row.orgPath.startsWith(orgPath) &&
        (pack === undefined || row.pack === pack) &&
        (rules === undefined || rules.includes(row.rule)) &&
        (period === undefined ? row.current : row.period === period),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
