import { times, type Consequence } from "@xiaoben/contract";
import { bare, closed, type Judgement } from "./judgement.ts";
import { limitOf, take } from "./measure.ts";
import { judge } from "./rules/judge.ts";
import { CannotSay } from "./signals.ts";
import { demandRange, parameter, type World } from "./world.ts";

/** Stage 10: whether a consequence follows. It is proposed and never fired; while the period is open the worst it says is "not yet" (R005). */
export function follow(world: World, consequence: Consequence): Judgement {
  const parts = consequence.when.of.map(({ rule, is }) => ({ rule, is, ...judge(world, world.scene.compiled.rules.get(rule)) }));
  const holds = parts.map((part) =>
    part.outcome === part.is ? "yes" : part.outcome === "undetermined" ? "unknown" : part.outcome === "notYet" ? "notYet" : "no",
  );
  const because: Judgement["because"] = parts.map((part) => ({ code: "rests-on", rule: part.rule, clause: consequence.clause }));
  const all = combined(world, consequence) === "all";
  const applies = all ? holds.every((hold) => hold === "yes") : holds.includes("yes");
  if (applies) return { ...bare("applies", because), ...deducted(world, consequence), settled: parts.every((part) => part.settled) };
  const out = all && holds.includes("no");
  const why = parts.filter((_, at) => holds[at] === "unknown").flatMap((part) => part.because);
  if (!out && why.length > 0) return bare("undetermined", [...because, ...why]);
  if (!closed(world) || (!out && holds.includes("notYet")))
    return bare("notYet", [...because, { code: "period-open", clause: consequence.clause }]);
  return bare(
    "doesNotApply",
    because,
    parts.every((part) => part.settled),
  );
}

function combined(world: World, { when }: Consequence): string {
  return typeof when.combine === "string" ? when.combine : parameter(world, when.combine.param).value;
}

/** What is taken off: so much for each unit of a measure. */
function deducted(world: World, { effect }: Consequence): Partial<Judgement> {
  if (!("deduct" in effect)) return {};
  try {
    const [measured, each] = [take(world, effect.deduct.of, { waiting: false }), limitOf(world, effect.deduct.each)];
    const value = times(measured.value, each.value);
    demandRange(value);
    return { value, unit: effect.deduct.unit };
  } catch (reason) {
    if (reason instanceof CannotSay) return bare("undetermined", [reason.because]);
    throw reason;
  }
}
