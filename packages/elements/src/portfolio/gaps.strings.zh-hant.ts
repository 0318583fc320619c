import type { GapsMessages } from "./gaps.strings.ts";

export const messages: GapsMessages = {
  gaps: "還缺什麼",
  noGaps: "按現在生效的辦法，沒有缺的。",
  gapsOf: (pack) => `《${pack}》`,
  lacking: "缺項的紀錄：",
};
