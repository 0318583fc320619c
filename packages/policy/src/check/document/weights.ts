import { units, type Num, type Pack, type Rubric, type RubricItem, type RubricSection, type Units } from "@xiaoben/contract";
import { isOnRecord } from "../parts/settled.ts";
import { below } from "../parts/tree.ts";
import { numbersOf, shown } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/** Weights add up: the items of a form to its full mark and to the weight of their section, the parts of a weighted sum to one. */
export const findWeights = (pack: Pack): Finding[] => [
  ...(pack.content?.rubrics ?? []).flatMap((rubric, at) =>
    rubric.clause === "house" || isOnRecord(pack, rubric.clause) ? [] : ofRubric(rubric, below("/content/rubrics", at)),
  ),
  ...pack.measures.flatMap((measure, m) => ("linear" in measure ? ofSum(pack, measure.linear, below("/measures", m, "linear")) : [])),
];

function ofRubric(rubric: Rubric, path: string): Finding[] {
  if (rubric.full === undefined || rubric.sections.length === 0) return [];
  const full = units(rubric.full);
  const findings = rubric.sections.flatMap((section, at): Finding[] => {
    const own = itemsOf(section);
    return section.weight === undefined || own === 0 || units(section.weight) === own
      ? []
      : [
          {
            code: "weights-disagree",
            path: below(path, "sections", at, "weight"),
            message: `The items of this section add up to ${shown(own)} and not to its weight ${section.weight}; mend one`,
          },
        ];
  });
  const total = sum(rubric.sections.map(worthOf));
  if (total === full) return findings;
  const bonus = rubric.sections.findIndex((section) => total > full && total - worthOf(section) === full && isBonus(section));
  return [
    ...findings,
    bonus >= 0
      ? {
          code: "bonus-beyond-full",
          path: below(path, "sections", bonus),
          message: `This section goes beyond the full mark ${rubric.full}; count it in the full mark, or leave its points out`,
        }
      : {
          code: "weights-not-full",
          path,
          message: `The items add up to ${shown(total)} and not to ${rubric.full}; change the items or the full mark`,
        },
  ];
}

const sum = (numbers: readonly Units[]): Units => numbers.reduce((all, next) => all + next, 0);
const itemsOf = (section: RubricSection): Units => sum(section.items.map(worth));
/** A section whose items have no points of their own is worth its weight. */
const worthOf = (section: RubricSection): Units => itemsOf(section) || units(section.weight ?? "0");
/** A section all of whose items may be left out: what is given in it comes on top. */
const isBonus = (section: RubricSection): boolean => section.items.length > 0 && section.items.every(({ required }) => required === false);

function worth(item: RubricItem): Units {
  if (item.field === "points") return units(item.max);
  if (item.field !== "level") return 0;
  return item.weight === undefined ? Math.max(0, ...item.levels.map((level) => units(level.value ?? "0"))) : units(item.weight);
}

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

const one: Units = 10_000;
