import type { Num, Pack, Rule } from "@xiaoben/contract";
import { alike, below } from "../parts/tree.ts";
import { boundsOf, shown } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

type AmountRule = Extract<Rule, { kind: "amount" }>;

/** Demands that exclude each other: within one rule, and between rules for the same figure, people and period. */
export function findContradictions(pack: Pack): Finding[] {
  const amounts = pack.rules.flatMap((rule, at) => (rule.kind === "amount" ? [{ rule, path: below("/rules", at) }] : []));
  return [
    ...amounts.flatMap(({ rule, path }) => clash(pack, rule, rule, path)),
    ...amounts.flatMap(({ rule, path }) =>
      amounts.filter((other) => other.rule !== rule && sameThing(rule, other.rule)).flatMap((other) => clash(pack, rule, other.rule, path)),
    ),
    ...pack.books.flatMap(({ cliffs = [] }, b) =>
      cliffs.flatMap(({ atLeast, below: limit }, at): Finding[] => {
        const [least, most] = [boundsOf(pack, atLeast), boundsOf(pack, limit)];
        return least && most && least.low >= most.high
          ? [
              {
                code: "contradiction",
                path: below("/books", b, "cliffs", at),
                message: `At least ${shown(least.low)} and below ${shown(most.high)} exclude each other, so that nothing ever counts; mend one`,
              },
            ]
          : [];
      }),
    ),
    ...pack.rules.flatMap((rule, r) => (rule.kind === "score" ? ofScore(pack, rule, below("/rules", r)) : [])),
  ];
}

/** Whether two rules speak of the same figure of the same people over the same time. */
const sameThing = (a: AmountRule, b: AmountRule): boolean =>
  a.measure === b.measure && alike(a.for, b.for) && alike(a.per, b.per) && alike(a.effective, b.effective);

/** The minimum of one rule above the maximum of another, or of its own. */
function clash(pack: Pack, rule: AmountRule, other: AmountRule, path: string): Finding[] {
  const least = boundsOf(pack, rule.atLeast);
  const over = (limit: Num | undefined, same: boolean): boolean => {
    const most = boundsOf(pack, limit);
    return least !== undefined && most !== undefined && (same ? least.low >= most.high : least.low > most.high);
  };
  const key = over(other.atMost, false) ? "atMost" : over(other.below, true) ? "below" : undefined;
  if (!least || !key) return [];
  const most = boundsOf(pack, other[key])!;
  return [
    {
      code: "contradiction",
      path: below(path, "atLeast"),
      message: `At least ${shown(least.low)} and ${key === "atMost" ? "at most" : "below"} ${shown(most.high)}${other === rule ? "" : ` (rule "${other.id}")`} exclude each other; mend one`,
    },
  ];
}

function ofScore(pack: Pack, rule: Extract<Rule, { kind: "score" }>, path: string): Finding[] {
  const [full, floor, ceiling] = [rule.full, rule.floor, rule.ceiling].map((num) => boundsOf(pack, num));
  const findings: Finding[] = [];
  const above = (key: string, message: string): void => void findings.push({ code: "contradiction", path: below(path, key), message });
  if (full && floor && floor.low > full.high)
    above("floor", `The floor ${shown(floor.low)} lies above the full mark ${shown(full.high)}; mend one`);
  if (ceiling && floor && floor.low > ceiling.high)
    above("ceiling", `The ceiling ${shown(ceiling.high)} lies below the floor ${shown(floor.low)}; mend one`);
  return findings;
}
