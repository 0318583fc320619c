import { catalogue } from "../core/index.ts";

const moves: Record<string, string> = {
  grant: "同意请假",
  refuse: "不同意",
  allow: "支持申诉，同意请假",
  dismiss: "维持原来的决定",
  reconsider: "收回决定，重新考虑",
  settle: "时间已过，记为缺席",
};
const states: Record<string, string> = {
  asked: "请假，等答复",
  appealed: "申诉，等校长答复",
  refused: "没有同意，可以申诉",
  excused: "已同意",
  absent: "没有到，可以说明原因",
};

const source = {
  codeTitle: "签到码",
  timeLeft: (time: string) => `还有 ${time}`,
  over: "这个签到码已经过期。需要时换一个新的。",
  renew: "换一个签到码",
  roll: "名单",
  all: (n: number) => `其余 ${n} 人都到了`,
  undo: "撤回刚才的“都到了”",
  keys: "键盘：方向键移动，P 到、L 迟到、E 早退、X 请假、A 缺席。",
  byCode: "用码签到",
  arrived: "到的时间",
  left: "离开的时间",
  excuses: "请假与申诉",
  state: (state: string) => states[state] ?? state,
  move: (move: string) => moves[move] ?? move,
  appeal: (text: string) => `申诉：${text}`,
  answer: "答复或理由（不同意时要写）",
  record: "活动记录",
  open: "打开名单，开始签到",
  hold: "结束活动，关上名单",
  reopen: "重新打开名单",
  cancel: "取消活动",
  not: "先不",
  why: "为什么",
  unmarked: (n: number) => `还有 ${n} 人没有记；关上名单以后，他们可以说明原因。`,
  missing: (item: string) => `检查表里还缺：${item}`,
  missingPeople: "还没有写参加的人。",
};

/** Words of who keeps the list. */
export type HostMessages = typeof source;

export const hostStrings = catalogue<HostMessages>("activity-host", source, {
  "zh-Hant": async () => (await import("./host.strings.zh-hant.ts")).messages,
  en: async () => (await import("./host.strings.en.ts")).messages,
});
