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
import { isZero, least, most, number, one, same, whole, zero } from "./number.ts";
import { within, type Row } from "./row.ts";
import { spend, type Entry } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { constant, demandRange, fits, nothing, plain, shown, type Known, type World } from "./world.ts";

/** What a record is worth before factors and rounding, and what is to be said of it. */
type Worth = Known & Partial<Pick<Row, "why" | "waiting">>;

/** Stage 3: what each record is worth by itself, by the first case that fits it. Rows are changed in place; those of the same case that are worth something together only are left. */
export function value(world: World, book: Book, rows: readonly Row[]): void {
  for (const row of rows) {
    if (row.case) continue;
    spend(world.scene, 1);
    const found = book.value.find((item) => fits(world, item.when, row.entry.facts));
    if (found && !together(found)) settle(world, found, row, alone(world, found.amount as Alone, row.entry));
    else if (!found) worthless(row);
    row.case = found;
  }
}

/** What records are worth together: the first few bring more, or none brings anything before all of them bring enough. */
export function valueTogether(world: World, book: Book, rows: readonly Row[]): void {
  for (const item of book.value) {
    if (!together(item)) continue;
    const own = rows.filter((row) => row.case === item);
    const worth = "marginal" in item.amount ? marginal(world, item.amount, own) : threshold(world, item.amount as Threshold, own);
    for (const row of own) settle(world, item, row, worth.get(row));
  }
}

type Marginal = Extract<Amount, { marginal: unknown }>;
type Threshold = Extract<Amount, { threshold: unknown }>;
type Alone = Exclude<Amount, Marginal | Threshold>;

/** Whether what a record is worth depends on others. */
export const together = ({ amount }: Case): boolean => "marginal" in amount || "threshold" in amount;

function worthless(row: Row): void {
  row.out = true;
  row.why = "noValue";
}

/** After the amount: factors, the most one record may bring, and rounding, in this order. */
function settle(world: World, item: Case, row: Row, worth: Worth | undefined): void {
  if (!worth) return worthless(row);
  let { value: amount, node } = worth;
  for (const { when, by } of item.times ?? []) {
    if (!fits(world, when, row.entry.facts)) continue;
    const factor = typeof by === "object" && "fact" in by ? factOf(world, row.entry, by.fact) : plain(world, by);
    if (!factor) return worthless(row);
    const before = node;
    amount = times(amount, factor.value);
    node = shown(world, "times", () => [before, factor.node], amount, item.clause);
  }
  if (item.max !== undefined) {
    const limit = plain(world, item.max);
    const before = node;
    amount = least(amount, limit.value);
    node = shown(world, "cap", () => [before, limit.node], amount, item.clause);
  }
  if (item.round?.at === "record") {
    const before = node;
    amount = fraction(round(amount, item.round));
    node = shown(world, "round", () => [before], amount, item.clause);
  } else if (!item.round && exactly(amount) === undefined) {
    throw new CannotSay({ code: "rounding-undefined", clause: item.clause, finding: "rounding-undefined" });
  }
  demandRange(amount);
  row.amount = row.counted = amount;
  row.node = node;
  row.clause = item.clause;
  if (worth.why) row.why = worth.why;
  if (worth.waiting) row.waiting = true;
}

/** What a record is worth by itself; nothing where the facts do not say. */
function alone(world: World, amount: Alone, entry: Entry): Worth | undefined {
  if ("fixed" in amount) return plain(world, amount.fixed);
  if ("fact" in amount) return factOf(world, entry, amount.fact);
  if ("per" in amount) {
    const fact = factOf(world, entry, amount.per);
    if (!fact) return undefined;
    const [of, gives] = [plain(world, amount.of), plain(world, amount.gives)];
    if (isZero(of.value)) throw new CannotSay({ code: "nothing-to-divide" });
    const parts = over(fact.value, of.value);
    const worth = times(parts, gives.value);
    const divided = shown(world, "divide", () => [fact.node, of.node], parts);
    return { value: worth, node: same(gives.value, one) ? divided : shown(world, "times", () => [divided, gives.node], worth) };
  }
  if ("range" in amount) return settled(world, amount.range, entry);
  const { rows, columns = "", cells } = amount.table;
  const cell = ownOf(cells, entry.facts(rows));
  const text = typeof cell === "object" ? ownOf(cell, entry.facts(columns)) : cell;
  const found = number(text);
  return found && text !== undefined ? { value: found, node: constant(text) } : undefined;
}

/**
 * The document gives a range and leaves the figure to an approver: what was approved counts (`approvedHours` of an hour, `approved` of
 * everything else), at least the least and at most the most of the range. Nobody has settled it yet: the record waits, for the most at best.
 */
function settled(world: World, { min, max }: Extract<Amount, { range: unknown }>["range"], entry: Entry): Worth {
  const [low, high] = [plain(world, min), plain(world, max)];
  const fact = factOf(world, entry, entry.kind === "hour" ? "approvedHours" : "approved");
  if (!fact) return { ...high, waiting: true, why: "range-open" };
  const value = most(low.value, least(fact.value, high.value));
  if (same(value, fact.value)) return fact;
  const above = compare(fact.value, high.value) > 0;
  return { value, node: shown(world, above ? "cap" : "best", () => [fact.node, (above ? high : low).node], value), why: "range-capped" };
}

const ownOf = <T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

function factOf({ scene }: World, entry: Entry, fact: string): Known | undefined {
  const text = entry.facts(fact);
  const found = number(text);
  if (!found || text === undefined) return undefined;
  if (!scene.explain) return { value: found, node: nothing };
  const record = { kind: entry.kind, id: entry.record.id } as Extract<Node, { op: "fact" }>["record"];
  return { value: found, node: { op: "fact", record, fact, value: text } };
}

const none: Known = { value: zero, node: nothing };

/** The first few bring more (or less) than those after them. */
function marginal(world: World, amount: Marginal, rows: readonly Row[]): Map<Row, Known> {
  const found = new Map<Row, Known>();
  for (const group of within(world, rows, amount.within, amount.by)) {
    group.forEach((row, at) => {
      const tier = amount.marginal.find(({ upTo }) => upTo === undefined || at < upTo);
      found.set(row, tier ? plain(world, tier.each) : none);
    });
  }
  return found;
}

/** All or nothing: below the threshold nothing counts; from it on a fixed amount once, or what was actually done. */
function threshold(world: World, amount: Threshold, rows: readonly Row[]): Map<Row, Known> {
  const { of, atLeast, gives } = amount.threshold;
  const found = new Map<Row, Known>();
  for (const group of within(world, rows, amount.within, amount.by)) {
    const own = group.map((row) => (of === "count" ? { value: whole(1), node: constant("1") } : factOf(world, row.entry, of)));
    const total = own.reduce<Fraction>((sum, known) => (known ? plus(sum, known.value) : sum), zero);
    const reached = compare(total, plain(world, atLeast).value) >= 0;
    group.forEach((row, at) => {
      const known = own[at];
      if (!known) return;
      const given = gives === "actual" ? known : at === 0 ? plain(world, gives) : undefined;
      found.set(row, reached && given ? given : none);
    });
  }
  return found;
}
