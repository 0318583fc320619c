import type { ActionId } from "@xiaoben/contract";
import { catalogue } from "../core/words.ts";

const kinds: Record<string, string> = {
  hour: "学时记录",
  observation: "听课记录",
  pair: "师徒结对",
  plan: "研修计划",
  "plan-section": "计划的一节",
  "plan-item": "计划的一项",
  lesson: "课",
};
const verbs: Record<string, string> = {
  create: "新建",
  change: "修改",
  remove: "删除",
  submit: "提交",
  takeBack: "收回",
  withdraw: "撤回",
  answer: "答复",
  sign: "签字",
  askUnlock: "申请解锁",
  agree: "同意解锁",
  refuse: "不同意解锁",
  approve: "通过",
  return: "退回",
  reject: "不通过",
  hold: "上课",
  cancel: "取消",
  end: "结束",
};

const source = {
  title: "发送情况",
  clean: "都已存到服务器",
  offline: "现在连不上网络；填的内容会先存在这台设备上",
  sending: (n: number) => `正在发送 ${n} 件`,
  waiting: (n: number) => `${n} 件已存在这台设备上，连上网络就会发送`,
  attention: (n: number) => `${n} 件没有发出去，请您看看`,
  show: "看详细",
  hide: "收起",
  action: (action: ActionId) => {
    const [kind = "", verb = ""] = action.split(".");
    return `${verbs[verb] ?? "处理"}${kinds[kind] ?? "记录"}`;
  },
  since: (at: string) => `${at} 起`,
  stateWaiting: "等网络",
  stateSending: "发送中",
  stateAttention: "要您处理",
  retry: "再发一次",
  discard: "不发了",
  discardTitle: "不再发送这件？",
  discardBody: "它会从这台设备上删去，服务器上没有。",
  discardWords: "里面您写的字：",
  discardConfirm: "删去",
  copy: "复制文字",
  copied: "已复制",
};

export type SyncStatusMessages = typeof source;

export const syncStatusStrings = catalogue<SyncStatusMessages>("sync-status", source, {
  "zh-Hant": async () => (await import("./sync-status.strings.zh-hant.ts")).messages,
  en: async () => (await import("./sync-status.strings.en.ts")).messages,
});
