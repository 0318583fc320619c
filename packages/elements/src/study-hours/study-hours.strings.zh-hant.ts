import type { Level } from "@xiaoben/contract";
import type { StudyHoursMessages } from "./study-hours.strings.ts";

const undecided: Record<Level, string> = {
  province: "省裡還沒有定",
  county: "縣裡還沒有定",
  centralSchool: "中心校還沒有定",
  school: "學校還沒有定",
  group: "教研組還沒有定",
};

export const messages: StudyHoursMessages = {
  title: "我的學時",
  titleOf: (name) => `${name}的學時`,
  period: "時期",
  asOf: "截至",
  asOfToday: "回到今天",
  short: (amount) => `還差 ${amount}`,
  hatched: (amount) => `斜紋：${amount}待學校審核`,
  how: "怎麼算的",
  whole: "逐條看依據和算法",
  clause: "依據",
  says: "條文",
  undecided: (level) => undecided[level],
  preview: "如果到期末還是現在這樣",
  previewPrivate: "只有您自己看得到，現在還來得及。",
  idle: (n) => `還有 ${n} 個問題沒有定，怎麼定現在結果都一樣`,
  rules: "其他要求",
  moreRules: (n) => `再看 ${n} 項`,
  noRules: "這裡還沒有設學時要求",
  noRulesNext: "學校或縣裡設好以後，這裡會算出您的學時。",
  others: "各是一本帳，從不相加",
  foot: (pack, version, day) => `依《${pack}》（${version} 版），截至${day}`,
  onDevice: "在這台裝置上算出",
};
