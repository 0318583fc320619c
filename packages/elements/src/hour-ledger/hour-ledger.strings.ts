import { catalogue } from "../core/index.ts";
import type { Decision } from "./hour-ledger.batch.ts";
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
const decided: Record<Decision, string> = { approve: "通过", return: "退回", reject: "判为未通过" };
const verbs: Record<Decision, string> = { approve: "通过", return: "退回", reject: "不通过" };
const terms = ["一", "二", "三", "四"];

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
  term: (year: string, key: string) => `${year}学年第${terms[Number(key) - 1] ?? key}学期`,
  schoolYear: (year: string) => `${year}学年`,
  month: (year: string, month: string) => `${year}年${Number(month)}月`,
  noPerson: "查不到的教师",
  noGroup: "不在教研组里",
  noPeriod: "校历没有覆盖的日期",
  choose: (name: string, title: string) => `选中 ${name} ${title}`,
  chooseAll: "全选",
  date: "日期",
  activity: "内容",
  facts: "时长",
  claimed: "申报",
  approved: "认定",
  minutes: (n: string) => `${n} 分钟`,
  days: (n: string) => `${n} 天`,
  lessons: (n: string) => `${n} 节`,
  records: (n: number) => `${n} 条`,
  counted: (n: number) => `共 ${n} 条`,
  countedMore: (n: number) => `只列前 ${n} 条，后面还有。缩小筛选条件可以看到其余的。`,
  reading: (n: number) => `已读到 ${n} 条，还在读…`,
  chosen: (n: number) => `已选 ${n} 条`,
  chosenOf: (n: number, open: number) => `已选 ${n} 条，其中 ${open} 条等您审核`,
  decide: (does: Decision, n: number) => `${verbs[does]} ${n} 条${does === "approve" ? "" : "…"}`,
  unchoose: "取消选择",
  why: (does: Decision, n: number) => `${verbs[does]} ${n} 条记录`,
  reason: "理由",
  reasonNote: "所有选中的记录用同一条理由，教师看得到。",
  running: (n: number, all: number) => `正在处理 ${n}/${all}`,
  done: (does: Decision, n: number) => `${decided[does]}了 ${n} 条。`,
  waiting: (n: number) => `${n} 条已存在这台设备上，联网后送出。`,
  overtaken: (n: number) => `${n} 条已由别人处理，没有重复计。`,
  refused: (n: number) => `${n} 条没有成功。`,
  showRefused: "看这几条",
  showAll: "看全部",
  dismiss: "知道了",
  overtakenNow: (state: string) => `已由别人处理，现在是“${state}”`,
  edit: (name: string) => `${name}的认定学时`,
  notHours: "填大于 0 的数，最多四位小数",
  paperPeriod: (from: string, to: string) => `${from || "最早"}至${to || "今天"}`,
  paperPeriodAll: "全部日期",
  signatures: "填表人|审核人|日期",
  grid: "学时记录。方向键移动，空格选中。",
};

export type LedgerMessages = typeof source;

export const ledgerStrings = catalogue<LedgerMessages>("hour-ledger", source, {
  "zh-Hant": async () => (await import("./hour-ledger.strings.zh-hant.ts")).messages,
  en: async () => (await import("./hour-ledger.strings.en.ts")).messages,
});
