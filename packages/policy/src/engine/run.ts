import type { Consequence, Period, Rule, Verdict } from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import type { Compiled } from "./parts.ts";
import { follow } from "./consequence.ts";
import { asOfDay, type Clock } from "./periods.ts";
import { judge } from "./rules/judge.ts";
import { sceneOf, type Others } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { standing } from "./standing.ts";
import { verdictOf } from "./verdict.ts";

/** The verdicts on a subject, by the parts of a pack. */
export function run(input: EvaluationInput, compiled: Compiled, others: Others): Verdict[] {
  const { ask, pack, calendars, today } = input;
  const clock: Clock = { pack, ask, calendars, today, facts: input.subjectFacts };
  const asOf = asOfDay(clock);
  const scene = sceneOf(compiled, input, clock, asOf, {
    ...others,
    standing(world, id, waiting) {
      const rule = compiled.rules.get(id);
      if (rule.kind !== "amount" || rule.atLeast === undefined) throw new CannotSay({ code: "nothing-to-divide" });
      return standing(world, rule, waiting);
    },
  });
  const wanted = (item: Rule | Consequence): boolean => ask.rules === undefined || ask.rules.includes(item.id);
  const periodOfRule = (rule: Rule | undefined): Period => (rule && scene.period(rule.per)) ?? { key: "", from: asOf, to: asOf };
  const mine = pack.rules.filter((rule) => rule.for.subject === ask.subject.kind);
  const names = new Set(mine.map((rule) => rule.id));
  const concerns = pack.consequences.filter((consequence) => consequence.when.of.some((part) => names.has(part.rule)));
  return [
    ...mine.filter(wanted).map((rule) => verdictOf(scene, rule, periodOfRule(rule), (world) => judge(world, rule))),
    ...concerns
      .filter(wanted)
      .map((consequence) =>
        verdictOf(
          scene,
          consequence,
          periodOfRule(mine.find((rule) => consequence.when.of.some((part) => part.rule === rule.id))),
          (world) => follow(world, consequence),
        ),
      ),
  ];
}
