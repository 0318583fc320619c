import type { Pack } from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import type { CoreMessages } from "../core/core.strings.ts";
import type { Format } from "../core/format.ts";
import type { RecordsController } from "../core/records.ts";
import type { Words } from "../core/words.ts";
import type { VerdictMessages } from "./verdict.strings.ts";

/** Everything that turns a verdict of one pack into words of one language. */
export interface Voice {
  core: Words<CoreMessages>;
  words: Words<VerdictMessages>;
  policy: PolicyWords;
  format: Format;
  records: RecordsController;
  pack: Pack;
}
