import { compare, over, plus, times, type Fraction, type Measure, type Num, type Period, type Where } from "@xiaoben/contract";
import { bookRows } from "./book.ts";
import type { Source } from "./judgement.ts";
import { isZero, number, whole, zero } from "./number.ts";
import type { Row } from "./row.ts";
import { spend } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { added, counted } from "./tally.ts";
import { constant, fits, num, remember, shown, type Known, type World } from "./world.ts";

/** How a measure is taken: with what waits or without, over a part of the world's period, of some of the records only. */
export interface Taking {
  waiting: boolean;
  within?: Period;
  /** Records that have this value of a fact. */
  only?: { fact: string; value: string };
  where?: Where;
}

/** A measure's value, and the books it was taken from with what each looked for. */
export interface Measured extends Known {
  unit: string;
  from: Source[];
  /** It rests on verdicts of others that are not settled. */
  open?: boolean;
}

/** Stage 7: the measure of a rule. */
export function take(world: World, id: string, taking: Taking): Measured {
  spend(world.scene, 1);
  return taking.within || taking.only || taking.where
    ? taken(world, id, taking)
    : remember(world, `${taking.waiting ? "all" : "some"}:${id}`, () => taken(world, id, taking));
}

function taken(world: World, id: string, taking: Taking): Measured {
  const measure = world.scene.compiled.measures.get(id);
  if ("sum" in measure) return sum(world, measure, taking);
  if ("count" in measure) return count(world, measure, taking);
  if ("linear" in measure) return linear(world, measure, taking);
  if ("product" in measure) {
    const [a, b] = [take(world, measure.product[0], taking), take(world, measure.product[1], taking)];
    return join(world, "times", times(a.value, b.value), a, b);
  }
  if ("ratio" in measure) {
    const [a, b] = [take(world, measure.ratio[0], taking), take(world, measure.ratio[1], taking)];
    if (isZero(b.value)) throw new CannotSay({ code: "nothing-to-divide" });
    return join(world, "divide", over(a.value, b.value), a, b);
  }
  if ("gap" in measure) return world.scene.others.standing(world, measure.gap, taking.waiting).missing;
  if ("members" in measure) {
    const { scene } = world;
    if (scene.others.members) return scene.others.members(scene, measure, taking.waiting);
    throw new CannotSay({ code: "members-absent", finding: id });
  }
  const text = [world.scene.input.subjectFacts[measure.given]].flat()[0];
  const value = number(text);
  if (!value || text === undefined) throw new CannotSay({ code: "fact-absent", parameter: measure.given });
  return { value, node: constant(text), unit: "", from: [] };
}

/** A number that a rule compares with: it may rest on a measure. */
export const limitOf = (world: World, of: Num, taking: Taking = { waiting: false }): Known =>
  num(world, of, (id) => take(world, id, taking));

/** Rows of a book that lie in the period, that a measure looks for, and that add to it: waiting ones only when they are taken along. */
export function looked(world: World, book: string, where: Where | undefined, { waiting, within, only, where: more }: Taking): Row[] {
  const { from, to } = within ?? world.period;
  const rows = bookRows(world, world.scene.compiled.books.get(book), waiting);
  spend(world.scene, rows.length);
  return rows.filter(
    (row) =>
      !row.out &&
      (waiting || !row.waiting) &&
      from <= row.entry.day &&
      row.entry.day <= to &&
      (!only || row.entry.facts(only.fact) === only.value) &&
      fits(world, where, row.entry.facts) &&
      fits(world, more, row.entry.facts),
  );
}

function sum(world: World, { sum: book, where }: Extract<Measure, { sum: string }>, taking: Taking): Measured {
  const summed = of(world, book, where, added(world, looked(world, book, where, taking)));
  // Figures that an organisation gives are money, shares, marks: what is summed up of them are no items.
  return world.scene.compiled.books.get(book).source === "given" && summed.unit === "item" ? { ...summed, unit: "" } : summed;
}

function count(world: World, { count: book, where, distinct }: Extract<Measure, { count: string }>, taking: Taking): Measured {
  const each = counted(looked(world, book, where, taking), distinct);
  const value = whole(each.length);
  return of(world, book, where, { value, node: shown(world, "count", () => each.map((row) => row.node), value) });
}

function linear(world: World, measure: Extract<Measure, { linear: unknown }>, taking: Taking): Measured {
  const parts = measure.linear.map((part) => {
    const [factor, measured] = [limitOf(world, part.times, taking), take(world, part.of, taking)];
    const value = times(factor.value, measured.value);
    return { ...measured, value, node: shown(world, "times", () => [measured.node, factor.node], value) };
  });
  const all: Known[] = measure.plus === undefined ? parts : [...parts, limitOf(world, measure.plus, taking)];
  const value = all.reduce<Fraction>((sum, part) => plus(sum, part.value), zero);
  const node = shown(world, "sum", () => all.map((part) => part.node), value);
  return { value, node, unit: parts[0]?.unit ?? "", from: fromAll(parts), ...opened(parts) };
}

const of = (world: World, book: string, where: Where | undefined, known: Known): Measured => ({
  ...known,
  unit: world.scene.compiled.books.get(book).unit,
  from: [sourceOf(world, book, where)],
});

export const sourceOf = ({ period, makeUp }: World, book: string, where?: Where): Source => ({ period, makeUp, book, where });

const join = (world: World, op: "times" | "divide", value: Fraction, a: Measured, b: Measured): Measured => ({
  value,
  node: shown(world, op, () => [a.node, b.node], value),
  unit: "",
  from: fromAll([a, b]),
  ...opened([a, b]),
});

/** Where several parts come from, each place once. */
export const fromAll = (parts: readonly { from: Source[] }[]): Source[] => [...new Set(parts.flatMap((part) => part.from))];

const opened = (parts: readonly Measured[]): { open?: true } => (parts.some(({ open }) => open) ? { open: true } : {});

/** Whether what waits is worth anything to a measure. */
export const waits = (world: World, id: string): boolean =>
  compare(take(world, id, { waiting: true }).value, take(world, id, { waiting: false }).value) !== 0;
