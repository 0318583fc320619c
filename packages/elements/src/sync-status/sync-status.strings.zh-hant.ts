import type { SyncStatusMessages } from "./sync-status.strings.ts";

const kinds: Record<string, string> = {
  hour: "學時紀錄",
  observation: "聽課紀錄",
  pair: "師徒結對",
  plan: "研修計畫",
  "plan-section": "計畫的一節",
  "plan-item": "計畫的一項",
  lesson: "課",
};
const verbs: Record<string, string> = {
  create: "新增",
  change: "修改",
  remove: "刪除",
  submit: "送出",
  takeBack: "收回",
  withdraw: "撤回",
  answer: "答覆",
  sign: "簽署",
  askUnlock: "申請解鎖",
  agree: "同意解鎖",
  refuse: "不同意解鎖",
  approve: "通過",
  return: "退回",
  reject: "不通過",
  hold: "上課",
  cancel: "取消",
  end: "結束",
};

export const messages: SyncStatusMessages = {
  title: "傳送情況",
  clean: "都已存到伺服器",
  offline: "現在連不上網路；填的內容會先存在這台裝置上",
  sending: (n) => `正在傳送 ${n} 件`,
  waiting: (n) => `${n} 件已存在這台裝置上，連上網路就會傳送`,
  attention: (n) => `${n} 件沒有送出去，請您看看`,
  show: "看詳細",
  hide: "收起",
  action: (action) => {
    const [kind = "", verb = ""] = action.split(".");
    return `${verbs[verb] ?? "處理"}${kinds[kind] ?? "紀錄"}`;
  },
  since: (at) => `${at} 起`,
  stateWaiting: "等網路",
  stateSending: "傳送中",
  stateAttention: "要您處理",
  retry: "再傳一次",
  discard: "不傳了",
  discardTitle: "不再傳送這件？",
  discardBody: "它會從這台裝置上刪去，伺服器上沒有。",
  discardWords: "裡面您寫的字：",
  discardConfirm: "刪去",
  copy: "複製文字",
  copied: "已複製",
};
