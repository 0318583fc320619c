import type { Pack, Verdict } from "@xiaoben/contract";
import { partsOf } from "./engine/parts.ts";
import { run } from "./engine/run.ts";
import type { Kinds } from "./engine/scene.ts";
import type { EvaluationInput } from "./evaluation.ts";

export { kindsOf, rangeOf } from "./engine/needs.ts";

/**
 * The engine as the device loads it: the same pipeline, for packs that were checked when they were published. What rests on the verdicts
 * of other people is undetermined (`members-absent`): they are not worked out on a device.
 *
 * @param kinds the kinds of rules beside amounts (`./engine/rules/kinds.ts`), for a pack that {@link hasOthers}
 */
export const evaluate = (input: EvaluationInput, kinds: Kinds = {}): Verdict[] => run(input, partsOf(input.pack), { kinds });

/** Whether a pack has rules of other kinds than amounts. */
export const hasOthers = (pack: Pack): boolean => pack.rules.some(({ kind }) => kind !== "amount");
