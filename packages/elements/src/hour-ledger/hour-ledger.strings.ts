import { catalogue } from "../core/words.ts";
import type { Grouping } from "./hour-ledger.model.ts";

const by: Record<Grouping, string> = {
  person: "教师",
  group: "教研组",
  category: "类别",
  state: "状态",
  month: "月",
  term: "学期",
  schoolYear: "学年",
};

const source = {
  title: "学时台账",
  empty: "没有学时记录",
  emptyNext: "教师申报以后，会出现在这里。",
  emptyFiltered: "没有符合条件的记录",
  clearFilters: "清除条件",
  filters: "筛选",
  anyState: "全部状态",
  anyCategory: "全部类别",
  anyOrg: "全部单位",
  state: "状态",
  category: "类别",
  org: "单位",
  person: "教师",
  anyPerson: "全部教师",
  from: "从",
  to: "到",
  groupBy: "分组",
  ungrouped: "不分组",
  by: (grouping: Grouping) => by[grouping],
  choose: (name: string, title: string) => `选中 ${name} ${title}`,
  chooseAll: "全选",
  date: "日期",
  activity: "内容",
  facts: "时长",
  claimed: "申报",
  approved: "认定",
  step: (n: number, of?: number) => (of === undefined ? `已过 ${n} 级` : `${of} 级审批，已过 ${n} 级`),
  minutes: (n: string) => `${n} 分钟`,
  days: (n: string) => `${n} 天`,
  lessons: (n: string) => `${n} 节`,
  records: (n: number) => `${n} 条`,
  counted: (n: number) => `共 ${n} 条`,
  countedMore: (n: number) => `只列前 ${n} 条，后面还有。缩小筛选条件可以看到其余的。`,
  reading: (n: number) => `已读到 ${n} 条，还在读…`,
  grid: "学时记录。方向键移动，空格选中。",
};

export type LedgerMessages = typeof source;

export const ledgerStrings = catalogue<LedgerMessages>("hour-ledger", source, {
  "zh-Hant": async () => (await import("./hour-ledger.strings.zh-hant.ts")).messages,
  en: async () => (await import("./hour-ledger.strings.en.ts")).messages,
});
