import { catalogue } from "../core/index.ts";

const moves: Record<string, string> = { submit: "提交审批", takeBack: "撤回修改", approve: "同意", return: "退回" };
const lacks: Record<string, string> = {
  "section-empty": "还没有写",
  "items-missing": "条目不够",
  "item-without-owner": "缺负责人",
  "item-without-quota": "缺数量",
  "item-without-due": "缺日期",
};

const source = {
  title: "研修计划",
  period: (year: string, term: string) => (term ? `${year}学年第${term}学期` : `${year}学年`),
  by: (name: string) => `制订：${name}`,
  theme: "主题",
  themeNone: "还没有定主题",
  dueLeft: (day: string, days: number) => `${day}前提交，还有 ${days} 天`,
  dueToday: (day: string) => `今天（${day}）是提交的最后一天`,
  duePast: (day: string, days: number) => `应在${day}前提交，已过 ${days} 天`,
  sections: "各部分",
  lack: (code: string): string => lacks[code] ?? code,
  atLeast: (n: number) => `至少 ${n} 条`,
  items: (n: number) => `${n} 条`,
  mark: (mark: string, n: number): string =>
    mark === "ready" ? "已写" : mark === "hint" ? `可补 ${n} 处` : mark === "blocked" ? "要补" : "可不写",
  textOf: (section: string) => `“${section}”的内容`,
  none: "没有写",
  item: (n: number) => `第${n}条`,
  itemText: "做什么",
  owner: "负责人",
  nobody: "请选择",
  quota: "数量",
  unit: "单位",
  unitPlaceholder: "节、次、篇",
  due: "完成日期",
  addItem: "加一条",
  removeItem: (text: string) => `删去“${text}”`,
  removed: "已删去一条。",
  undo: "撤消",
  blocks: (n: number) => `还有 ${n} 处要补，才能提交：`,
  hints: (n: number) => `另有 ${n} 处可以补。`,
  complete: "各部分都已写好，可以提交。",
  move: (id: string) => moves[id] ?? id,
  returnReason: "哪里要改",
  approvedBy: (name: string, at: string) => `${name}已同意，${at}`,
  approving: "已提交，等校长审批。",
  approvingMine: "请看一看，同意或退回。",
  approved: "计划已通过。",
  returned: (reason: string) => `已退回：${reason}`,
  empty: "您还没有研修计划",
  emptyNext: "学校建立计划以后，会出现在这里。",
  gone: "没有找到这份计划",
};

export type PlanMessages = typeof source;

export const planStrings = catalogue<PlanMessages>("plan", source, {
  "zh-Hant": async () => (await import("./plan-editor.strings.zh-hant.ts")).messages,
  en: async () => (await import("./plan-editor.strings.en.ts")).messages,
});
