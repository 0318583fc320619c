import { catalogue } from "../core/index.ts";

const codes: Record<string, string> = {
  longCycleDispatch: "派出参加长周期培训",
  eduAdmin: "教育局派出",
  trainingDept: "教师进修学校派出",
};

const source = {
  records: "每一条记录",
  recordCount: (n: number) => `${n} 条`,
  date: "日期",
  activity: "内容",
  category: "类别",
  amount: "计入",
  status: "情况",
  counted: "计入",
  part: "计入一部分",
  waiting: "等确认",
  inWaiting: (amount: string) => `（${amount}）`,
  openLine: "待定",
  not: "未计入",
  elsewhere: "记在别的时期",
  of: (amount: string) => `共 ${amount}`,
  more: (n: number) => `再看 ${n} 条`,
  noRecords: "这一期还没有学时记录",
  noRecordsNext: "听课、教研和培训登记以后会出现在这里。",
  unseen: "这条记录您不能查看",
  waivers: "免除",
  code: (code: string) => codes[code] ?? code,
  makesUp: (what: string) => `补培：补${what}`,
  earlier: (title: string, when: string) => `“${title}”（${when}）`,
  laterMadeUp: (day: string) => `${day}补的`,
  countsHere: (titles: string, clause: string) => `${titles}：补的记回原来那一期，就是这一期（${clause}）`,
  countsElsewhere: (titles: string, period: string, clause: string) => `${titles}：补的记回原来那一期，记在 ${period}（${clause}）`,
  countsWhenDone: (titles: string, clause: string) =>
    `${titles}：补的记在补做的这一期${clause ? `（${clause}）` : "；条文没有说要记回原来那一期"}`,
  appeal: (text: string) => `申诉：${text}`,
  answer: (text: string) => `答复：${text}`,
  and: (titles: string[]) => titles.join("、"),
};

export type RecordsMessages = typeof source;

export const recordsStrings = catalogue<RecordsMessages>("study-hours-records", source, {
  "zh-Hant": async () => (await import("./records.strings.zh-hant.ts")).messages,
  en: async () => (await import("./records.strings.en.ts")).messages,
});
