import { compare, plus, type Fraction, type Verdict } from "@xiaoben/contract";
import { bookRows } from "./book.ts";
import type { Leaf } from "./explore.ts";
import { show, same, zero } from "./number.ts";
import type { Row } from "./row.ts";
import { during, fits } from "./world.ts";

type Line = NonNullable<Verdict["lines"]>[number];

/**
 * Every record of the period that the figure looked at, and why it counts or not. Where readings differ the lines are those of the reading
 * under which the least counts, so that they add up, and a record that is worth another amount under another reading is marked open.
 */
export function linesOf(leaves: readonly Leaf[]): Line[] {
  const each = leaves.map(rowsOf);
  const shown = each.reduce((least, rows) => (isLess(rows, least) ? rows : least));
  return [...new Map([...each.flatMap((rows) => [...rows]), ...shown])].map(([id, row]) => {
    const differs = each.some((rows) => rows.has(id) && !alike(rows.get(id)!, row));
    return differs && !row.waiting ? { ...lineOf(row), why: "open" } : lineOf(row);
  });
}

type Rows = ReadonlyMap<string, Row>;

const alike = (a: Row, b: Row): boolean => same(a.counted, b.counted) && same(a.amount, b.amount);

/** Whether less counts; where the same does, whether records are worth less. */
function isLess(a: Rows, b: Rows): boolean {
  const all = (rows: Rows, of: "counted" | "amount"): Fraction => [...rows.values()].reduce((sum, row) => plus(sum, row[of]), zero);
  const counted = compare(all(a, "counted"), all(b, "counted"));
  return counted < 0 || (counted === 0 && compare(all(a, "amount"), all(b, "amount")) < 0);
}

function rowsOf({ judgement, world: outer }: Leaf): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { period, makeUp, book: id, where } of judgement.from) {
    const world = during(outer, period, makeUp);
    const book = world.scene.compiled.books.get(id);
    const withWaiting = new Map(bookRows(world, book, true).map((row) => [row.entry.record.id, row]));
    for (const row of bookRows(world, book, false)) {
      if (row.entry.day < world.period.from || row.entry.day > world.period.to) continue;
      const key = `${row.entry.kind}/${row.entry.record.id}`;
      const looked = fits(world, where, row.entry.facts);
      const seen = row.waiting ? { ...withWaiting.get(row.entry.record.id)!, why: row.why, clause: row.clause, counted: zero } : row;
      if (looked) rows.set(key, seen);
      else if (!rows.has(key)) rows.set(key, { ...seen, why: "notSelected", counted: zero });
    }
  }
  return rows;
}

const lineOf = ({ entry, amount, counted, why, clause, node }: Row): Line => ({
  record: { kind: entry.kind, id: entry.record.id } as Line["record"],
  version: entry.record.version,
  amount: show(amount),
  counted: show(counted),
  why,
  clause,
  arithmetic: node,
});
