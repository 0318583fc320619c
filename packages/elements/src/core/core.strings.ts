import type { GatewayErrorCode, Outcome } from "@xiaoben/contract";
import { catalogue } from "./words.ts";

/** What went wrong: what happened, and what to do now. */
const errors: Record<GatewayErrorCode, [what: string, next: string]> = {
  offline: ["现在连不上网络。", "已填的内容不会丢；连上以后会自动继续。"],
  timeout: ["等了太久没有回应。", "请稍后再试。"],
  "bad-answer": ["收到的数据看不懂。", "请稍后再试；若总是这样，请告诉管理员。"],
  storage: ["这台设备上存不下了。", "请清理一些空间，或把文字先复制出来。"],
  aborted: ["已中止。", "需要时再做一次即可。"],
  validation: ["有内容没有填对。", "请按提示改好再提交。"],
  "unknown-field-value": ["有一项选择这里不认识。", "请换一项再提交。"],
  "not-found": ["没有找到这条记录。", "它可能已被撤回；请回到列表看看。"],
  "not-permitted": ["您没有这项权限。", "需要的话，请与学校管理员联系。"],
  "signed-out": ["登录已过期。", "请重新登录，已填的内容还在。"],
  "stale-version": ["这条记录刚刚被别人改过。", "请看过新的内容再决定。"],
  "transition-not-allowed": ["这一步现在不能做：记录的状态已经变了。", "请看看它现在的样子。"],
  "guard-failed": ["还差几样内容。", "补齐以后再提交。"],
  "duplicate-key": ["这条记录已经有了。", "不必再填一次。"],
  "action-reused": ["这次提交与之前的内容不同。", "请重新提交。"],
  "too-large": ["文件太大。", "请换一个小一些的。"],
  "unsupported-type": ["这种文件不能上传。", "请换一种格式。"],
  "rate-limited": ["操作得有些快。", "请等一会儿再试。"],
  "not-offered": ["这里没有开通这项功能。", "需要的话，请与学校管理员联系。"],
  maintenance: ["系统正在维护。", "稍后会恢复，已填的内容不会丢。"],
  internal: ["系统出了差错。", "请稍后再试；若总是这样，请告诉管理员。"],
};

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
};

const source = {
  outcome: (outcome: Outcome) => outcomes[outcome],
  state: (kind: string, state: string) => states[`${kind}.${state}`] ?? states[state] ?? state,
  errorWhat: (code: GatewayErrorCode) => errors[code][0],
  errorNext: (code: GatewayErrorCode) => errors[code][1],
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
  savedDevice: (at: string) => `已存在这台设备上，${at}`,
  savedServer: (at: string) => `已存到服务器，${at}`,
  savedNo: "还没有存下，请不要关闭页面",
};

export type CoreMessages = typeof source;

export const coreStrings = catalogue<CoreMessages>("core", source, {
  "zh-Hant": async () => (await import("./core.strings.zh-hant.ts")).messages,
  en: async () => (await import("./core.strings.en.ts")).messages,
});
