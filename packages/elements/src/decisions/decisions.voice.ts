import type { Words as PolicyWords } from "@xiaoben/policy/words";
import type { Org, Rollup } from "@xiaoben/contract";
import type { CoreMessages, Format, Words } from "../core/index.ts";
import type { PracticeMessages } from "../practice/practice.strings.ts";
import type { DecisionMessages } from "./decisions.strings.ts";

/** What a part of the element speaks with and of. */
export interface Voice {
  core: Words<CoreMessages>;
  practice: Words<PracticeMessages>;
  words: Words<DecisionMessages>;
  policy: PolicyWords;
  format: Format;
  here: Org;
  /** How many people stand where; `undefined` where that is not offered or not there (yet). */
  rollups: readonly Rollup[] | undefined;
  /** The same for the school year before. */
  before: readonly Rollup[] | undefined;
  /** Asks again how many people stand where. */
  countAgain(): void;
}
