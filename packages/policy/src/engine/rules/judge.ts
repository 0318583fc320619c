import type { Period, Rule } from "@xiaoben/contract";
import { bare, closed, type Judgement } from "../judgement.ts";
import { periodFor } from "../periods.ts";
import { spend } from "../scene.ts";
import { CannotSay } from "../signals.ts";
import { demandRange, during, fits, judgedDay, remember, subjectFacts, type World } from "../world.ts";
import { amount } from "./amount.ts";
import { bundle } from "./bundle.ts";
import { checklist } from "./checklist.ts";
import { deadline } from "./deadline.ts";
import { frequency } from "./frequency.ts";
import { manual } from "./manual.ts";
import { score } from "./score.ts";

/** Judges one rule over its own period, in one world. What cannot be said comes as a judgement too. */
export function judge(outer: World, rule: Rule): Judgement {
  spend(outer.scene, 1);
  const period = periodFor(outer.scene.clock, rule.per, outer.scene.asOf);
  if (!period) return bare("undetermined", [{ code: "calendar-missing", clause: rule.clause }]);
  const world = during(outer, period);
  return remember(world, `rule:${rule.id}`, () => judged(world, rule));
}

function judged(world: World, rule: Rule): Judgement {
  const out = outside(world, rule);
  if (out) return bare("notApplicable", [{ code: out, clause: rule.clause }], closed(world));
  if (!world.scene.input.complete) return bare("undetermined", [{ code: "incomplete" }]);
  try {
    const judgement = byKind(world, rule);
    for (const name of ["value", "waiting", "threshold", "gap"] as const) if (judgement[name]) demandRange(judgement[name]);
    return judgement;
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
    case "coverage":
      if (world.scene.others.coverage) return world.scene.others.coverage(world, rule);
      throw new CannotSay({ code: "members-absent", finding: rule.of.members });
    case "deadline":
      return deadline(world, rule);
    case "checklist":
      return checklist(world, rule);
    case "bundle":
      return bundle(world, rule, judge);
    case "score":
      return score(world, rule);
    case "manual":
      return manual(world, rule);
  }
}

/** Whether the rule does not speak of this person, or not of the day that is judged: it may hold for a part of a period only. */
function outside(world: World, rule: Rule): "not-in-scope" | "not-effective" | undefined {
  const day = judgedDay(world);
  const bounds: Partial<Period>[] = [world.scene.compiled.pack.effective, rule.effective ?? {}];
  if (bounds.some(({ from = day, to = day }) => day < from || day > to)) return "not-effective";
  return fits(world, rule.for.where, subjectFacts(world.scene)) ? undefined : "not-in-scope";
}
