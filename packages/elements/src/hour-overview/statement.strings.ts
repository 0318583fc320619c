import { catalogue } from "../core/words.ts";

const source = {
  title: "结算单",
  knownAt: "据当时所知",
  note: "选一天，看那天晚上所知道的是多少。后来补的记录不改变那时的结算单。",
  asKnown: (day: string) => `这是据 ${day}晚上所知的结算单。`,
  newer: (day: string) => `这份结算单据现在所知，取代据 ${day}晚上所知的那一份。`,
  back: "看现在的结算单",
  same: "两份没有差别。",
  differ: (n: number) => `后来的记录改变了 ${n} 人的数：`,
  older: (day: string) => `看 ${day}的那一份`,
  close: "不比了",
  was: "当时",
  is: "现在",
  unseen: "一条您不能查看的记录",
  absent: "没有",
  noRecord: "没有记录变化：变的是规则、裁定或豁免。",
  more: (n: number) => `还有 ${n} 人。`,
  tooMany: "人太多，不能一次算出那时的数。请到各单位里看。",
};

export type StatementMessages = typeof source;

export const statementStrings = catalogue<StatementMessages>("hour-statement", source, {
  "zh-Hant": async () => (await import("./statement.strings.zh-hant.ts")).messages,
  en: async () => (await import("./statement.strings.en.ts")).messages,
});
