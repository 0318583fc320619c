import { compare, minus, type Rule } from "@xiaoben/contract";
import { closed, type Judgement } from "../judgement.ts";
import { limitOf, take } from "../measure.ts";
import { positive } from "../number.ts";
import type { Because } from "../signals.ts";
import { waive } from "../waive.ts";
import { shown, type World } from "../world.ts";

const admittedOnly = { waiting: false };

type AmountRule = Extract<Rule, { kind: "amount" }>;

/** Stage 9 for amounts: a minimum, a maximum, or both (R001, R002, R043). */
export function amount(world: World, rule: AmountRule): Judgement {
  const relief = waive(world, rule);
  const admitted = take(world, rule.measure, admittedOnly);
  const all = take(world, rule.measure, { waiting: true });
  const waiting = minus(all.value, admitted.value);
  const { unit, from, value } = admitted;
  const base = { unit, from, value, ...(positive(waiting) && { waiting }) };
  if (relief.dropped) return { ...base, outcome: "waived", because: relief.because, arithmetic: admitted.node, settled: closed(world) };

  const asked = rule.atLeast ?? rule.below ?? rule.atMost ?? "0";
  const limit = relief.reduced ?? limitOf(world, asked, admittedOnly);
  const [compared, reachable] = [compare(value, limit.value), compare(all.value, limit.value)];
  const done = closed(world) && !positive(waiting);
  const found = { ...base, threshold: limit.value };
  const nodes = [admitted.node, limit.node];

  if (rule.atLeast !== undefined) {
    const met = compared >= 0;
    const arithmetic = shown("atLeast", nodes, value, rule.clause);
    const gap = met ? {} : { gap: minus(limit.value, value) };
    const above = rule.atMost === undefined ? undefined : limitOf(world, rule.atMost, admittedOnly);
    if (above && compare(value, above.value) > 0) {
      const tooMuch = shown("atMost", [admitted.node, above.node], value, rule.clause);
      const because: Because[] = [{ code: "over", clause: rule.clause }, ...relief.because];
      return { ...found, outcome: "notMet", threshold: above.value, because, arithmetic: tooMuch, settled: done };
    }
    if (!met && relief.unknown) return { ...found, ...gap, outcome: "undetermined", because: relief.because, arithmetic, settled: false };
    const lost = closed(world) && reachable < 0;
    const code = met ? "reached" : lost ? "short" : closed(world) ? "waiting-could-reach" : "period-open";
    const because: Because[] = [{ code, clause: rule.clause }, ...(relief.unknown ? [] : relief.because)];
    return { ...found, ...gap, outcome: met ? "met" : lost ? "notMet" : "notYet", because, arithmetic, settled: done };
  }
  const broken = rule.below !== undefined ? compared >= 0 : compared > 0;
  return {
    ...found,
    outcome: broken ? "notMet" : "met",
    because: [{ code: broken ? "over" : "within", clause: rule.clause }, ...relief.because],
    arithmetic: shown(rule.below !== undefined ? "below" : "atMost", nodes, value, rule.clause),
    settled: done,
  };
}
