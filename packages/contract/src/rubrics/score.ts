import { compare, dec, fraction, over, plus, round, times, units, type Dec, type Fraction } from "../decimals/decimal.ts";
import type { Rating } from "../kinds/observation.ts";
import type { Rubric, RubricItem } from "../packs/definitions.ts";

/** What a filled rubric comes to. */
export interface RubricScore {
  /** Points given, of `of`. */
  points: Dec;
  /** Points that could have been given: the items that were rated. */
  of: Dec;
  /** `points` scaled to the full mark of the rubric, rounded half up to one decimal; absent where nothing was rated or the form has no full mark. */
  scaled?: Dec;
  /** Band that the scaled points fall in. */
  band?: string;
  rated: number;
  notApplicable: number;
  missing: string[];
}

/**
 * Adds up a filled rubric. "Not applicable" leaves both sums, so that it neither helps nor harms;
 * items without points (yes/no, choice, text) count as rated and add nothing.
 */
export function rubricScore(rubric: Rubric, ratings: Readonly<Record<string, Rating>>): RubricScore {
  let [points, of] = [fraction(0), fraction(0)];
  let [rated, notApplicable] = [0, 0];
  const missing: string[] = [];
  for (const item of rubric.sections.flatMap((section) => section.items)) {
    const rating = ratings[item.id];
    if (!rating) {
      missing.push(item.id);
      continue;
    }
    if ("notApplicable" in rating) {
      notApplicable++;
      continue;
    }
    rated++;
    const [given, full] = worth(item, rating);
    points = plus(points, given);
    of = plus(of, full);
  }
  const score: RubricScore = { points: show(points), of: show(of), rated, notApplicable, missing };
  if (rubric.full !== undefined && of.n > 0n) {
    const scaled = round(times(over(points, of), fraction(units(rubric.full))), { step: "0.1", mode: "halfUp" });
    score.scaled = dec(scaled);
    const band = rubric.bands?.find((candidate) => compare(fraction(scaled), fraction(units(candidate.atLeast))) >= 0);
    if (band) score.band = band.id;
  }
  return score;
}

function worth(item: RubricItem, rating: Rating): [Fraction, Fraction] {
  if (item.field === "points" && "value" in rating) return [fraction(units(rating.value)), fraction(units(item.max))];
  if (item.field === "level" && "level" in rating) {
    const values = item.levels.map((level) => units(level.value ?? "0"));
    const best = Math.max(...values);
    const given = units(item.levels.find((level) => level.id === rating.level)?.value ?? "0");
    if (best === 0) return [fraction(0), fraction(0)];
    const weight = item.weight === undefined ? fraction(best) : fraction(units(item.weight));
    return [times(over(fraction(given), fraction(best)), weight), weight];
  }
  return [fraction(0), fraction(0)];
}

const show = (value: Fraction): Dec => dec(round(value, { step: "0.0001", mode: "halfUp" }));
