import { compare, minus, type Rule } from "@xiaoben/contract";
import { bare, closed, type Judgement } from "../judgement.ts";
import { limitOf } from "../measure.ts";
import { isZero, positive } from "../number.ts";
import { CannotSay, type Because } from "../signals.ts";
import { standing } from "../standing.ts";
import { waive } from "../waive.ts";
import { shown, type World } from "../world.ts";

type AmountRule = Extract<Rule, { kind: "amount" }>;

/** Stage 9 for amounts: a minimum, a maximum, or both (R001, R002, R043). */
export function amount(world: World, rule: AmountRule): Judgement {
  try {
    return compared(world, rule);
  } catch (reason) {
    // Who is let off need not have a figure (R003).
    const relief = reason instanceof CannotSay ? waive(world, rule) : undefined;
    if (relief?.dropped) return bare("waived", relief.because, closed(world));
    throw reason;
  }
}

function compared(world: World, rule: AmountRule): Judgement {
  const { measured, limit, because: why, unknown, outside } = standing(world, rule, false);
  const all = standing(world, rule, true).measured;
  if (outside) return bare("notApplicable", [{ code: "not-in-scope", clause: rule.clause }], closed(world));
  const { unit, from, value } = measured;
  const waiting = minus(all.value, value);
  const base = { unit, from, value, ...(positive(waiting) && { waiting }) };
  if (!limit) return { ...base, outcome: "waived", because: why, arithmetic: measured.node, settled: closed(world) };

  const [reached, reachable] = [compare(value, limit.value), compare(all.value, limit.value)];
  const done = closed(world) && isZero(waiting) && measured.open !== true;
  const found = { ...base, threshold: limit.value };
  const nodes = () => [measured.node, limit.node];

  if (rule.atLeast !== undefined) {
    const met = reached >= 0;
    const arithmetic = shown(world, "atLeast", nodes, value, rule.clause);
    const gap = met ? {} : { gap: minus(limit.value, value) };
    const above = rule.atMost === undefined ? undefined : limitOf(world, rule.atMost);
    if (above && compare(value, above.value) > 0) {
      const tooMuch = shown(world, "atMost", () => [measured.node, above.node], value, rule.clause);
      const because: Because[] = [{ code: "over", clause: rule.clause }, ...why];
      return { ...found, outcome: "notMet", threshold: above.value, because, arithmetic: tooMuch, settled: done };
    }
    if (!met && unknown) return { ...found, ...gap, outcome: "undetermined", because: why, arithmetic, settled: false };
    const lost = closed(world) && reachable < 0;
    const code = met ? "reached" : lost ? "short" : closed(world) ? "waiting-could-reach" : "period-open";
    const because: Because[] = [{ code, clause: rule.clause }, ...(unknown ? [] : why)];
    return { ...found, ...gap, outcome: met ? "met" : lost ? "notMet" : "notYet", because, arithmetic, settled: done };
  }
  const broken = rule.below !== undefined ? reached >= 0 : reached > 0;
  return {
    ...found,
    outcome: broken ? "notMet" : "met",
    because: [{ code: broken ? "over" : "within", clause: rule.clause }, ...why],
    arithmetic: shown(world, rule.below !== undefined ? "below" : "atMost", nodes, value, rule.clause),
    settled: done,
  };
}
