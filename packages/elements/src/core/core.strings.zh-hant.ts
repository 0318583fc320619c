import type { Outcome } from "@xiaoben/contract";
import type { CoreMessages } from "./core.strings.ts";

const outcomes: Record<Outcome, string> = {
  met: "已達到",
  notYet: "還差一些",
  notMet: "未達到",
  undetermined: "待定",
  waived: "已免除",
  notApplicable: "不適用",
  applies: "會受影響",
  doesNotApply: "不受影響",
};

const states: Record<string, string> = {
  draft: "草稿",
  submitted: "待審",
  returned: "退回",
  approved: "已通過",
  reported: "已上報",
  registered: "已登記",
  rejected: "未通過",
  withdrawn: "已撤回",
  "observation.submitted": "待答覆",
  answered: "待簽名",
  locked: "已鎖定",
  unlocking: "申請解鎖",
  planned: "待上課",
  held: "已上課",
  cancelled: "已取消",
  active: "進行中",
  completed: "已完成",
  ended: "已結束",
  approving: "審核中",
};

export const messages: CoreMessages = {
  outcome: (outcome) => outcomes[outcome],
  state: (kind, state) => states[`${kind}.${state}`] ?? states[state] ?? state,
  failed: "這一步沒有成功。",
  failedNext: "請稍後再試。",
  loading: "正在讀取…",
  retry: "再試一次",
  cancel: "取消",
  close: "關閉",
  signedOut: "尚未登入",
  signedOutNext: "登入以後就能看到。",
  notPermitted: "這裡的內容您不能檢視",
  notPermittedNext: "如有需要，請與學校管理員聯絡。",
  notOffered: "這裡還沒有開通這項功能",
  notOfferedNext: "開通以後會出現在這裡。",
  notConnected: "尚未接通",
  notConnectedNext: "頁面正在準備資料，請稍候。",
  stale: "現在連不上，以下是上次讀到的內容。",
  partMissing: "有一部分沒有載入。連上網路後請再試；已填的內容還在。",
  savedDevice: (at) => `已存在這台裝置上，${at}`,
  savedServer: (at) => `已存到伺服器，${at}`,
  savedNo: "還沒有存下，請不要關閉頁面",
};
