import { catalogue } from "../core/index.ts";

const source = {
  title: "名称",
  category: "类别",
  on: "日期",
  from: "开始",
  to: "结束",
  place: "地点",
  repeat: "再次举行",
  once: "只有一次",
  weekly: (weeks: number) => (weeks === 1 ? "每周" : `每 ${weeks} 周`),
  until: "到哪一天为止",
  untilHint: "选一天，从第一次起最多一年。",
  days: (n: number, days: readonly string[]) => `一共 ${n} 次：${days.join("、")}。每一次各自签到、各自改。`,
  closed: (days: readonly string[]) => `放假不安排：${days.join("、")}。`,
  createAll: (n: number) => `安排 ${n} 次`,
  theme: "主题",
  goal: "目标",
  speaker: "主讲人",
  measures: "措施",
  appraisal: "考评办法",
  checklists: "按哪些检查表",
  missing: (items: string) => `，还缺：${items}`,
  wholeGroup: (name: string) => `加上${name}`,
  openTo: "全校都可以来签到",
  choose: "选参加的人",
  speakers: "其中谁主讲",
  makesUpFor: "补哪一次活动（补培）",
  nothing: "不是补培",
  create: "安排好了",
  lacks: (fields: string) => `还要填：${fields}`,
};

export type PlanMessages = typeof source;

export const planStrings = catalogue<PlanMessages>("activity-plan", source, {
  "zh-Hant": async () => (await import("./plan.strings.zh-hant.ts")).messages,
  en: async () => (await import("./plan.strings.en.ts")).messages,
});
