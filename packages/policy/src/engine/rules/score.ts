import { compare, minus, plus, times, type Fraction, type Rule } from "@xiaoben/contract";
import { closed, type Judgement } from "../judgement.ts";
import { fromAll, limitOf, take, waits as waiting } from "../measure.ts";
import { least } from "../number.ts";
import { less, shown, type Known, type World } from "../world.ts";

type ScoreRule = Extract<Rule, { kind: "score" }>;
type Part = NonNullable<ScoreRule["deduct"]>[number];

/** Stage 9 for deductions from a full mark and additions to it. */
export function score(world: World, rule: ScoreRule): Judgement {
  const [full, floor] = [limitOf(world, rule.full), limitOf(world, rule.floor)];
  let at: Known = full;
  const step = (value: Fraction, node: (before: Known) => Known["node"]): void => {
    at = { value, node: node(at) };
  };
  for (const part of rule.deduct ?? []) {
    const off = worth(world, part);
    const value = minus(at.value, off.value);
    step(value, ({ node }) => less(world, node, off, value));
  }
  for (const part of rule.add ?? []) {
    const more = worth(world, part);
    const value = plus(at.value, more.value);
    step(value, ({ node }) => shown(world, "sum", () => [node, more.node], value));
  }
  const ceiling = rule.ceiling === undefined ? undefined : limitOf(world, rule.ceiling);
  if (ceiling && compare(at.value, ceiling.value) > 0)
    step(ceiling.value, ({ node }) => shown(world, "cap", () => [node, ceiling.node], ceiling.value));
  const wiped =
    rule.wipe && compare(take(world, rule.wipe.measure, { waiting: false }).value, limitOf(world, rule.wipe.atLeast).value) >= 0;
  if (wiped) at = floor;
  else if (compare(at.value, floor.value) < 0) step(floor.value, ({ node }) => shown(world, "best", () => [node, floor.node], floor.value));

  const { value, node } = at;
  const asked = rule.atLeast === undefined ? undefined : limitOf(world, rule.atLeast);
  const short = asked !== undefined && compare(value, asked.value) < 0;
  const measures = [...(rule.deduct ?? []), ...(rule.add ?? []), ...(rule.wipe ? [rule.wipe] : [])].map((part) => part.measure);
  const waits = measures.some((measure) => waiting(world, measure));
  const final = closed(world) && !waits;
  return {
    outcome: short ? (final ? "notMet" : "notYet") : "met",
    unit: "point",
    value,
    ...(asked && { threshold: asked.value }),
    ...(asked && short && { gap: minus(asked.value, value) }),
    because: [
      {
        code: short ? (final ? "short" : waits && closed(world) ? "waiting-could-reach" : "period-open") : "reached",
        clause: (wiped && rule.wipe?.clause) || rule.clause,
      },
    ],
    arithmetic: asked
      ? shown(world, "atLeast", () => [node, asked.node], value, rule.clause)
      : shown(world, "sum", () => [node], value, rule.clause),
    from: fromAll(measures.map((measure) => take(world, measure, { waiting: false }))),
    settled: final,
  };
}

function worth(world: World, { measure, each, max, clause }: Part): Known {
  const [taken, of] = [take(world, measure, { waiting: false }), limitOf(world, each)];
  const all = times(taken.value, of.value);
  const node = shown(world, "times", () => [taken.node, of.node], all, clause);
  const limit = max === undefined ? undefined : limitOf(world, max);
  if (!limit || compare(all, limit.value) <= 0) return { value: all, node };
  const value = least(all, limit.value);
  return { value, node: shown(world, "cap", () => [node, limit.node], value, clause) };
}
