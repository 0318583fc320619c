import type { DeskMessages } from "./hour-ledger.desk.strings.ts";

const decided = { approve: "通過", return: "退回", reject: "判為未通過", reopen: "撤回" };
const verbs = { approve: "通過", return: "退回", reject: "不通過", reopen: "撤回" };

export const messages: DeskMessages = {
  chosen: (n) => `已選 ${n} 筆`,
  chosenOf: (n, open) => `已選 ${n} 筆，其中 ${open} 筆等您審核`,
  decide: (does, n) => `${verbs[does]} ${n} 筆${does === "return" || does === "reject" ? "…" : ""}`,
  unchoose: "取消選取",
  why: (does, n) => `${verbs[does]} ${n} 筆紀錄`,
  reason: "理由",
  reasonNote: "所有選取的紀錄用同一條理由，教師看得到。",
  running: (n, all) => `正在處理 ${n}/${all}`,
  done: (does, n) => `${decided[does]}了 ${n} 筆。`,
  waiting: (n) => `${n} 筆已存在這臺裝置上，連線後送出。`,
  overtaken: (n) => `${n} 筆已由別人處理，沒有重複計。`,
  refused: (n) => `${n} 筆沒有成功。`,
  showRefused: "看這幾筆",
  showAll: "看全部",
  undo: (n) => `復原這 ${n} 筆`,
  dismiss: "知道了",
  overtakenNow: (by, state) => `已由${by || "別人"}處理，現在是「${state}」`,
  edit: (name) => `${name}的認定學時`,
  notHours: "填大於 0 的數，最多四位小數",
};
