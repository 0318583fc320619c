import { catalogue } from "../../core/index.ts";

const fields: Record<string, string> = {
  className: "班级",
  subjectName: "学科",
  topic: "课题",
  kind: "课型",
  mode: "现场或录像",
  on: "日期",
  period: "第几节",
  from: "开始",
  to: "结束",
  slot: "时间",
  lessons: "节数",
  form: "听课用的量表",
  openTo: "谁可以直接来听",
  teacher: "执教老师",
  idea: "研讨课思路",
  intent: "设计意图",
  observers: "邀请的老师",
  points: "请大家看的观察点",
};
const hints: Record<string, string> = {
  idea: "这节课想怎样展开",
  intent: "为什么这样设计，想看学生的什么变化",
};
const moves: Record<string, string> = { announce: "发出研讨手册", again: "再发一次研讨手册", hold: "标为已上课", cancel: "取消这节课" };

const source = {
  edit: "改课的安排",
  field: (name: string) => fields[name] ?? name,
  hint: (name: string) => hints[name] ?? "",
  double: "连堂（两节连上）",
  lessonsCount: (n: string) => `${n} 节`,
  mustAsk: "没有受邀的老师先问一声",
  openTo: (org: string) => `${org}的老师`,
  move: (id: string) => moves[id] ?? id,
  cancelReason: "为什么取消（听课的老师会看到）",
  announceLacks: "先写研讨课思路或设计意图，才能发出。",
  announceSent: "听课的老师现在都能看到。改动以后可以再发一次。",
  inviteLabel: "邀请一位老师",
  invite: "邀请",
  choose: "请选择",
  uninvite: (name: string) => `不邀请${name}了`,
  welcome: "欢迎",
  welcomeOf: (name: string) => `欢迎${name}来听`,
  decline: "婉拒",
  declineOf: (name: string) => `婉拒${name}`,
  declineReason: (name: string) => `对${name}说一声原因`,
  pointAdd: "加一个请大家看的点",
  pointRemove: (text: string) => `删去“${text}”`,
  pointText: "观察点",
  add: "添加",
  planTitle: "安排一节课",
  planKept: "写到一半也会留在这台设备上。",
  plan: "安排好了",
  plansLate: (before: number) => `离上课不到 ${before} 天，研讨手册来不及提前 ${before} 天发；课可以照常安排。`,
  lacks: (names: readonly string[]) => `还要填：${names.join("、")}`,
  lack: (code: string) => (code === "order" ? "结束要晚于开始" : code === "past" ? "日期不能早于今天" : (fields[code] ?? code)),
  noForm: "这里还没有听课量表。请学校先启用带量表的研修办法。",
};

/** Words of whoever teaches the lesson, and of whoever plans one. */
export type TeachMessages = typeof source;

export const teachStrings = catalogue<TeachMessages>("lesson-teach", source, {
  "zh-Hant": async () => (await import("./teach.strings.zh-hant.ts")).messages,
  en: async () => (await import("./teach.strings.en.ts")).messages,
});
