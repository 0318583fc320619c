import { catalogue } from "../core/index.ts";

const gates: Record<string, string> = { passed: "已通过", present: "进行中", toCome: "未开始" };

const source = {
  title: "师徒结对",
  since: (day: string) => `${day}起`,
  week: (n: number) => `第${n}周`,
  until: (from: string, to: string) => `${from}至${to}`,
  leads: "带：",
  leadsNothing: "还没有说好带什么",
  goal: (goal: string) => `目标：${goal}`,
  both: "互相带",
  choose: "看哪一对",
  pairOf: (mentor: string, mentee: string) => `${mentor}与${mentee}`,
  stages: "阶段",
  gate: (state: string): string => gates[state] ?? state,
  progress: (shown: number, needed: number) => `${shown} / ${needed} 项`,
  tasks: (stage: string) => `${stage}要做的事`,
  done: "已有",
  open: "还没有",
  optional: "可选",
  add: "加一条",
  addFor: (task: string) => `给“${task}”加一条`,
  addTitle: "用什么说明",
  observations: "已锁定的听课记录",
  noObservations: "两人之间还没有可用的、已锁定的听课记录。可以先写一条说明。",
  note: "写一条说明",
  noteText: "做了什么",
  noteDay: "哪一天",
  noteLackTitle: "写下做了什么",
  noteLackDay: "日子不能晚于今天",
  save: "加上",
  shownBy: (name: string) => `${name}添加`,
  lesson: (className: string, subject: string, topic: string) => `${className}${subject}《${topic}》`,
  observedBy: (observer: string, teacher: string) => `${observer}听${teacher}的课`,
  observationOn: (day: string) => `${day}的听课记录`,
  gateTitle: "过关",
  lacks: (n: number) => `还差 ${n} 项：`,
  ready: "该做的都有了，可以签字过关。",
  sign: "签字过关",
  signature: (party: string): string => (party === "mentor" ? "师傅" : "徒弟"),
  unsigned: "待签",
  signedMe: (name: string) => `您已签字，等${name}签字。`,
  passedOn: (day: string) => `${day}过关`,
  completed: "三个阶段都已过关。",
  ended: "这一对已结束。",
  empty: "您现在没有师徒结对",
  emptyNext: "学校建立结对以后，会出现在这里。",
  gone: "没有找到这一对",
};

export type PairMessages = typeof source;

export const pairStrings = catalogue<PairMessages>("pair", source, {
  "zh-Hant": async () => (await import("./mentor-pair.strings.zh-hant.ts")).messages,
  en: async () => (await import("./mentor-pair.strings.en.ts")).messages,
});
