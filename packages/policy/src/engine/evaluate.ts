import type { Consequence, Period, Rule, Verdict } from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import { compile } from "./compile.ts";
import { follow } from "./consequence.ts";
import { asOfDay, periodFor, type Clock } from "./periods.ts";
import { judge } from "./rules/judge.ts";
import { sceneOf } from "./scene.ts";
import { CannotSay } from "./signals.ts";
import { standing } from "./standing.ts";
import { engine, verdictOf } from "./verdict.ts";

export { engine };

/**
 * Judges a subject by a pack: one verdict for each rule that speaks of such a subject, then one for each consequence, in the order of the pack.
 * The same input gives the same verdicts, on the server and on the device.
 * @throws {PackError} where the pack cannot be used.
 */
export function evaluate(input: EvaluationInput): Verdict[] {
  const { ask, pack, calendars, today } = input;
  const compiled = compile(pack);
  const clock: Clock = { pack, ask, calendars, today, facts: input.subjectFacts };
  const asOf = asOfDay(clock);
  const scene = sceneOf(compiled, input, clock, asOf, (world, id, waiting) => {
    const rule = compiled.rules.get(id);
    if (rule.kind !== "amount" || rule.atLeast === undefined) throw new CannotSay({ code: "nothing-to-divide" });
    return standing(world, rule, waiting);
  });
  const wanted = (item: Rule | Consequence): boolean => ask.rules === undefined || ask.rules.includes(item.id);
  const periodOfRule = (rule: Rule | undefined): Period => (rule && periodFor(clock, rule.per, asOf)) ?? { key: "", from: asOf, to: asOf };
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
