import type { Level } from "@xiaoben/contract";
import { catalogue } from "../core/words.ts";

const levels: Record<Level, string> = {
  province: "省里",
  county: "县里",
  centralSchool: "中心校",
  school: "学校",
  group: "教研组",
};

const source = {
  title: "我的学时",
  titleOf: (name: string) => `${name}的学时`,
  period: "时期",
  asOf: "截至",
  asOfToday: "回到今天",
  short: (amount: string) => `还差 ${amount}`,
  hatched: (amount: string) => `斜纹：${amount}待学校审核`,
  how: "怎么算的",
  whole: "逐条看依据和算法",
  clause: "依据",
  says: "条文",
  undecided: (level: Level) => `${levels[level]}还没有定`,
  preview: "如果到期末还是现在这样",
  previewPrivate: "只有您自己看得到，现在还来得及。",
  idle: (n: number) => `还有 ${n} 个问题没有定，怎么定现在结果都一样`,
  rules: "其他要求",
  moreRules: (n: number) => `再看 ${n} 项`,
  noRules: "这里还没有设学时要求",
  noRulesNext: "学校或县里设好以后，这里会算出您的学时。",
  others: "各是一本账，从不相加",
  foot: (pack: string, version: string, day: string) => `按《${pack}》（${version} 版），截至${day}`,
  onDevice: "在这台设备上算出",
};

export type StudyHoursMessages = typeof source;

export const studyHoursStrings = catalogue<StudyHoursMessages>("study-hours", source, {
  "zh-Hant": async () => (await import("./study-hours.strings.zh-hant.ts")).messages,
  en: async () => (await import("./study-hours.strings.en.ts")).messages,
});
