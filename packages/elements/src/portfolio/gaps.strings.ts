import { catalogue } from "../core/words.ts";

const source = {
  gaps: "还缺什么",
  noGaps: "按现在生效的办法，没有缺的。",
  gapsOf: (pack: string) => `《${pack}》`,
  lacking: "缺项的记录：",
};

export type GapsMessages = typeof source;

export const gapsStrings = catalogue<GapsMessages>("portfolio-gaps", source, {
  "zh-Hant": async () => (await import("./gaps.strings.zh-hant.ts")).messages,
  en: async () => (await import("./gaps.strings.en.ts")).messages,
});
