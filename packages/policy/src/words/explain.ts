import { say, type Language, type Pack } from "@xiaoben/contract";
import type { ExplainedClause } from "./explain/explained.ts";

export type * from "./explain/explained.ts";

/**
 * A pack read back as clauses: what the pack is first, then the clauses of its document in their order, what it carries, and last the
 * author's own conventions. Every number of the pack stands in it, and no other.
 */
export function explainPack(pack: Pack, language: Language): ExplainedClause[] {
  return pack.source.clauses.map(({ id, label, says }) => ({
    id,
    label: say(label, language),
    ...(says !== undefined && { says: say(says, language) }),
    lines: pack.rules.filter((rule) => rule.clause === id).map((rule) => ({ kind: "rule", text: say(rule.title, language) })),
  }));
}
