import type { TemplateResult } from "lit";
import type { Verdict } from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import type { CoreMessages } from "../core/core.strings.ts";
import type { Format } from "../core/format.ts";
import type { Words } from "../core/words.ts";
import type { StudyHoursMessages } from "./study-hours.strings.ts";

/** Everything that turns a verdict into words of one language. */
export interface Voice {
  core: Words<CoreMessages>;
  words: Words<StudyHoursMessages>;
  policy: PolicyWords;
  format: Format;
  /** A way from a figure to its records and its calculation, behind the reasons. */
  whole(verdict: Verdict): TemplateResult;
}
