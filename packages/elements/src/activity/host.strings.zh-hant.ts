import type { HostMessages } from "./host.strings.ts";

const moves: Record<string, string> = {
  grant: "同意請假",
  refuse: "不同意",
  allow: "支持申訴，同意請假",
  dismiss: "維持原來的決定",
  reconsider: "收回決定，重新考慮",
  settle: "時間已過，記為缺席",
};
const states: Record<string, string> = {
  asked: "請假，等答覆",
  appealed: "申訴，等校長答覆",
  refused: "沒有同意，可以申訴",
  excused: "已同意",
  absent: "沒有到，可以說明原因",
};

export const messages: HostMessages = {
  codeTitle: "簽到碼",
  timeLeft: (time: string) => `還有 ${time}`,
  over: "這個簽到碼已經過期。需要時換一個新的。",
  renew: "換一個簽到碼",
  roll: "名單",
  all: (n: number) => `其餘 ${n} 人都到了`,
  undo: "撤回剛才的「都到了」",
  keys: "鍵盤：方向鍵移動，P 到、L 遲到、E 早退、X 請假、A 缺席。",
  byCode: "用碼簽到",
  arrived: "到的時間",
  left: "離開的時間",
  excuses: "請假與申訴",
  state: (state: string) => states[state] ?? state,
  move: (move: string) => moves[move] ?? move,
  appeal: (text: string) => `申訴：${text}`,
  answer: "答覆或理由（不同意時要寫）",
  record: "活動紀錄",
  open: "打開名單，開始簽到",
  hold: "結束活動，關上名單",
  reopen: "重新打開名單",
  cancel: "取消活動",
  not: "先不",
  why: "為什麼",
  unmarked: (n: number) => `還有 ${n} 人沒有記；關上名單以後，他們可以說明原因。`,
  missing: (item: string) => `檢查表裡還缺：${item}`,
  missingPeople: "還沒有寫參加的人。",
};
