import { compare, fraction, type Outcome, type Rule } from "@xiaoben/contract";
import type { Judgement } from "../judgement.ts";
import { limitOf } from "../measure.ts";
import { shown, type World } from "../world.ts";

/** Stage 9 for bundles: all, one or some of other rules. A rule that is waived or does not apply asks for nothing. */
export function bundle(world: World, rule: Extract<Rule, { kind: "bundle" }>, judge: (world: World, rule: Rule) => Judgement): Judgement {
  const parts = rule.of.map((id) => ({ id, ...judge(world, world.scene.compiled.rules.get(id)) }));
  const asked = parts.filter((part) => part.outcome !== "notApplicable" && part.outcome !== "waived");
  const [met, lost] = [count(asked, "met"), count(asked, "notMet")];
  const need =
    rule.need === "all"
      ? fraction(asked.length * 10_000)
      : rule.need === "any"
        ? fraction(10_000)
        : limitOf(world, rule.need, { waiting: false }).value;
  const [value, best] = [fraction(met * 10_000), fraction((asked.length - lost) * 10_000)];
  const reached = compare(value, need) >= 0;
  const outcome: Outcome =
    asked.length === 0
      ? "notApplicable"
      : reached
        ? "met"
        : compare(best, need) < 0
          ? "notMet"
          : count(asked, "undetermined") > 0
            ? "undetermined"
            : "notYet";
  return {
    outcome,
    unit: "item",
    value,
    threshold: need,
    because: parts.map((part) => ({ code: "rests-on", rule: part.id, clause: rule.clause })),
    arithmetic: shown("count", [], value, rule.clause),
    from: parts.flatMap((part) => part.from),
    settled: parts.every((part) => part.settled),
  };
}

const count = (parts: readonly { outcome: Outcome }[], outcome: Outcome): number => parts.filter((part) => part.outcome === outcome).length;
