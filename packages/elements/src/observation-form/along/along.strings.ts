import { catalogue } from "../../core/index.ts";

/** Words of taking a lesson along. */
const source = {
  take: "没网也要用：存到这台设备",
  why: "存好以后，没有网络也能打开这份听课表。提交后自动删除，最多留 7 天。",
  taking: "正在存……",
  taken: (day: string) => `已存到这台设备，没有网络也能打开。留到 ${day}，提交后自动删除`,
  takenOpen: (day: string) => `已存到这台设备。这个网站没有网络时打不开，请让这一页一直开着。留到 ${day}，提交后自动删除`,
  whyOpen: "存好以后，这一页开着时，没有网络也能填。提交后自动删除，最多留 7 天。",
  remove: "从这台设备删除",
  removed: "已从这台设备删除。写好的内容不受影响。",
};
export type AlongMessages = typeof source;

export const alongStrings = catalogue<AlongMessages>("observation-along", source, {
  "zh-Hant": async () => (await import("./along.strings.zh-hant.ts")).messages,
  en: async () => (await import("./along.strings.en.ts")).messages,
});
