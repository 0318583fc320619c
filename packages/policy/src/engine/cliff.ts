import { compare, over, plus, times, type Book, type Fraction } from "@xiaoben/contract";
import { isZero, whole, zero } from "./number.ts";
import { grouped, keyOf, put, within, type Row } from "./row.ts";
import { spend } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { added, counted } from "./tally.ts";
import { around, fits, plain, type World } from "./world.ts";

/** Rows of a book, this one or another. */
type RowsOf = (book: string) => readonly Row[];

/** Stage 5: what belongs together counts for nothing where a measure of it misses what is asked: all or nothing for each group. */
export function cliff(world: World, book: Book, rows: readonly Row[], rowsOf: RowsOf): void {
  for (const { by, per, measure, atLeast, below, clause } of book.cliffs ?? []) {
    const [least, limit] = [atLeast, below].map((of) => of !== undefined && plain(world, of).value);
    const counting = rows.filter((row) => !row.out);
    const groups = per === undefined ? grouped(counting, (row) => keyOf(row, by)) : within(world, counting, per, by);
    for (const group of groups) {
      const first = group[0]!;
      const values = by.map((fact) => first.entry.facts(fact));
      const period = per === undefined || per === "record" ? undefined : around(world, per, first.entry.day);
      const belongs = ({ entry }: Row): boolean =>
        values.includes(undefined)
          ? entry.record === first.entry.record
          : by.every((fact, at) => entry.facts(fact) === values[at]) && (!period || (period.from <= entry.day && entry.day <= period.to));
      const value = reached(world, measure, belongs, rowsOf);
      if ((!least || compare(value, least) >= 0) && (!limit || compare(value, limit) < 0)) continue;
      for (const row of group) put(row, "cliff", clause);
    }
  }
}

/** The measure of one group: of the records, of whatever books it looks at, that belong to it. */
function reached(world: World, id: string, belongs: (row: Row) => boolean, rowsOf: RowsOf): Fraction {
  const measure = world.scene.compiled.measures.get(id);
  const part = (of: string): Fraction => reached(world, of, belongs, rowsOf);
  spend(world.scene, 1);
  if ("linear" in measure)
    return measure.linear.reduce<Fraction>(
      (sum, { times: by, of }) => plus(sum, times(plain(world, by).value, part(of))),
      measure.plus === undefined ? zero : plain(world, measure.plus).value,
    );
  if ("ratio" in measure) {
    const all = part(measure.ratio[1]);
    if (isZero(all)) throw new CannotSay({ code: "nothing-to-divide" });
    return over(part(measure.ratio[0]), all);
  }
  if (!("sum" in measure || "count" in measure)) throw new CannotSay({ code: "fact-absent", parameter: id });
  const rows = rowsOf("sum" in measure ? measure.sum : measure.count);
  spend(world.scene, rows.length);
  const own = rows.filter((row) => !row.out && belongs(row) && fits(world, measure.where, row.entry.facts));
  return "sum" in measure ? added(world, own).value : whole(counted(own, measure.distinct).length);
}
