import { sumFaults, type Num, type Pack, type Units } from "@xiaoben/contract";
import { asFindings } from "../parts/rubrics.ts";
import { isOnRecord } from "../parts/settled.ts";
import { below } from "../parts/tree.ts";
import { numbersOf, shown } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/** Weights add up: the items of a form to its full mark and to the weight of their section, the parts of a weighted sum to one. */
export const findWeights = (pack: Pack): Finding[] => [
  ...(pack.content?.rubrics ?? []).flatMap((rubric, at) =>
    rubric.clause === "house" || isOnRecord(pack, rubric.clause) ? [] : asFindings(sumFaults(rubric), below("/content/rubrics", at)),
  ),
  ...pack.measures.flatMap((measure, m) => ("linear" in measure ? ofSum(pack, measure.linear, below("/measures", m, "linear")) : [])),
];

/** Factors that look like weights: two or more, each a part of one, together nearly one. */
function ofSum(pack: Pack, parts: readonly { times: Num }[], path: string): Finding[] {
  const factors = parts.map(({ times }) => numbersOf(pack, times));
  if (factors.length < 2 || factors.some((values) => values.length !== 1)) return [];
  const all = factors.map(([value]) => value!);
  const total = sum(all);
  const weights = all.every((value) => value > 0 && value < one) && total >= 0.8 * one && total <= 1.2 * one;
  return weights && total !== one
    ? [{ code: "weights-not-full", path, message: `These weights add up to ${shown(total)} and not to 1; change one of them` }]
    : [];
}

const sum = (numbers: readonly Units[]): Units => numbers.reduce((all, next) => all + next, 0);
const one: Units = 10_000;
