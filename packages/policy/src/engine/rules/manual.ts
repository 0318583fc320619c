import type { Rule } from "@xiaoben/contract";
import { bare, closed, type Judgement } from "../judgement.ts";
import type { World } from "../world.ts";

/** Stage 9 for what a person judges: the latest answer in the period stands, with the record that gives it and its basis. */
export function manual(world: World, rule: Extract<Rule, { kind: "manual" }>): Judgement {
  const { scene, period } = world;
  const answers = (scene.entries("given") ?? []).filter(
    ({ day, facts, countered }) =>
      !countered &&
      period.from <= day &&
      day <= period.to &&
      day <= scene.asOf &&
      facts("rule") === rule.id &&
      (facts("pack") ?? scene.compiled.pack.id) === scene.compiled.pack.id,
  );
  const last = answers.at(-1);
  const answer = last?.facts("answer");
  if (!last || (answer !== "met" && answer !== "notMet")) return bare("undetermined", [{ code: "manual", clause: rule.clause }]);
  return bare(answer, [{ code: "answered", clause: rule.clause, record: { kind: "given", id: last.record.id } }], closed(world));
}
