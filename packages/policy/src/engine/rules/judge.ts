import type { Period, Rule } from "@xiaoben/contract";
import { bare, closed, type Judgement } from "../judgement.ts";
import { spend } from "../scene.ts";
import { CannotSay } from "../signals.ts";
import { demandRange, during, fits, judgedDay, remember, subjectFacts, type World } from "../world.ts";
import { amount } from "./amount.ts";

/** Judges one rule over its own period, in one world. What cannot be said comes as a judgement too. */
export function judge(outer: World, rule: Rule): Judgement {
  spend(outer.scene, 1);
  const period = outer.scene.period(rule.per);
  if (!period)
    return fits(outer, rule.for.where, subjectFacts(outer.scene))
      ? bare("undetermined", [{ code: "calendar-missing", clause: rule.clause }])
      : bare("notApplicable", [{ code: "not-in-scope", clause: rule.clause }]);
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
  if (rule.kind === "amount") return amount(world, rule);
  const own = world.scene.others.kinds[rule.kind] as ((world: World, of: Rule, parts: typeof judge) => Judgement) | undefined;
  if (!own) throw new CannotSay({ code: "members-absent", finding: rule.id });
  return own(world, rule, judge);
}

/** Whether the rule does not speak of this person, or not of the day that is judged: it may hold for a part of a period only. */
function outside(world: World, rule: Rule): "not-in-scope" | "not-effective" | undefined {
  const day = judgedDay(world);
  const bounds: Partial<Period>[] = [world.scene.compiled.pack.effective, rule.effective ?? {}];
  if (bounds.some(({ from = day, to = day }) => day < from || day > to)) return "not-effective";
  return fits(world, rule.for.where, subjectFacts(world.scene)) ? undefined : "not-in-scope";
}
