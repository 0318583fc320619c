import type { Verdict } from "@xiaoben/contract";
import { partsOf } from "./engine/parts.ts";
import { run } from "./engine/run.ts";
import type { EvaluationInput } from "./evaluation.ts";

export { kindsOf, rangeOf } from "./engine/needs.ts";

/**
 * The engine as the device loads it: the same pipeline, for packs that were checked when they were published. What rests on other
 * people's records is undetermined (`members-absent`): they are not read on a device.
 */
export const evaluate = (input: EvaluationInput): Verdict[] => run(input, partsOf(input.pack));
