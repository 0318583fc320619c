import { fraction, plus, round, type Fraction, type Node } from "@xiaoben/contract";
import { positive, zero } from "./number.ts";
import { grouped, type Row } from "./row.ts";
import { shown, type Known, type World } from "./world.ts";

/** What rows add up to. Those whose case rounds the sum are added first and rounded together. */
export function added(world: World, rows: readonly Row[]): Known {
  const atOnce = grouped(
    rows.filter((row) => row.case?.round?.at === "sum"),
    (row) => row.case,
  );
  const parts: Node[] = [];
  let value: Fraction = zero;
  for (const row of rows) {
    if (row.case?.round?.at === "sum") continue;
    value = plus(value, row.counted);
    parts.push(row.node);
  }
  for (const some of atOnce) {
    const all = some.reduce<Fraction>((sum, row) => plus(sum, row.counted), zero);
    const rounded = fraction(round(all, some[0]!.case!.round!));
    value = plus(value, rounded);
    const before = (): Node[] => [shown(world, "sum", () => some.map((row) => row.node), all)];
    parts.push(shown(world, "round", before, rounded, some[0]!.case!.clause));
  }
  return { value, node: shown(world, "sum", () => parts, value) };
}

/** The rows that are counted: those that are worth something, of each value of a fact the first. */
export function counted(rows: readonly Row[], distinct: string | undefined): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (!positive(row.counted)) return false;
    if (distinct === undefined) return true;
    const name = row.entry.facts(distinct);
    return name !== undefined && !seen.has(name) && seen.add(name);
  });
}
