import type { Level } from "@xiaoben/contract";
import { catalogue } from "../core/words.ts";

const decider: Record<Level, string> = { province: "省里", county: "县里", centralSchool: "中心校", school: "学校", group: "教研组" };
const roles: Record<string, string> = {
  countyOfficer: "主管人员",
  schoolAdmin: "教务管理人员",
  principal: "校长",
  groupLead: "教研组长",
};
const kinds: Record<string, string> = { hour: "学时记录", observation: "听课记录", lesson: "一节课", plan: "研修计划", given: "一条记录" };
const fates = { counted: "计入", open: "还没有定", waiting: "等确认", not: "没有计入" };

const source = {
  title: "依据和算法",
  noRule: "这里没有这一条要求",
  noRuleNext: "它可能不在现在执行的办法里，也可能不是对您这一岗位说的。",
  depends: (title: string, n: number) => `${title}：有 ${n} 种理解，结果不一样`,
  short: (amount: string) => `还差 ${amount}`,
  hatched: (amount: string) => `斜纹：${amount}等确认，还没有算进去`,
  open: "浅色：怎么算还没有定的部分",
  why: "为什么",
  asked: "要求",
  clause: "依据",
  readRule: "打开",
  back: "返回",
  records: "看了哪些记录",
  recordCount: (n: number) => `${n} 条`,
  noRecords: "这一项还没有记录",
  noRecordsNext: "有了记录，会逐条列在这里，写明算不算、为什么。",
  fate: (status: keyof typeof fates) => fates[status],
  date: "日期",
  record: "记录",
  worth: "折算",
  counted: "计入",
  status: "情况",
  part: "计入一部分",
  waiting: "等确认",
  openLine: "待定",
  not: "不计",
  more: (n: number) => `再看 ${n} 条`,
  kind: (kind: string) => kinds[kind] ?? "一条记录",
  unseen: "这条记录您不能查看",
  steps: "一步一步怎么算",
  expand: "全部展开",
  questions: "还没有定的问题",
  undecided: (level: Level, role: string) => `由${decider[level]}${roles[role] ?? ""}定，现在还没有定`,
  reading: (n: number) => `理解 ${n}`,
  presumed: "暂按这个算",
  silent: "办法没有写明，定了以后才能算。",
  idle: (n: number) => `还有 ${n} 个问题没有定，怎么定现在结果都一样`,
  ahead: "如果到期末还是现在这样",
  aheadNext: "先看看按现在的记录，到期末会怎么样。只是预览，不会记下，也不会通知别人。",
  look: "看预览",
  close: "收起",
  preview: "预览",
  previewPrivate: "这只是假定，现在还来得及。",
  follows: "由此带来的",
  noFollows: "这一项没有连着别的后果。",
  noReply: "办法没有写明怎样提出不同意见。",
  decision: (basis: string, day: string) => `决定：${basis}（${day}）`,
  foot: (pack: string, version: string) => `按《${pack}》（${version} 版）`,
  document: (title: string) => `文件：《${title}》`,
  asOf: (day: string) => `记录截至${day}`,
  knownAt: (moment: string) => `${moment}算出`,
  onServer: "在服务器上算出",
  onDevice: "在这台设备上算出",
};

export type VerdictMessages = typeof source;

export const verdictStrings = catalogue<VerdictMessages>("verdict", source, {
  "zh-Hant": async () => (await import("./verdict.strings.zh-hant.ts")).messages,
  en: async () => (await import("./verdict.strings.en.ts")).messages,
});
