/** A fault of a pack. An open one keeps it from being published: settle it, or turn it into an ambiguity. */
export interface Finding {
  code: FindingCode;
  /** Where, as a JSON pointer. */
  path: string;
  /** What is wrong and what to do, in English, for the author. */
  message: string;
}

/** Every kind of fault, with one line on what it means. */
export const findingCodes = {
  // The pack does not hang together.
  "format-unknown": "is no pack of this format",
  "member-not-offered": "uses a member that cannot be evaluated",
  "parent-missing": "the pack that it extends is not there",
  "unknown-reference": "names something that is not in the pack",
  "unknown-fact": "asks for a fact that is not in the vocabulary",
  "unknown-role": "names a role that nobody can hold",
  "unknown-moment": "names a moment that no record has",
  "anchor-unknown": "a cycle begins at a fact that people do not have",
  "choice-unknown": "a code that stands in no list",
  "duplicate-id": "the same name stands twice",
  "fact-type": "compares a fact with what it can never be",
  "kind-mismatch": "rests on something of another kind than is needed",
  "measure-not-here": "a number may not rest on a measure here",
  "parameter-type": "a value that is none of the parameter's type",
  "number-out-of-range": "a number that cannot be meant",
  "cycle-invalid": "a cycle of no whole number of years",
  "period-order": "a stretch of days ends before it begins",
  "effective-order": "stops being in force before it begins to be",
  "deadline-invalid": "a day that no calendar has",
  "limit-missing": "a rule that compares with nothing",
  "list-empty": "a list without members",
  "text-missing": "words are missing",
  "template-empty": "a form or template without parts",
  "too-large": "larger than what is read",
  "too-deep": "rests on too many others in a row, or on itself",
  // Its logic does not work out.
  contradiction: "two demands that exclude each other",
  "never-met": "can never be met",
  unreachable: "never comes to bear",
  "looser-than-parent": "asks less than the pack above it",
  "parameter-unused": "nothing reads it",
  "ambiguity-without-effect": "its answer changes nothing",
  "question-missing": "is open, and nothing asks for it",
  "presumed-in-consequence": "a consequence would rest on a presumption",
  "combinations-too-many": "rests on too many open readings",
  "inspection-counted": "inspections would count as lessons that were observed",
  "example-missing": "no example shows what the rules do",
  // The document itself is at fault.
  "example-fails": "an example comes out otherwise",
  "bands-overlap": "bands overlap",
  "bands-gap": "bands leave a gap",
  "text-contradicts-table": "the text says another number than the rule",
  "weights-not-full": "weights do not add up to the full mark",
  "weights-disagree": "items do not add up to the weight of their section",
  "range-as-minimum": "a range is given as a minimum",
  "bonus-beyond-full": "a bonus goes beyond the full mark",
  "rounding-undefined": "it is not said how a division is rounded",
} as const;

/** What can be wrong with a pack: a closed list. */
export type FindingCode = keyof typeof findingCodes;
