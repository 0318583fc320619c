import type { Pack, PairTemplate, PlanTemplate, Rubric } from "@xiaoben/contract";
import pointsJson from "@xiaoben/policy/packs/liuxi.points.json" with { type: "json" };
import studyHoursJson from "@xiaoben/policy/packs/qinghe.study-hours.json" with { type: "json" };
import termPlanJson from "@xiaoben/policy/packs/nanhu.term-plan.json" with { type: "json" };

/** Forty hours a school year, twenty-four of them school-based: the county's pack. */
export const studyHours = studyHoursJson as unknown as Pack;

/** Thirty observed lessons a term, the plan of seven sections, the stages of a pair: the school's pack. */
export const termPlan = termPlanJson as unknown as Pack;

/** A hundred points a term, with what is taken off and added: the central school's pack. It judges nobody yet; others can begin theirs from it. */
export const points = pointsJson as unknown as Pack;

/** @throws where the school's pack does not hold it: the county cannot be told without. */
export const rubric = (id: string): Rubric =>
  must(
    termPlan.content?.rubrics?.find((one) => one.id === id),
    id,
  );

export const planTemplate = (): PlanTemplate =>
  must(
    termPlan.content?.planTemplates?.find((one) => one.id === "term-plan"),
    "term-plan",
  );

export const pairTemplate = (): PairTemplate =>
  must(
    termPlan.content?.pairTemplates?.find((one) => one.id === "three-stages"),
    "three-stages",
  );

function must<T>(found: T | undefined, id: string): T {
  if (found === undefined)
    throw new Error(
      `The pack ${termPlan.id} ${termPlan.version} holds no definition "${id}": add it to the pack, or change the demo county.`,
    );
  return found;
}
