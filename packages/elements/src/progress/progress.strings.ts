import type { Outcome } from "@xiaoben/contract";
import { catalogue } from "../core/words.ts";
import type { Arrangement } from "./progress.model.ts";

const people: Partial<Record<Outcome, (n: number) => string>> = {
  notYet: (n) => `${n} 人还没到`,
  notMet: (n) => `${n} 人没有达到`,
  undetermined: (n) => `${n} 人还定不了`,
  waived: (n) => `${n} 人免`,
};
const arrangements: Record<Arrangement, string> = { duties: "按要求", people: "按人" };

const source = {
  title: "研修进展",
  print: "打印",
  where: "看哪里",
  schools: "下属单位",
  groups: "教研组",
  period: "时间",
  today: "到今天",
  arrangement: "怎么排",
  arranged: (by: Arrangement) => arrangements[by],
  sums: (place: string, n: number, own: number) =>
    `${place}：现行办法里的要求，${[n ? `对人 ${n} 项` : "", own ? `对单位 ${own} 项` : ""].filter(Boolean).join("、")}。`,
  ownTitle: "对这个单位自己的要求",
  empty: "这里还没有可以汇总的人",
  emptyNext: "有人任职、也有要求生效以后，会出现在这里。",
  stale: (n: number, more: number) => `${more ? `还有 ${more} 人没算进来。` : ""}${n ? `有 ${n} 个数正在重算。` : ""}几秒后更新。`,
  reached: (reached: number, of: number) => `${of} 人中 ${reached} 人达到`,
  rest: (outcome: Outcome, n: number): string => people[outcome]?.(n) ?? "",
  of: (pack: string, period: string, clause: string) => [pack, period, clause].filter(Boolean).join(" · "),
  who: (n: number) => `还没到位的 ${n} 人`,
  parts: "看各单位",
  hide: "收起",
  noNames: "您在这里看得到汇总，看不到每个人。",
  none: "不在任何组的人",
  own: "本级人员",
  person: "姓名",
  lacks: "还没到位的要求",
  all: "都到位了",
  allOfThem: "每个人都到位了。",
  onlyBehind: "只看还没到位的人",
  gap: (amount: string) => `还差 ${amount}`,
  how: (name: string, duty: string) => `${name}：${duty}是怎么来的`,
  more: (n: number) => `再看 ${n} 人`,
  drafts: "由这些数字起草",
  draft: (kind: "summary" | "meeting") => ({ summary: "研修总结", meeting: "例会通报" })[kind],
  draftsNote:
    "照记录写好一稿，您在上面改。改过的字留在这台设备上，打印、复制或存成文件才离开。起草时不写任何人的名字；检查时写下的话照抄，请看一遍。",
  foot: (day: string) => `截至 ${day}，由已有记录判定汇总`,
  prepared: "制表人：",
  checked: "审核人：",
  signedOn: "日期：",
};

export type ProgressMessages = typeof source;

export const progressStrings = catalogue<ProgressMessages>("progress", source, {
  "zh-Hant": async () => (await import("./progress.strings.zh-hant.ts")).messages,
  en: async () => (await import("./progress.strings.en.ts")).messages,
});
