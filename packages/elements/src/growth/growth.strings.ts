import { catalogue } from "../core/index.ts";
import { codeWord, stretchWord } from "../practice/recorded.strings.ts";

const source = {
  title: "课堂成长",
  titleOf: (name: string) => `${name}的课堂成长`,
  counts: (lessons: number, records: number) => `${lessons} 节课，${records} 份听课记录。`,
  few: (n: number) => `只有 ${n} 节课，太少，看不出变化。`,
  onlySeen: "只列您能看到的记录。",
  latest: (n: number) => `只列最近的 ${n} 份。`,
  empty: "还没有听课记录",
  emptyMine: "有人听了您的课并提交以后，会出现在这里。",
  emptyOther: "这里只有您能看到的记录。",
  totals: "评分表合计",
  totalsChart: (n: number) => `${n} 节有合计的课，数字在下面的表里`,
  totalsNote: "一节课有几位听课人时，各人的分数各是一点，浅色条从最低到最高。分数来自听课评价表，不会自动写进教师发展性评价表。",
  noTotals: "这些记录用的表没有分数。",
  full: "满分",
  formIs: (title: string, version: string) => `《${title}》${version}`,
  begins: (how: string, form: string): string =>
    how === "version" ? `从这里起用的是另一个版本：${form}，前后不相连，不能相比。` : `从这里起换了一张表：${form}，前后不相连，不能相比。`,
  on: "日期",
  lesson: "课",
  observer: "听课人",
  total: "合计",
  lessonName: (className: string, subject: string, topic: string) => `${className}${subject}《${topic}》`,
  totalOf: (name: string, scaled: string, band: string) => `${name} ${scaled}${band ? `（${band}）` : ""}`,
  segments: "课堂环节",
  segmentsNote: "每一条是一份记录里这个环节占的时间，按记下的时间算，百分之几。",
  segment: stretchWord,
  language: "评价语言",
  languageNote: "每一条是一份记录里听到的次数。次数由听课人记，不是好坏的标准。",
  languageHidden: "评价语言只给本人看；本人公开以后，这里才会出现。",
  code: codeWord,
  barsOf: (name: string, n: number) => `${name}，${n} 份记录，数字在下面的表里`,
  percent: (n: number) => `${n}%`,
  steps: "下一步，和后来",
  step: "下一步",
  became: "后来",
  said: (day: string) => `${day}评课时说到`,
  more: (n: number) => `再看 ${n} 行`,
};

export type GrowthMessages = typeof source;

export const growthStrings = catalogue<GrowthMessages>("growth", source, {
  "zh-Hant": async () => (await import("./growth.strings.zh-hant.ts")).messages,
  en: async () => (await import("./growth.strings.en.ts")).messages,
});
