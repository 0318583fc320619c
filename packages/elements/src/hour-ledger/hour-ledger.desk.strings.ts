import { catalogue } from "../core/words.ts";
import type { Decision } from "./hour-ledger.batch.ts";

const decided: Record<Decision, string> = { approve: "通过", return: "退回", reject: "判为未通过", reopen: "撤回" };
const verbs: Record<Decision, string> = { approve: "通过", return: "退回", reject: "不通过", reopen: "撤回" };

const source = {
  chosen: (n: number) => `已选 ${n} 条`,
  chosenOf: (n: number, open: number) => `已选 ${n} 条，其中 ${open} 条等您审核`,
  decide: (does: Decision, n: number) => `${verbs[does]} ${n} 条${does === "return" || does === "reject" ? "…" : ""}`,
  unchoose: "取消选择",
  why: (does: Decision, n: number) => `${verbs[does]} ${n} 条记录`,
  reason: "理由",
  reasonNote: "所有选中的记录用同一条理由，教师看得到。",
  running: (n: number, all: number) => `正在处理 ${n}/${all}`,
  done: (does: Decision, n: number) => `${decided[does]}了 ${n} 条。`,
  waiting: (n: number) => `${n} 条已存在这台设备上，联网后送出。`,
  overtaken: (n: number) => `${n} 条已由别人处理，没有重复计。`,
  refused: (n: number) => `${n} 条没有成功。`,
  showRefused: "看这几条",
  showAll: "看全部",
  undo: (n: number) => `撤销这 ${n} 条`,
  dismiss: "知道了",
  overtakenNow: (by: string, state: string) => `已由${by || "别人"}处理，现在是“${state}”`,
  edit: (name: string) => `${name}的认定学时`,
  notHours: "填大于 0 的数，最多四位小数",
};

export type DeskMessages = typeof source;

export const deskStrings = catalogue<DeskMessages>("hour-ledger-desk", source, {
  "zh-Hant": async () => (await import("./hour-ledger.desk.strings.zh-hant.ts")).messages,
  en: async () => (await import("./hour-ledger.desk.strings.en.ts")).messages,
});
