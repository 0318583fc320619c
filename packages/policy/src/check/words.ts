import { simplified, traditional } from "../words/findings.ts";
import { findingCodes, type FindingCode } from "./finding.ts";

type Language = "zh-Hans" | "zh-Hant" | "en";

/** What each kind of finding means, in one short sentence. What exactly is wrong, and how it is mended, stands in the finding's message. */
export const findingWords = (language: Language): Readonly<Record<FindingCode, string>> =>
  language === "en" ? findingCodes : language === "zh-Hant" ? traditional : simplified;
