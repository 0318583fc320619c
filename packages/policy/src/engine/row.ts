import type { Case, Fraction, Node } from "@xiaoben/contract";
import type { LineCode } from "./codes.ts";
import type { Entry } from "./scene.ts";

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
  case: Case | undefined;
}

/** Rows that still count for something, by the values of facts; a row without one of the facts stands alone. */
export function grouped(rows: readonly Row[], by: readonly string[], more: (row: Row) => string = () => ""): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const values = by.map((fact) => row.entry.facts(fact));
    const key = values.includes(undefined) ? `alone\u0000${row.entry.record.id}` : [more(row), ...values].join("\u0000");
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
