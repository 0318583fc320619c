import { catalogue } from "../core/index.ts";

/** A space before a figure, none before a bracket. */
export const gap = (each: string): string => (each.startsWith("（") ? each : ` ${each}`);

const source = {
  title: "量化考评办法",
  packTitle: (org: string, name: string) => `${org}${name}`,
  noOrg: "没有找到这个单位",
  noOrgNext: "请从自己的单位进入。",
  empty: "这里还没有自己的考评办法",
  emptyRead: "学校定好并发布以后，就会显示在这里。",
  emptyWrite: "从一份已有的办法开始，再改成自己的。",
  inForce: (version: string, from: string) => `第 ${version} 版从 ${from}起启用`,
  stands: (version: string) => `第 ${version} 版已经发布，还没有启用`,
  standsNot: "还没有发布过",
  drafting: (version: string) => `第 ${version} 版草稿`,
  bindNext: "发布了还不算分：要由有权的人在规则包里把这一版启用。",
  deduct: "扣分",
  add: "加分",
  off: (unit: string, each: string) => `每${unit}扣${gap(each)}`,
  on: (unit: string, each: string) => `每${unit}加${gap(each)}`,
  most: (max: string) => `最多 ${max}`,
  wipe: "直接记最低分",
  rests: "随着生效的要求",
  restsNote: "上面有的分是按这些要求差多少来算的；启用以后，这些要求也各自显示。",
  house: "本地约定",
};

export type SchemeEditorMessages = typeof source;

export const schemeEditorStrings = catalogue<SchemeEditorMessages>("scheme-editor", source, {
  "zh-Hant": async () => (await import("./scheme-editor.strings.zh-hant.ts")).messages,
  en: async () => (await import("./scheme-editor.strings.en.ts")).messages,
});
