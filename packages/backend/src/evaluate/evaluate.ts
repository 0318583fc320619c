import { ProblemError, type EvaluateAsk, type Verdict } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import type { Services } from "../services.ts";

/** Verdicts on somebody. */
export async function evaluateFor(_services: Services, _who: Who, _ask: EvaluateAsk): Promise<Verdict[]> {
  throw new ProblemError("not-offered", "Evaluation is not offered here.");
}
