import { catalogue } from "../core/index.ts";

const source = {
  title: "我空堂时能听的课",
  known: (days: number) => `接下来 ${days} 天里，您没有课的时候同事在上的课。`,
  notIn: "课程表里没有您上的课，所以每一节都当作空堂。",
  none: "学校还没有课程表，看不出您哪些节有课。这里只有老师们安排好的课。",
  day: "哪一天",
  subject: "哪一科",
  all: "全部",
  nothing: (days: number) => `接下来 ${days} 天没有合您空堂的课。`,
  nothingOfSubject: "这一天这一科没有合您空堂的课，换一天或换一科看看。",
  weekly: (className: string, subject: string) => `${className}${subject}`,
  turn: (weeks: string): string => (weeks === "odd" ? "单周" : "双周"),
  ask: "想去听",
  askOf: (lesson: string) => `想去听${lesson}`,
  more: (n: number) => `再看 ${n} 节`,
};

export type FreeMessages = typeof source;

export const freeStrings = catalogue<FreeMessages>("lesson-free", source, {
  "zh-Hant": async () => (await import("./free.strings.zh-hant.ts")).messages,
  en: async () => (await import("./free.strings.en.ts")).messages,
});
