import type { Outcome } from "@xiaoben/contract";
import { catalogue } from "../core/words.ts";
import type { Sort, Which } from "./hour-overview.model.ts";

const people: Partial<Record<Outcome, (n: number) => string>> = {
  notYet: (n) => `${n} 人还没到`,
  notMet: (n) => `${n} 人没有达到`,
  undetermined: (n) => `${n} 人还定不了`,
  waived: (n) => `${n} 人免`,
};
const sorts: Record<Sort, string> = { name: "按名称", share: "按达到的比例，低的在前", gap: "按还差的学时，多的在前" };
const whiches: Record<Which, string> = { behind: "还没达到的", ahead: "照现在到期末会不达标的", all: "所有人" };

const source = {
  title: "学时总览",
  where: "现在看的是",
  rule: "要求",
  period: "时间",
  today: "到今天",
  reached: (place: string, rule: string, reached: number, of: number) => `${place}：“${rule}”${of} 人中 ${reached} 人已达到`,
  rest: (outcome: Outcome, n: number): string => people[outcome]?.(n) ?? "",
  stale: (n: number, more = 0) => `${more ? `还有 ${more} 人没算进来。` : ""}${n ? `有 ${n} 人的数正在重算。` : ""}几秒后更新。`,
  total: (value: string, gap: string) => (gap ? `合计 ${value}，还差 ${gap}。` : `合计 ${value}。`),
  totalWaiting: (value: string) => `另有 ${value}等审核。`,
  approve: (n: number) => `有 ${n} 条学时记录等您处理。`,
  empty: "这里还没有可以汇总的人",
  emptyNext: "有人任职、也有要求生效以后，会出现在这里。",
  schools: "各单位",
  groups: "各教研组",
  own: "本级人员",
  none: "不在任何组的人",
  several: "一个人在两个组，两个组里都算。",
  sort: "排列",
  sortBy: (sort: Sort) => sorts[sort],
  name: "名称",
  people: "人数",
  met: "已达到",
  share: "比例",
  gap: "还差",
  waiting: "等审核",
  value: "计入",
  ofPeople: (reached: number, of: number) => `${reached}／${of} 人`,
  lacking: (amount: string) => `还差 ${amount}`,
  percent: (n: number) => `${n}%`,
  barOf: (name: string, reached: number, of: number) => `${name}：${of} 人中 ${reached} 人已达到`,
  table: "看表格",
  noTable: "收起表格",
  categories: "各类别",
  months: "各月",
  splitNote: "每一条记录计入多少，就归到它的类别和月份，加起来就是合计。",
  noCategory: "没有类别",
  noMonth: "没有日期",
  ofNoRecord: "不属于哪一条记录（取整、结转）",
  category: "类别",
  month: "月份",
  noSplit: "还没有计入的学时。",
  members: "人员",
  which: "显示",
  whichOf: (which: Which) => whiches[which],
  nobody: "没有这样的人。",
  person: "姓名",
  outcome: "情况",
  lacks: "还差",
  aheadNote: "照现在的记录到期末会不达标的人。每位老师在自己的学时页先看到，学校在这之后才看到；现在都还来得及。",
  lacksWaiting: (gap: string, waiting: string) => `还差 ${gap}，其中 ${waiting}等审核`,
  how: "怎么来的",
  hide: "收起",
  more: (n: number) => `再看 ${n} 人`,
  print: "打印",
  noNames: "您在这里看得到汇总，看不到每个人。",
  foot: (pack: string, version: string) => `按《${pack}》（${version} 版）`,
  since: (moment: string) => `最早的一个数算于 ${moment}`,
  prepared: "制表人：",
  checked: "审核人：",
  signedOn: "日期：",
};

export type HourOverviewMessages = typeof source;

export const hourOverviewStrings = catalogue<HourOverviewMessages>("hour-overview", source, {
  "zh-Hant": async () => (await import("./hour-overview.strings.zh-hant.ts")).messages,
  en: async () => (await import("./hour-overview.strings.en.ts")).messages,
});
