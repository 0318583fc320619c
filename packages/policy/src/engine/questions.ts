import type { Ambiguity } from "@xiaoben/contract";
import type { Because } from "./signals.ts";
import type { World } from "./world.ts";

/** The open question whose readings give a parameter a value, and that this world has not answered yet. */
export const undecided = ({ scene, choose }: World, parameter: string): Ambiguity | undefined =>
  scene.compiled.ambiguities
    .get(parameter)
    ?.find((ambiguity) => !(ambiguity.id in choose) && ambiguity.readings.some((reading) => reading.sets[parameter] !== undefined));

/** That the document does not say, and no reading does: only a decision can. */
export function silence({ scene }: World, parameter: string): Because {
  const question = scene.compiled.ambiguities.get(parameter)?.[0];
  const clause = scene.compiled.parameters.get(parameter).clause;
  return { code: "parameter-open", parameter, ...(question && { ambiguity: question.id }), clause };
}
