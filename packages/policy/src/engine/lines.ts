import { compare, type Verdict } from "@xiaoben/contract";
import { bookRows } from "./book.ts";
import type { Leaf } from "./explore.ts";
import { show, same, zero } from "./number.ts";
import type { Row } from "./row.ts";
import { during, fits } from "./world.ts";

type Line = NonNullable<Verdict["lines"]>[number];

/** Every record of the period that the figure looked at, and why it counts or not. Where readings differ the least is shown and marked open. */
export function linesOf(leaves: readonly Leaf[]): Line[] {
  const lines = new Map<string, { line: Line; row: Row }>();
  for (const leaf of leaves) {
    for (const [id, row] of rowsOf(leaf)) {
      const before = lines.get(id);
      if (!before) lines.set(id, { row, line: lineOf(row) });
      else if (!same(before.row.counted, row.counted) || !same(before.row.amount, row.amount)) {
        const lower =
          compare(row.counted, before.row.counted) < 0 ||
          (same(row.counted, before.row.counted) && compare(row.amount, before.row.amount) < 0)
            ? row
            : before.row;
        lines.set(id, { row: lower, line: { ...lineOf(lower), why: lower.waiting ? lower.why : "open" } });
      }
    }
  }
  return [...lines.values()].map(({ line }) => line);
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
