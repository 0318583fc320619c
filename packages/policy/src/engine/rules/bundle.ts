import { compare, type Outcome, type Rule } from "@xiaoben/contract";
import type { Judgement } from "../judgement.ts";
import { fromAll, limitOf } from "../measure.ts";
import { whole } from "../number.ts";
import { constant, shown, type World } from "../world.ts";

/** Stage 9 for bundles: all, one or some of other rules. A rule that is waived or does not apply asks for nothing. */
export function bundle(world: World, rule: Extract<Rule, { kind: "bundle" }>, judge: (world: World, rule: Rule) => Judgement): Judgement {
  const parts = rule.of.map((id) => ({ id, ...judge(world, world.scene.compiled.rules.get(id)) }));
  const asked = parts.filter((part) => part.outcome !== "notApplicable" && part.outcome !== "waived");
  const met = asked.filter((part) => part.outcome === "met");
  const lost = asked.filter((part) => part.outcome === "notMet").length;
  const need = rule.need === "all" ? whole(asked.length) : rule.need === "any" ? whole(1) : limitOf(world, rule.need).value;
  const [value, best] = [whole(met.length), whole(asked.length - lost)];
  const reached = compare(value, need) >= 0;
  const outcome: Outcome =
    asked.length === 0
      ? "notApplicable"
      : reached
        ? "met"
        : compare(best, need) < 0
          ? "notMet"
          : asked.some((part) => part.outcome === "undetermined")
            ? "undetermined"
            : "notYet";
  return {
    outcome,
    unit: "item",
    value,
    threshold: need,
    because: parts.map((part) => ({ code: "rests-on", rule: part.id, clause: rule.clause })),
    arithmetic: shown(world, "count", () => met.map((part) => part.arithmetic ?? constant("1")), value, rule.clause),
    from: fromAll(parts),
    settled: parts.every((part) => part.settled),
  };
}
