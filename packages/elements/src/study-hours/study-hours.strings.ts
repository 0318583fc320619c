import type { Level } from "@xiaoben/contract";
import { catalogue } from "../core/words.ts";

const levels: Record<Level, string> = {
  province: "省里",
  county: "县里",
  centralSchool: "中心校",
  school: "学校",
  group: "教研组",
};
const codes: Record<string, string> = {
  longCycleDispatch: "派出参加长周期培训",
  eduAdmin: "教育局派出",
  trainingDept: "教师进修学校派出",
};

const source = {
  title: "我的学时",
  titleOf: (name: string) => `${name}的学时`,
  period: "学年",
  asOf: "截至",
  asOfToday: "回到今天",
  short: (amount: string) => `还差 ${amount}`,
  hatched: (amount: string) => `斜纹：${amount}待学校审核`,
  how: "怎么算的",
  whole: "逐条看依据和算法",
  clause: "依据",
  says: "条文",
  open: "两种读法，结果不同",
  undecided: (level: Level) => `${levels[level]}还没有定`,
  preview: "如果到期末还是现在这样",
  previewPrivate: "只有您自己看得到，现在还来得及。",
  idle: (n: number) => `还有 ${n} 个问题没有定，怎么定现在结果都一样`,
  rules: "其他要求",
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
  of: (amount: string) => `共 ${amount}`,
  more: (n: number) => `再看 ${n} 条`,
  moreRules: (n: number) => `再看 ${n} 项`,
  noRecords: "这一学年还没有学时记录",
  noRecordsNext: "听课、教研和培训登记以后会出现在这里。",
  noRules: "这里还没有设学时要求",
  noRulesNext: "学校或县里设好以后，这里会算出您的学时。",
  unseen: "这条记录您不能查看",
  waivers: "免除",
  code: (code: string) => codes[code] ?? code,
  others: "另一本账，不与学时相加",
  foot: (pack: string, version: string, day: string) => `按《${pack}》（${version} 版），截至${day}`,
  onDevice: "在这台设备上算出",
};

export type StudyHoursMessages = typeof source;

export const studyHoursStrings = catalogue<StudyHoursMessages>("study-hours", source, {
  "zh-Hant": async () => (await import("./study-hours.strings.zh-hant.ts")).messages,
  en: async () => (await import("./study-hours.strings.en.ts")).messages,
});
