import type { FreeMessages } from "./free.strings.ts";

export const messages: FreeMessages = {
  title: "我空堂時能聽的課",
  known: (days) => `接下來 ${days} 天裡，您沒有課的時候同事在上的課。`,
  notIn: "課程表裡沒有您上的課，所以每一節都當作空堂。",
  none: "學校還沒有課程表，看不出您哪些節有課。這裡只有老師們安排好的課。",
  day: "哪一天",
  subject: "哪一科",
  all: "全部",
  nothing: (days) => `接下來 ${days} 天沒有合您空堂的課。`,
  nothingOfSubject: "這一天這一科沒有合您空堂的課，換一天或換一科看看。",
  weekly: (className, subject) => `${className}${subject}`,
  turn: (weeks) => (weeks === "odd" ? "單週" : "雙週"),
  ask: "想去聽",
  askOf: (lesson) => `想去聽${lesson}`,
  more: (n) => `再看 ${n} 節`,
};
