import { isDec, units, type Num, type Pack, type Rule, type Text } from "@xiaoben/contract";
import { isSettled } from "../parts/settled.ts";
import { below } from "../parts/tree.ts";
import { numbersOf, shown } from "../parts/values.ts";
import type { Finding } from "../finding.ts";

/**
 * "20 to 30" as a minimum: it is not said whether 20 is enough, and nothing is wrong above 30. Found where a rule has a minimum
 * together with a maximum, and where the clause that a minimum cites writes it as one end of a range.
 */
export const findRanges = (pack: Pack): Finding[] => pack.rules.flatMap((rule, r) => ofRule(pack, rule, below("/rules", r)));

function ofRule(pack: Pack, rule: Rule, path: string): Finding[] {
  const least = minimumOf(rule);
  if (least === undefined) return [];
  const [key, limits] =
    rule.kind === "amount" && (rule.atMost ?? rule.below) !== undefined
      ? (["both", [least, rule.atMost ?? rule.below]] as const)
      : (["text", [least]] as const);
  if (isSettled(pack, rule.clause, limits)) return [];
  if (key === "both")
    return [
      {
        code: "range-as-minimum",
        path,
        message:
          "A minimum together with a maximum: say whether more is really not allowed (clause house), or ask by a question that sets it",
      },
    ];
  const range = rangeWith(pack, rule.clause, least);
  return range
    ? [
        {
          code: "range-as-minimum",
          path: below(path, "atLeast"),
          message: `The clause gives the range ${shown(range[0])} to ${shown(range[1])} as a minimum; settle which is meant (clause house), or ask by a question that sets it`,
        },
      ]
    : [];
}

const minimumOf = (rule: Rule): Num | undefined =>
  rule.kind === "amount" || rule.kind === "frequency" || rule.kind === "coverage" ? rule.atLeast : undefined;

/** The range in the words of a clause that a minimum is an end of. */
function rangeWith(pack: Pack, clause: string, least: Num): readonly [number, number] | undefined {
  const says = pack.source.clauses.find(({ id }) => id === clause)?.says;
  const minimums = numbersOf(pack, least);
  return textsOf(says)
    .flatMap(rangesIn)
    .find(([low, high]) => minimums.includes(low) || minimums.includes(high));
}

/** The ranges that a text writes in digits: 20~30, 20–30, 20至30, 20 to 30. */
export const rangesIn = (text: string): (readonly [number, number])[] =>
  [
    ...text.matchAll(
      /(?<![\d.\-/年月])(\d{1,6}(?:\.\d{1,4})?)\s*(?:[~～〜–—－-]+|至|到|to)\s*(\d{1,6}(?:\.\d{1,4})?)(?![\d.]*[-/年月日号])/gu,
    ),
  ].flatMap(([, low, high]) => (isDec(low) && isDec(high) && units(low) < units(high) ? [[units(low), units(high)] as const] : []));

/** A text in every language that it is written in. */
export const textsOf = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === "string" ? [text] : Object.values(text);
