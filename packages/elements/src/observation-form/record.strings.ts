import { catalogue } from "../core/index.ts";

const moves: Record<string, string> = {
  submit: "提交给执教老师",
  takeBack: "撤回修改",
  withdraw: "作废这份记录",
  answer: "提交答复",
  sign: "签字确认",
  askUnlock: "申请修改",
  agree: "同意修改",
  refuse: "不同意",
};

/** Words of a record that is read, answered, signed or in question. */
const source = {
  move: (id: string) => moves[id] ?? id,
  lack: (pointer: string): string => (pointer === "/answer" ? "先写下答复，就可以提交" : "先写下优点或问题，或给一项评分，就可以提交"),
  total: "合计",
  rated: (n: number, of: number) => `已评 ${n} / ${of} 项`,
  soFar: "按已评的项折算",
  left: (n: number) => `不评 ${n} 项，不计入合计`,
  open: "还没有评：",
  more: (_rest: number, all: number) => `等 ${all} 项`,
  needOpen: (n: number) => `还有 ${n} 项必评的没有评`,
  someOpen: (n: number) => `还有 ${n} 项没有评，也可以提交`,
  none: "没有写",
  unrated: "未评",
  until: (at: string) => `${at} 前可以撤回`,
  withdrawTitle: "作废这份听课记录？",
  withdrawBody: "作废以后不能再改，也不再出现在待办里。",
  reason: (id: string): string => (id === "refuse" ? "说说为什么不改" : "要改哪里，为什么"),
  sentTo: (name: string) => `已提交，等${name}答复。`,
  waitsForMe: (name: string) => `${name}听了您这节课。请看一看，写下答复。`,
  waitsAnswer: (name: string) => `等${name}答复。`,
  signNow: "请核对内容，然后签字。签字后再改内容，签字会失效。",
  signedMe: (name: string) => `您已签字，等${name}签字。`,
  waitsSign: "等双方签字。",
  lockedNow: "双方已签字，记录已锁定，计入学时。",
  unlockMine: (name: string) => `您申请了修改，等${name}回应。`,
  unlockTheirs: (name: string) => `${name}申请修改这份记录。`,
  withdrawnNow: "这份记录已作废。",
  because: (reason: string) => `理由：${reason}`,
  signatures: "签字",
  party: (party: string): string => (party === "author" ? "听课人" : "执教人"),
  unsigned: "待签",
  notLegal: "签字是本人登录后点击确认的记录（姓名和时间），不是法律意义上的电子签名。需要手签或盖章的，请签在这张纸上。",
  ratedItems: (n: number) => `评了 ${n} 项`,
  entries: (n: number) => `${n} 条`,
  photosTitle: (n: number) => `还有 ${n} 张照片没有传上去`,
  photosBody: "提交以后就不能再传照片了。可以等有网络时再提交，照片和文字都还在这台设备上。",
  photosWithout: "不带照片，现在提交",
  nothingChosen: "还没有选定要填的课",
  nothingChosenNext: "从待办里打开一节要听的课。",
  ownLesson: "这是您自己上的课",
  ownLessonNext: "听课的老师提交以后，会出现在您的待办里。",
  notAsked: "这节课没有请您听课",
  notAskedNext: "想听的话，请与执教老师说一声。",
  cancelled: "这节课已取消",
  cancelledNext: "不用再填听课记录。",
  gone: "没有找到这份记录",
  goneNext: "它可能还没有提交，或已作废。",
};

export type RecordMessages = typeof source;

export const recordStrings = catalogue<RecordMessages>("record", source, {
  "zh-Hant": async () => (await import("./record.strings.zh-hant.ts")).messages,
  en: async () => (await import("./record.strings.en.ts")).messages,
});
