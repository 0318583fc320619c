import { compare, plus, type Book, type Fraction } from "@xiaoben/contract";
import { positive, whole, zero } from "./number.ts";
import { grouped, keyOf, put, type Row } from "./row.ts";
import { spend } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { fits, plain, type World } from "./world.ts";

/** Rows of a book, this one or another. */
type RowsOf = (book: string) => readonly Row[];

/** Stage 5: what belongs together counts for nothing where a measure of it stays below a minimum: all or nothing for each group. */
export function cliff(world: World, book: Book, rows: readonly Row[], rowsOf: RowsOf): void {
  for (const { by, measure, atLeast, clause } of book.cliffs ?? []) {
    const least = plain(world, atLeast).value;
    const counting = rows.filter((row) => !row.out);
    for (const group of grouped(counting, (row) => keyOf(row, by))) {
      const values = by.map((fact) => group[0]!.entry.facts(fact));
      if (compare(reached(world, measure, by, values, rowsOf), least) >= 0) continue;
      for (const row of group) put(row, "cliff", clause);
    }
  }
}

/** The measure of one group: records of its book that have the same facts. */
function reached(world: World, id: string, by: readonly string[], values: readonly (string | undefined)[], rowsOf: RowsOf): Fraction {
  const measure = world.scene.compiled.measures.get(id);
  if (!("sum" in measure || "count" in measure)) throw new CannotSay({ code: "fact-absent", parameter: id });
  const rows = rowsOf("sum" in measure ? measure.sum : measure.count);
  spend(world.scene, rows.length);
  const own = rows.filter(
    (row) =>
      !row.out &&
      positive(row.counted) &&
      by.every((fact, at) => row.entry.facts(fact) === values[at]) &&
      fits(world, measure.where, row.entry.facts),
  );
  return "sum" in measure ? own.reduce<Fraction>((sum, row) => plus(sum, row.counted), zero) : whole(own.length);
}
