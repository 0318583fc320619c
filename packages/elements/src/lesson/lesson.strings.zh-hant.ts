import type { LessonMessages } from "./lesson.strings.ts";

const kinds: Record<string, string> = {
  everyday: "家常課",
  open: "公開課",
  demonstration: "示範課",
  showcase: "展示課",
  quality: "優質課",
  viewing: "觀摩課",
  rebuilt: "重建課",
  report: "匯報課",
  research: "研討課",
  groupOpen: "教研公開課",
  acceptance: "驗收課",
};
const groups: Record<string, string> = { mine: "我上的課", going: "我要聽的課", open: "可以直接去聽", mustAsk: "先問一聲再去" };
const guests: Record<string, string> = {
  asked: "想來聽",
  coming: "來聽",
  invited: "已邀請",
  declined: "已婉拒",
  withdrawn: "不來了",
};

export const messages: LessonMessages = {
  title: "課例",
  coming: "近期的課",
  group: (id) => groups[id] ?? id,
  plan: "安排一節課",
  empty: "近期沒有安排的課",
  emptyNext: "有老師安排了課，會出現在這裡。",
  emptyPlan: "先安排一節自己的課，再請同事來聽。",
  more: (n) => `再看 ${n} 節`,
  open: (lesson) => `開啟${lesson}`,
  back: "回到近期的課",
  gone: "沒有找到這節課",
  goneNext: "它可能沒有對您開放，請與執教老師聯絡。",
  lesson: (className, subject, topic) => `${className}${subject}《${topic || "題目未定"}》`,
  kind: (kind) => kinds[kind] ?? kind.replace(/^ext:/, ""),
  period: (n) => `第${n}節`,
  mode: (mode) => (mode === "video" ? "錄影課" : "現場課"),
  teacher: (name) => `執教：${name}`,
  unmarked: "上過了請標一下",
  waitingNew: "還沒有送到學校",
  invitedYou: "請您去聽",
  handbookShort: (state, days) => (state === "out" ? "手冊已發" : state === "open" ? `手冊還有 ${days} 天` : "手冊該發了"),
  guest: (state) => guests[state] ?? state,
};
