import type { Outcome } from "@xiaoben/contract";
import { catalogue } from "./words.ts";

const outcomes: Record<Outcome, string> = {
  met: "已达到",
  notYet: "还差一些",
  notMet: "未达到",
  undetermined: "待定",
  waived: "已免除",
  notApplicable: "不适用",
  applies: "会受影响",
  doesNotApply: "不受影响",
};

const states: Record<string, string> = {
  draft: "草稿",
  submitted: "待审",
  returned: "退回",
  approved: "已通过",
  reported: "已上报",
  registered: "已登记",
  rejected: "未通过",
  appealed: "申诉中",
  dismissed: "申诉未通过",
  withdrawn: "已撤回",
  "observation.submitted": "待答复",
  answered: "待签字",
  locked: "已锁定",
  unlocking: "申请解锁",
  planned: "待上课",
  held: "已上课",
  cancelled: "已取消",
  active: "进行中",
  completed: "已完成",
  ended: "已结束",
  approving: "审批中",
  closed: "已结束",
};

const source = {
  outcome: (outcome: Outcome) => outcomes[outcome],
  state: (kind: string, state: string) => states[`${kind}.${state}`] ?? states[state] ?? state,
  failed: "这一步没有成功。",
  failedNext: "请稍后再试。",
  loading: "正在读取…",
  retry: "再试一次",
  cancel: "取消",
  close: "关闭",
  signedOut: "还没有登录",
  signedOutNext: "登录以后就能看到。",
  notPermitted: "这里的内容您不能查看",
  notPermittedNext: "需要的话，请与学校管理员联系。",
  notOffered: "这里还没有开通这项功能",
  notOfferedNext: "开通以后会出现在这里。",
  notConnected: "还没有接通",
  notConnectedNext: "页面正在准备数据，请稍候。",
  stale: "现在连不上，下面是上次读到的内容。",
  partMissing: "有一部分没有加载出来。联网后请再试。",
  kept: "已填的内容还在。",
  nameUnread: "一位同事（姓名读不到）",
  savedDevice: (at: string) => `已存在这台设备上，${at}`,
  savedServer: (at: string) => `已存到服务器，${at}`,
  savedNo: "还没有存下，请不要关闭页面",
};

export type CoreMessages = typeof source;

export const coreStrings = catalogue<CoreMessages>("core", source, {
  "zh-Hant": async () => (await import("./core.strings.zh-hant.ts")).messages,
  en: async () => (await import("./core.strings.en.ts")).messages,
});
