import type { RubricFault, RubricWhy } from "@xiaoben/contract";
import type { Finding, FindingCode } from "../finding.ts";

type Words = (values: RubricFault["values"]) => string;

/** Which finding a fault of a rubric is, and what is to be done about it. */
const told: Readonly<Record<RubricWhy, readonly [FindingCode, Words]>> = {
  "section-sum": [
    "weights-disagree",
    ({ sum, weight }) => `The items of this section add up to ${sum} and not to its weight ${weight}; mend one`,
  ],
  "full-sum": ["weights-not-full", ({ sum, full }) => `The items add up to ${sum} and not to ${full}; change the items or the full mark`],
  bonus: [
    "bonus-beyond-full",
    ({ full }) => `This section goes beyond the full mark ${full}; count it in the full mark, or leave its points out`,
  ],
  "bands-without-full": ["weights-not-full", () => "Bands name a total of the full mark, and there is none; give the form its full mark"],
  "band-order": ["bands-overlap", () => "Bands stand highest first, each beginning below the one before"],
  "band-overlap": ["bands-overlap", ({ atMost }) => `${atMost} lies in this band and in the one above; end it before that begins`],
  "band-gap": [
    "bands-gap",
    ({ from, to }) => `Totals between ${from} and ${to} have no name; an average can fall there. Let the band reach up to the next`,
  ],
  "band-floor": ["bands-gap", () => "The lowest band must begin at 0, or some marks have no name"],
  "band-ceiling": ["bands-gap", () => "The highest band begins above the full mark and can never be reached"],
  "max-not-positive": ["number-out-of-range", () => "An item with points has more than 0 of them"],
  "step-off": ["number-out-of-range", ({ step, max }) => `Steps of ${step} do not lead to ${max}; take a step above 0 that divides it`],
  empty: ["template-empty", () => "Nothing stands here; add at least one entry, or remove what it belongs to"],
  blank: ["text-missing", () => "These words are empty; write them or leave them out"],
};

/** Faults of a rubric as findings of its pack. */
export const asFindings = (faults: readonly RubricFault[], path: string): Finding[] =>
  faults.map(({ why, path: at, values }) => {
    const [code, words] = told[why];
    return { code, path: path + at, message: words(values) };
  });
