import type { Pack, PackId } from "@xiaoben/contract";

/** Rules that ask a person for a number of observed lessons: amounts over a book whose facts are observations. */
export function quotaRules({ books, measures, rules }: Pick<Pack, "books" | "measures" | "rules">): PackId[] {
  const observed = new Set(books.filter(({ source, unit }) => source === "observation" && unit === "lesson").map(({ id }) => id));
  const counting = new Set(
    (measures ?? []).flatMap((measure) =>
      ("sum" in measure && observed.has(measure.sum)) || ("count" in measure && observed.has(measure.count)) ? [measure.id] : [],
    ),
  );
  return rules.flatMap((rule) =>
    rule.kind === "amount" && rule.atLeast !== undefined && rule.for.subject === "person" && counting.has(rule.measure) ? [rule.id] : [],
  );
}
