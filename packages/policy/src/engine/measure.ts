import {
  compare,
  fraction,
  minus,
  over,
  plus,
  round,
  times,
  type Fraction,
  type Measure,
  type Node,
  type Num,
  type Period,
  type Where,
} from "@xiaoben/contract";
import { bookRows } from "./book.ts";
import { number, zero } from "./number.ts";
import type { Row } from "./row.ts";
import { CannotSay } from "./signals.ts";
import { constant, fits, num, shown, type Known, type World } from "./world.ts";

/** How a measure is taken: with what waits or without, and over a part of the world's period. */
export interface Taking {
  waiting: boolean;
  within?: Period;
}

/** A measure's value, and the books it was taken from with what each looked for. */
export interface Measured extends Known {
  unit: string;
  from: { book: string; where?: Where }[];
}

/** Stage 7: the measure of a rule. */
export function take(world: World, id: string, taking: Taking): Measured {
  const measure = world.scene.compiled.measures.get(id);
  if ("sum" in measure) return sum(world, measure, taking);
  if ("count" in measure) return count(world, measure, taking);
  if ("linear" in measure) return linear(world, measure, taking);
  if ("product" in measure) {
    const [a, b] = [take(world, measure.product[0], taking), take(world, measure.product[1], taking)];
    return join("times", times(a.value, b.value), "", a, b);
  }
  if ("ratio" in measure) {
    const [a, b] = [take(world, measure.ratio[0], taking), take(world, measure.ratio[1], taking)];
    if (b.value.n === 0n) throw new CannotSay({ code: "nothing-to-divide" });
    return join("divide", over(a.value, b.value), "", a, b);
  }
  if ("gap" in measure) return gap(world, measure.gap, taking);
  if ("given" in measure) {
    const text = world.scene.input.subjectFacts[measure.given];
    const value = number(text);
    if (!value || text === undefined) throw new CannotSay({ code: "fact-absent", parameter: measure.given });
    return { value, node: constant(text), unit: "", from: [] };
  }
  throw new CannotSay({ code: "manual" });
}

/** A number that a rule compares with: it may rest on a measure. */
export const limitOf = (world: World, of: Num, taking: Taking): Known => num(world, of, (id) => take(world, id, taking));

/** Rows of a book that lie in the period and that a measure looks for. */
export function looked(world: World, book: string, where: Where | undefined, { waiting, within }: Taking): Row[] {
  const { from, to } = within ?? world.period;
  return bookRows(world, world.scene.compiled.books.get(book), waiting).filter(
    (row) => from <= row.entry.day && row.entry.day <= to && fits(world, where, row.entry.facts),
  );
}

function sum(world: World, measure: Extract<Measure, { sum: string }>, taking: Taking): Measured {
  const live = looked(world, measure.sum, measure.where, taking).filter((row) => counts(row, taking));
  const atOnce = new Map<Row["case"], Row[]>();
  let value: Fraction = zero;
  for (const row of live) {
    if (row.case?.round?.at === "sum") atOnce.set(row.case, [...(atOnce.get(row.case) ?? []), row]);
    else value = plus(value, row.counted);
  }
  for (const [item, rows] of atOnce)
    value = plus(
      value,
      fraction(
        round(
          rows.reduce((all, row) => plus(all, row.counted), zero),
          item!.round!,
        ),
      ),
    );
  return {
    value,
    node: shown(
      "sum",
      live.map((row) => row.node),
      value,
    ),
    unit: unitOf(world, measure.sum),
    from: [source(measure.sum, measure.where)],
  };
}

function count(world: World, measure: Extract<Measure, { count: string }>, taking: Taking): Measured {
  const live = looked(world, measure.count, measure.where, taking).filter((row) => counts(row, taking) && row.counted.n > 0n);
  const { distinct } = measure;
  const size = distinct === undefined ? live.length : new Set(live.flatMap((row) => row.entry.facts(distinct) ?? [])).size;
  const value = fraction(size * 10_000);
  return {
    value,
    node: shown(
      "count",
      live.map((row) => row.node),
      value,
    ),
    unit: unitOf(world, measure.count),
    from: [source(measure.count, measure.where)],
  };
}

function linear(world: World, measure: Extract<Measure, { linear: unknown }>, taking: Taking): Measured {
  const nested = (id: string): Known => take(world, id, taking);
  const parts = measure.linear.map((part) => {
    const [factor, of] = [num(world, part.times, nested), take(world, part.of, taking)];
    const value = times(factor.value, of.value);
    return { ...of, value, node: shown("times", [of.node, factor.node], value) };
  });
  const extra = measure.plus === undefined ? [] : [num(world, measure.plus, nested)];
  const value = [...parts, ...extra].reduce<Fraction>((all, part) => plus(all, part.value), zero);
  const node: Node = shown(
    "sum",
    [...parts, ...extra].map((part) => part.node),
    value,
  );
  return { value, node, unit: parts[0]?.unit ?? "", from: parts.flatMap((part) => part.from) };
}

/** What a rule's value still lacks to its threshold; nothing where it is reached. */
function gap(world: World, id: string, taking: Taking): Measured {
  const rule = world.scene.compiled.rules.get(id);
  if (rule.kind !== "amount" || rule.atLeast === undefined) throw new CannotSay({ code: "nothing-to-divide" });
  const [value, limit] = [take(world, rule.measure, taking), limitOf(world, rule.atLeast, taking)];
  const missing = compare(limit.value, value.value) > 0 ? minus(limit.value, value.value) : zero;
  return { ...value, value: missing, node: shown("least", [limit.node, value.node], missing) };
}

/** Whether a row adds to the measure: waiting ones only when they are taken along. */
const counts = (row: Row, { waiting }: Taking): boolean => !row.out && (waiting || !row.waiting);

const source = (book: string, where: Where | undefined): { book: string; where?: Where } => ({ book, ...(where && { where }) });

const unitOf = (world: World, book: string): string => world.scene.compiled.books.get(book).unit;

const join = (op: "times" | "divide", value: Fraction, unit: string, a: Measured, b: Measured): Measured => ({
  value,
  node: shown(op, [a.node, b.node], value),
  unit,
  from: [...a.from, ...b.from],
});
