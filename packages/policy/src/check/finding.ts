/** A fault of a pack. An open one keeps it from being published: settle it, or turn it into an ambiguity. */
export interface Finding {
  code: FindingCode | (string & {});
  /** Where, as a JSON pointer. */
  path: string;
  /** What is wrong and what to do, in English, for the author. */
  message: string;
}

export type FindingCode =
  | "unknown-reference"
  | "unknown-fact"
  | "duplicate-id"
  | "member-not-offered"
  | "too-deep"
  | "too-large"
  | "weights-not-full"
  | "bands-overlap"
  | "bands-gap"
  | "template-empty"
  | "text-missing"
  | "rounding-undefined"
  | "range-as-minimum"
  | "presumed-in-consequence"
  | "example-fails";
