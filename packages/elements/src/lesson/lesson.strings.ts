import { catalogue } from "../core/index.ts";

const kinds: Record<string, string> = {
  everyday: "家常课",
  open: "公开课",
  demonstration: "示范课",
  showcase: "展示课",
  quality: "优质课",
  viewing: "观摩课",
  rebuilt: "重建课",
  report: "汇报课",
  research: "研讨课",
  groupOpen: "教研公开课",
  acceptance: "验收课",
};
const groups: Record<string, string> = { mine: "我上的课", going: "我要听的课", open: "可以直接去听", mustAsk: "先问一声再去" };
const guests: Record<string, string> = {
  asked: "想来听",
  coming: "来听",
  invited: "已邀请",
  declined: "已婉拒",
  withdrawn: "不来了",
};

const source = {
  title: "课例",
  coming: "近期的课",
  group: (id: string) => groups[id] ?? id,
  plan: "安排一节课",
  empty: "近期没有安排的课",
  emptyNext: "有老师安排了课，会出现在这里。",
  emptyPlan: "先安排一节自己的课，再请同事来听。",
  more: (n: number) => `再看 ${n} 节`,
  open: (lesson: string) => `打开${lesson}`,
  back: "回到近期的课",
  gone: "没有找到这节课",
  goneNext: "它可能没有对您开放，请与执教老师联系。",
  lesson: (className: string, subject: string, topic: string) => `${className}${subject}《${topic || "题目未定"}》`,
  kind: (kind: string) => kinds[kind] ?? kind.replace(/^ext:/, ""),
  period: (n: number) => `第${n}节`,
  mode: (mode: string): string => (mode === "video" ? "录像课" : "现场课"),
  teacher: (name: string) => `执教：${name}`,
  unmarked: "上过了请标一下",
  waitingNew: "还没有送到学校",
  invitedYou: "请您去听",
  handbookShort: (state: string, days: number) => (state === "out" ? "手册已发" : state === "open" ? `手册还有 ${days} 天` : "手册该发了"),
  guest: (state: string) => guests[state] ?? state,
};

export type LessonMessages = typeof source;

export const lessonStrings = catalogue<LessonMessages>("lesson", source, {
  "zh-Hant": async () => (await import("./lesson.strings.zh-hant.ts")).messages,
  en: async () => (await import("./lesson.strings.en.ts")).messages,
});
