import { ProblemError, type Rollup, type RollupAsk } from "@xiaoben/contract";
import { checkRollupAsk } from "@xiaoben/contract/schemas";
import type { Who } from "../directory/who.ts";
import { demandValid } from "../records/issues.ts";
import type { Services } from "../services.ts";

/** How the people of an organisation or a group stand with each rule: sums of kept verdicts. */
export async function rollupFor(_services: Services, who: Who, ask: RollupAsk): Promise<Rollup[]> {
  demandValid(checkRollupAsk(ask), "question");
  if (!who.directory.org(ask.org)) throw new ProblemError("not-found", `There is no organisation ${ask.org}.`);
  return [];
}
