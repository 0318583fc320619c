import type { GapsMessages } from "./gaps.strings.ts";

export const messages: GapsMessages = {
  gaps: "What is missing",
  noGaps: "By the rules that hold now, nothing is missing.",
  gapsOf: (pack) => pack,
  lacking: "Records that lack something:",
};
