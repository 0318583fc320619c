import type { Verdict } from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import { compile } from "./compile.ts";
import { members } from "./members.ts";
import { kinds } from "./rules/kinds.ts";
import { run } from "./run.ts";

export { engine } from "./verdict.ts";

/**
 * Judges a subject by a pack: one verdict for each rule that speaks of such a subject, then one for each consequence, in the order of the pack.
 * The same input gives the same verdicts, on the server and on the device.
 * @throws {PackError} where the pack cannot be used.
 */
export const evaluate = (input: EvaluationInput): Verdict[] => run(input, compile(input.pack), everything);

const everything = { members, kinds };
