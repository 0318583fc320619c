import type { Pack, Rollup } from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import type { CoreMessages } from "../core/core.strings.ts";
import type { Format } from "../core/format.ts";
import type { Words } from "../core/words.ts";
import type { HourOverviewMessages } from "./hour-overview.strings.ts";

/** Everything that turns a roll-up into words of one language. */
export interface Voice {
  core: Words<CoreMessages>;
  words: Words<HourOverviewMessages>;
  policy: PolicyWords;
  format: Format;
  pack: Pack;
  /** The rule that is looked at, as it stands. */
  rollup: Rollup;
}
