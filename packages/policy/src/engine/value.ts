import {
  compare,
  exactly,
  fraction,
  over,
  plus,
  round,
  times,
  type Amount,
  type Book,
  type Case,
  type Fraction,
  type Node,
} from "@xiaoben/contract";
import { least, number, zero } from "./number.ts";
import { grouped, type Row } from "./row.ts";
import type { Entry } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { around, constant, fits, num, shown, type Known, type World } from "./world.ts";

/** Stage 3: what each record is worth, by the first case that fits it. Rows are changed in place. */
export function value(world: World, book: Book, rows: readonly Row[]): void {
  const byCase = new Map<Case, Row[]>();
  for (const row of rows) {
    const found = book.value.find((item) => fits(world, item.when, row.entry.facts));
    const own = found && byCase.get(found);
    if (own) own.push(row);
    else if (found) byCase.set(found, [row]);
    else worthless(row);
  }
  for (const [item, own] of byCase) {
    const amounts = amountsOf(world, item.amount, own);
    for (const row of own) {
      const amount = amounts.get(row);
      if (amount) settle(world, item, row, amount);
      else worthless(row);
    }
  }
}

/** The numbers that a case needs must not rest on measures: measures rest on them. */
export const plain = (world: World, of: Parameters<typeof num>[1]): Known =>
  num(world, of, (id) => {
    throw new CannotSay({ code: "fact-absent", parameter: id });
  });

function worthless(row: Row): void {
  row.out = true;
  row.why = "noValue";
}

/** After the amount: factors, the most one record may bring, and rounding, in this order. */
function settle(world: World, item: Case, row: Row, start: Known): void {
  let { value: amount, node } = start;
  for (const { when, by } of item.times ?? []) {
    if (!fits(world, when, row.entry.facts)) continue;
    const factor = plain(world, by);
    amount = times(amount, factor.value);
    node = shown("times", [node, factor.node], amount, item.clause);
  }
  if (item.max !== undefined) {
    const most = plain(world, item.max);
    amount = least(amount, most.value);
    node = shown("cap", [node, most.node], amount, item.clause);
  }
  if (item.round?.at === "record") {
    amount = fraction(round(amount, item.round));
    node = shown("round", [node], amount, item.clause);
  } else if (!item.round && exactly(amount) === undefined) {
    throw new CannotSay({ code: "rounding-undefined", clause: item.clause, finding: "rounding-undefined" });
  }
  Object.assign(row, { amount, counted: amount, node, clause: item.clause, case: item });
}

function amountsOf(world: World, amount: Amount, rows: readonly Row[]): Map<Row, Known> {
  if ("marginal" in amount) return marginal(world, amount, rows);
  if ("threshold" in amount) return threshold(world, amount, rows);
  return new Map(rows.flatMap((row) => alone(world, amount, row.entry)?.map((known) => [row, known] as const) ?? []));
}

/** What a record is worth by itself: one known number, or none. */
function alone(world: World, amount: Amount, entry: Entry): Known[] | undefined {
  if ("fixed" in amount) return [plain(world, amount.fixed)];
  if ("fact" in amount) return factOf(entry, amount.fact);
  if ("per" in amount) {
    const [fact] = factOf(entry, amount.per) ?? [];
    if (!fact) return undefined;
    const [of, gives] = [plain(world, amount.of), plain(world, amount.gives)];
    if (of.value.n === 0n) throw new CannotSay({ code: "nothing-to-divide" });
    const parts = over(fact.value, of.value);
    const worth = times(parts, gives.value);
    const divided = shown("divide", [fact.node, of.node], parts);
    return [{ value: worth, node: gives.value.n === gives.value.d ? divided : shown("times", [divided, gives.node], worth) }];
  }
  if ("table" in amount) {
    const cell = amount.table.cells[entry.facts(amount.table.rows) ?? ""];
    const text = typeof cell === "object" ? cell[entry.facts(amount.table.columns ?? "") ?? ""] : cell;
    const found = number(text);
    return found && text !== undefined ? [{ value: found, node: constant(text) }] : undefined;
  }
  return undefined;
}

function factOf(entry: Entry, fact: string): Known[] | undefined {
  const text = entry.facts(fact);
  const found = number(text);
  const node: Node = {
    op: "fact",
    record: { kind: entry.kind, id: entry.record.id } as Extract<Node, { op: "fact" }>["record"],
    fact,
    value: text ?? "",
  };
  return found && [{ value: found, node }];
}

/** The first few bring more (or less) than those after them. */
function marginal(
  world: World,
  { marginal: tiers, within, by }: Extract<Amount, { marginal: unknown }>,
  rows: readonly Row[],
): Map<Row, Known> {
  const found = new Map<Row, Known>();
  for (const group of perPeriod(world, rows, within, by)) {
    group.forEach((row, at) => {
      const tier = tiers.find(({ upTo }) => upTo === undefined || at < upTo);
      found.set(row, tier ? plain(world, tier.each) : { value: zero, node: constant("0") });
    });
  }
  return found;
}

/** All or nothing: below the threshold nothing counts; from it on a fixed amount once, or what was actually done. */
function threshold(
  world: World,
  { threshold: rule, within, by }: Extract<Amount, { threshold: unknown }>,
  rows: readonly Row[],
): Map<Row, Known> {
  const found = new Map<Row, Known>();
  for (const group of perPeriod(world, rows, within, by)) {
    const own = group.map((row) =>
      rule.of === "count" ? { value: fraction(10_000), node: constant("1") } : factOf(row.entry, rule.of)?.[0],
    );
    const total = own.reduce<Fraction>((sum, known) => (known ? plus(sum, known.value) : sum), zero);
    const reached = compare(total, plain(world, rule.atLeast).value) >= 0;
    group.forEach((row, at) => {
      const known = own[at];
      if (!known) return;
      const gives = rule.gives === "actual" ? known : at === 0 ? plain(world, rule.gives) : undefined;
      found.set(row, reached && gives ? gives : { value: zero, node: constant("0") });
    });
  }
  return found;
}

const perPeriod = (world: World, rows: readonly Row[], within: Parameters<typeof around>[1], by: readonly string[] = []): Row[][] =>
  grouped(rows, by, (row) => (within === "record" ? row.entry.record.id : around(world, within, row.entry.day).key));
