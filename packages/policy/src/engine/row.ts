import type { Case, Fraction, Node, Per } from "@xiaoben/contract";
import type { LineCode } from "./codes.ts";
import { zero } from "./number.ts";
import type { Entry } from "./scene.ts";
import { around, type World } from "./world.ts";

/** A record on its way through the stages of a book. */
export interface Row {
  readonly entry: Entry;
  /** Whether it still waits for somebody: it counts towards `waiting` only. */
  waiting: boolean;
  /** Taken out by a stage: worth nothing from there on. */
  out: boolean;
  /** What it is worth by itself. */
  amount: Fraction;
  /** What of that is counted. */
  counted: Fraction;
  why: LineCode;
  /** The clause that says so. */
  clause: string;
  node: Node;
  /** The case of `value` that it fell under, once that was looked for. */
  case: Case | undefined;
}

/** Takes a row out, and says why. */
export function put(row: Row, why: LineCode, clause = row.clause): Row {
  row.out = true;
  row.counted = zero;
  row.why = why;
  row.clause = clause;
  return row;
}

/** What rows have in common by the values of facts; one without one of the facts stands alone. */
export function keyOf({ entry }: Row, by: readonly string[]): string {
  let key = "";
  for (const fact of by) {
    const value = entry.facts(fact);
    if (value === undefined) return `alone\u0000${entry.record.id}`;
    key += `\u0000${value}`;
  }
  return key;
}

/** Rows by what they have in common. */
export function grouped(rows: readonly Row[], key: (row: Row) => unknown): Row[][] {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const name = key(row);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups.values()];
}

/** Rows by the periods of a kind that they lie in, and by what they have in common there. */
export const within = (world: World, rows: readonly Row[], per: Per, by: readonly string[] = []): Row[][] =>
  grouped(rows, (row) => {
    const key = keyOf(row, by);
    if (key.startsWith("alone")) return key;
    return (per === "record" ? row.entry.record.id : around(world, per, row.entry.day).key) + key;
  });
