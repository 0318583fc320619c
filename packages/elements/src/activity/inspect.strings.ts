import { catalogue } from "../core/index.ts";

const source = {
  title: "检查这个活动",
  item: (list: string, item: string) => `${list}·${item}：看到了什么`,
  missing: (n: number) => `还有 ${n} 项内容没有，等组织的人补上。`,
  unseen: "每一项写下看到了什么，再确认。",
  check: "检查过了，齐全",
};

export type InspectMessages = typeof source;

export const inspectStrings = catalogue<InspectMessages>("activity-inspect", source, {
  "zh-Hant": async () => (await import("./inspect.strings.zh-hant.ts")).messages,
  en: async () => (await import("./inspect.strings.en.ts")).messages,
});
