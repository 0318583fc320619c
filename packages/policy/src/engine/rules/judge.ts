import type { Period, Rule } from "@xiaoben/contract";
import { bare, closed, type Judgement } from "../judgement.ts";
import { periodFor } from "../periods.ts";
import { CannotSay } from "../signals.ts";
import { during, fits, subjectFacts, type World } from "../world.ts";
import { amount } from "./amount.ts";
import { bundle } from "./bundle.ts";
import { checklist } from "./checklist.ts";
import { deadline } from "./deadline.ts";
import { frequency } from "./frequency.ts";
import { score } from "./score.ts";

/** Judges one rule over its own period, in one world. What cannot be said comes as a judgement too. */
export function judge(outer: World, rule: Rule): Judgement {
  const period = periodFor(outer.clock, rule.per, outer.scene.asOf);
  if (!period) return bare("undetermined", [{ code: "calendar-missing", clause: rule.clause }]);
  const world = outer.period.key === period.key ? outer : during(outer, period);
  const out = outside(world, rule, period);
  if (out) return bare("notApplicable", [{ code: out, clause: rule.clause }], closed(world));
  if (!world.scene.input.complete) return bare("undetermined", [{ code: "incomplete" }]);
  try {
    const judgement = byKind(world, rule);
    return world === outer ? judgement : { ...judgement, from: judgement.from.map((source) => ({ period, ...source })) };
  } catch (reason) {
    if (reason instanceof CannotSay) return bare("undetermined", [reason.because]);
    throw reason;
  }
}

function byKind(world: World, rule: Rule): Judgement {
  switch (rule.kind) {
    case "amount":
      return amount(world, rule);
    case "frequency":
      return frequency(world, rule);
    case "deadline":
      return deadline(world, rule);
    case "checklist":
      return checklist(world, rule);
    case "bundle":
      return bundle(world, rule, judge);
    case "score":
      return score(world, rule);
    case "coverage":
    case "manual":
      return bare("undetermined", [{ code: "manual", clause: rule.clause }]);
  }
}

/** Whether the rule does not speak of this person, or not of this time. */
function outside(world: World, rule: Rule, { from, to }: Period): "not-in-scope" | "not-effective" | undefined {
  const { effective } = world.scene.compiled.pack;
  const bounds = [effective, rule.effective ?? {}];
  if (bounds.some((bound) => (bound.from !== undefined && to < bound.from) || (bound.to !== undefined && from > bound.to)))
    return "not-effective";
  return fits(world, rule.for.where, subjectFacts(world.scene)) ? undefined : "not-in-scope";
}
