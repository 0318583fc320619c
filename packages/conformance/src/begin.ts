import type { ClauseId } from "./clauses/index.ts";
import type { Report } from "./report.ts";

/** Clauses that others rest on: where one of them is broken, others are for that reason alone. */
const roots: readonly ClauseId[] = [
  "session.answer",
  "capabilities.answer",
  "read.page",
  "problem.shape",
  "write.create",
  "write.version",
  "write.stale",
  "act.transition",
  "feed.promise",
];

/** The clause to mend first, where several are broken. */
export function beginWith({ results }: Pick<Report, "results">): string | undefined {
  const broken = results.filter(({ outcome }) => outcome === "broken").map(({ clause }) => clause);
  return broken.length < 2 ? undefined : (roots.find((id) => broken.includes(id)) ?? broken[0]);
}
