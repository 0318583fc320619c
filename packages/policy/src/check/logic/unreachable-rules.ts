import type { Pack, Where } from "@xiaoben/contract";
import { impossible } from "../parts/tests.ts";
import { alike, below } from "../parts/tree.ts";
import { boundsOf } from "../parts/values.ts";
import type { Finding } from "../finding.ts";
import { never } from "./unreachable-values.ts";

/** Rules, measures and consequences that never speak. */
export const findUnreachableRules = (pack: Pack): Finding[] => [...rules(pack), ...measures(pack), ...consequences(pack)];

const rules = (pack: Pack): Finding[] =>
  pack.rules.flatMap((rule, r) => {
    const path = below("/rules", r);
    const { from, to } = rule.effective ?? {};
    const outside =
      (to !== undefined && to < pack.effective.from) || (from !== undefined && pack.effective.to !== undefined && from > pack.effective.to);
    return [
      ...(outside ? [never(below(path, "effective"), "This rule is in force on no day on which the pack is; mend one of the two")] : []),
      ...(impossible(pack, rule.for.where?.all ?? [], true)
        ? [never(below(path, "for", "where"), "Nobody fits all of these tests; mend them")]
        : []),
    ];
  });

const measures = (pack: Pack): Finding[] =>
  pack.measures.flatMap((measure, m) => {
    if (!("sum" in measure || "count" in measure)) return [];
    const book = pack.books.find(({ id }) => id === ("sum" in measure ? measure.sum : measure.count));
    const tests = (where: Where | undefined): NonNullable<Where["all"]> => where?.all ?? [];
    return impossible(pack, [...tests(book?.where), ...tests(measure.where)])
      ? [never(below("/measures", m, "where"), "No record of the book fits all of these tests; mend them")]
      : [];
  });

/** All of several rules must come out so, and they cannot do so together. */
const consequences = (pack: Pack): Finding[] =>
  pack.consequences.flatMap(({ when }, c) =>
    when.combine === "all" && when.of.some((a, at) => when.of.slice(at + 1).some((b) => excluded(pack, a, b) || excluded(pack, b, a)))
      ? [never(below("/consequences", c, "when", "of"), "These rules can never come out so together; combine any of them, or mend one")]
      : [],
  );

type Part = Pack["consequences"][number]["when"]["of"][number];

/** Whether `a` met leaves no room for `b` not met: the same rule, or a lower minimum of the same figure. */
function excluded(pack: Pack, a: Part, b: Part): boolean {
  if (a.is !== "met" || b.is !== "notMet") return false;
  if (a.rule === b.rule) return true;
  const [high, low] = [a, b].map((part) => pack.rules.find(({ id }) => id === part.rule));
  if (high?.kind !== "amount" || low?.kind !== "amount" || low.atMost !== undefined || low.below !== undefined) return false;
  if (high.measure !== low.measure || !alike(high.per, low.per) || !alike(high.for, low.for) || high.waivedBy || low.waivedBy) return false;
  const [more, less] = [boundsOf(pack, high.atLeast), boundsOf(pack, low.atLeast)];
  return more !== undefined && less !== undefined && more.low >= less.high;
}
