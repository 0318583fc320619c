import { catalogue } from "../core/index.ts";

const fields: Record<string, string> = {
  observations: "听课记录",
  on: "评课日期",
  participants: "参加的人",
  template: "评议次序",
  speeches: "发言",
  summary: "小结",
};

const source = {
  title: "评课记录",
  field: (name: string) => fields[name] ?? name,
  summaryHint: "定下了什么，下次看什么",
  by: (name: string) => `记录：${name}`,
  writeOwn: "我也记一份",
  contributed: (n: number, of: number) => `${of} 人中有 ${n} 人的发言已记下。`,
  silent: (names: string) => `还没有记下发言的：${names}。当天晚些时候补上也可以。`,
  freeOrder: "不按次序",
  turn: (state: string): string => (state === "spoken" ? "说过了" : state === "now" ? "轮到" : "还没到"),
  orderUnread: "评议次序读不到，先按自由发言记。",
  otherSpeeches: "其他发言",
  addSpeech: "记一段发言",
  addSpeechIn: (turn: string) => `在“${turn}”里记一段发言`,
  speech: (n: number) => `第 ${n} 段发言`,
  speaker: "谁说的",
  point: "对应哪个观察点",
  noPoint: "不对应观察点",
  speechText: (name: string) => `${name}说了什么`,
  removeSpeech: (name: string) => `删去${name}的这段发言`,
  removed: "已删去一段发言。",
  undo: "撤消",
  none: "没有写",
  lack: "先记下一段发言或写小结，就可以结束",
  move: (id: string): string => (id === "close" ? "结束评课" : "重新打开"),
  planned: "这节课还没有上",
  plannedNext: "上完课、听课老师写好记录以后，再来评课。",
  cancelled: "这节课已取消",
  cancelledNext: "不用评课。",
  noDebrief: "没有找到这份评课记录",
  noDebriefNext: "它可能还在记录，参加评课的人才能看到。",
};

export type DebriefMessages = typeof source;

export const debriefStrings = catalogue<DebriefMessages>("debrief", source, {
  "zh-Hant": async () => (await import("./debrief.strings.zh-hant.ts")).messages,
  en: async () => (await import("./debrief.strings.en.ts")).messages,
});
