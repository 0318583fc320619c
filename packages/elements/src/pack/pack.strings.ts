import { catalogue } from "../core/index.ts";

const source = {
  title: "适用的办法",
  headline: (n: number) => (n === 0 ? "现在没有适用的办法" : `现在按 ${n} 份办法衡量`),
  since: (org: string, from: string) => `${org}从${from}起适用`,
  sinceTo: (org: string, from: string, to: string) => `${org}从${from}到${to}适用`,
  notBound: "没有在这里适用，只供查看",
  basis: "依据",
  inForce: "施行",
  from: (day: string) => `${day}起`,
  fromTo: (from: string, to: string) => `${from}到${to}`,
  parent: "以此为基础",
  parentIs: (id: string, version: string) => `${id} ${version} 版`,
  examples: (n: number) => `随附 ${n} 个算例`,
  questions: (n: number) => `${n} 个地方还没有定`,
  allDecided: "没有未定的地方",
  openQuestions: "去看没定的地方",
  openQuestion: "去裁定",
  openOn: (question: string) => `去裁定：${question}`,
  settled: "已裁定",
  decided: (says: string) => `裁定为：${says}`,
  read: "读条文",
  close: "收起条文",
  readOf: (title: string) => `读条文：${title}`,
  closeOf: (title: string) => `收起条文：${title}`,
  print: "打印",
  printOf: (title: string) => `打印：${title}`,
  clauses: "条文",
  about: "概况",
  house: "本地约定",
  houseNote: "这些不是文件里的话，是编写的人为了能算而定的。",
  kind: (kind: string): string =>
    ({ rule: "要求", counting: "怎么算", limit: "上限", question: "没有定", consequence: "后果", content: "附件", note: "说明" })[kind] ??
    kind,
  readings: "可以怎么读",
  aside: (n: number) => `以后和以前适用的（${n}）`,
  standing: (standing: string): string =>
    ({ now: "现行", coming: "将适用", past: "已停用", covered: "由别的版本代替" })[standing] ?? standing,
  printed: (day: string) => `打印于${day}`,
  signPrincipal: "校长签字",
  signDay: "日期",
  noPack: "这里还没有适用的办法",
  noPackNext: "县里或学校发布并启用以后，条文会出现在这里。",
  gone: "没有找到这一版",
  unreadable: "这一版的条文读不出来，请告诉编写的人。",
};

export type PackMessages = typeof source;

export const packStrings = catalogue<PackMessages>("pack", source, {
  "zh-Hant": async () => (await import("./pack.strings.zh-hant.ts")).messages,
  en: async () => (await import("./pack.strings.en.ts")).messages,
});
