import type { Pack } from "@xiaoben/contract";
import { isSettled } from "../parts/settled.ts";
import { below } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

/** A score that something is added to, and no ceiling: it is not said whether it may go beyond the full mark. */
export const findBonuses = (pack: Pack): Finding[] =>
  pack.rules.flatMap((rule, r): Finding[] => {
    if (rule.kind !== "score" || !rule.add?.length || rule.ceiling !== undefined) return [];
    return isSettled(pack, rule.clause, rule.add) || rule.add.every(({ clause }) => clause === "house")
      ? []
      : [
          {
            code: "bonus-beyond-full",
            path: below("/rules", r, "add"),
            message: "A bonus goes beyond the full mark; give a ceiling, or ask by a question that sets the most that is added",
          },
        ];
  });
