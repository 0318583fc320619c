import { compare, minus, plus, times, type Fraction, type Node, type Rule } from "@xiaoben/contract";
import { closed, type Judgement } from "../judgement.ts";
import { limitOf, take } from "../measure.ts";
import { least } from "../number.ts";
import { shown, type World } from "../world.ts";

type ScoreRule = Extract<Rule, { kind: "score" }>;
type Part = NonNullable<ScoreRule["deduct"]>[number];

/** Stage 9 for deductions from a full mark and additions to it. */
export function score(world: World, rule: ScoreRule): Judgement {
  const limit = (of: Part["each"]) => limitOf(world, of, { waiting: false });
  const nodes: Node[] = [];
  const worth = (part: Part): Fraction => {
    const [taken, each] = [take(world, part.measure, { waiting: false }), limit(part.each)];
    const all = times(taken.value, each.value);
    const value = part.max === undefined ? all : least(all, limit(part.max).value);
    nodes.push(shown("times", [taken.node, each.node], value, part.clause));
    return value;
  };
  const [full, floor] = [limit(rule.full), limit(rule.floor)];
  nodes.push(full.node);
  let value = full.value;
  for (const part of rule.deduct ?? []) value = minus(value, worth(part));
  for (const part of rule.add ?? []) value = plus(value, worth(part));
  if (rule.ceiling !== undefined) value = least(value, limit(rule.ceiling).value);
  const wiped = rule.wipe && compare(take(world, rule.wipe.measure, { waiting: false }).value, limit(rule.wipe.atLeast).value) >= 0;
  if (wiped || compare(value, floor.value) < 0) value = floor.value;

  const asked = rule.atLeast === undefined ? undefined : limit(rule.atLeast).value;
  const short = asked !== undefined && compare(value, asked) < 0;
  const from = [...(rule.deduct ?? []), ...(rule.add ?? [])].flatMap((part) => take(world, part.measure, { waiting: false }).from);
  const waits = [...(rule.deduct ?? []), ...(rule.add ?? [])].some(
    (part) => compare(take(world, part.measure, { waiting: true }).value, take(world, part.measure, { waiting: false }).value) !== 0,
  );
  const final = closed(world) && !waits;
  return {
    outcome: short ? (final ? "notMet" : "notYet") : "met",
    unit: "point",
    value,
    ...(asked && { threshold: asked }),
    ...(asked && short && { gap: minus(asked, value) }),
    because: [
      { code: short ? (final ? "short" : waits && closed(world) ? "waiting-could-reach" : "period-open") : "reached", clause: rule.clause },
    ],
    arithmetic: shown("sum", nodes, value, rule.clause),
    from,
    settled: final,
  };
}
