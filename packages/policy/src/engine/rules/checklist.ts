import { compare, fraction, minus, type Rule } from "@xiaoben/contract";
import { complete } from "../admit.ts";
import { closed, type Judgement } from "../judgement.ts";
import { looked } from "../measure.ts";
import { positive } from "../number.ts";
import { shown, type World } from "../world.ts";

/** Stage 9 for checklists: every admitted record of the book has all that the list looks for. */
export function checklist(world: World, rule: Extract<Rule, { kind: "checklist" }>): Judgement {
  const rows = looked(world, rule.book, undefined, { waiting: true }).filter((row) => !row.out);
  const admitted = rows.filter((row) => !row.waiting);
  const [done, all] = [admitted.filter((row) => complete(world, rule.checklist, row.entry)).length, admitted.length];
  const [value, threshold] = [fraction(done * 10_000), fraction(all * 10_000)];
  const from = [{ book: rule.book }];
  if (all === 0 && closed(world) && rows.length === 0)
    return { outcome: "notApplicable", unit: "item", because: [{ code: "nothing-there", clause: rule.clause }], from, settled: true };
  const met = all > 0 && compare(value, threshold) >= 0;
  const gap = minus(threshold, value);
  return {
    outcome: met ? "met" : closed(world) && all > 0 ? "notMet" : "notYet",
    unit: "item",
    value,
    threshold,
    ...(positive(gap) && { gap }),
    because: [{ code: met ? "reached" : closed(world) ? "short" : "period-open", clause: rule.clause }],
    arithmetic: shown(
      "count",
      admitted.map((row) => row.node),
      value,
      rule.clause,
    ),
    from,
    settled: closed(world) && rows.length === all,
  };
}
