import { catalogue } from "../core/index.ts";

const handbooks: Record<string, (day: string, days: number, before: number) => string> = {
  inTime: () => "研讨手册已发",
  late: (_, days) => `研讨手册已发，比要求晚 ${days} 天；课照常上`,
  open: (day, days) => `研讨手册在${day}前发，还有 ${days} 天`,
  due: (day) => `研讨手册今天（${day}）该发了`,
  overdue: (day, days, before) => `研讨手册应在课前 ${before} 天（${day}）发，已过 ${days} 天；现在发也不迟`,
};

const source = {
  double: (n: string) => `连堂，计 ${n} 节`,
  cancelled: (reason: string) => (reason ? `这节课已取消：${reason}` : "这节课已取消。"),
  held: "这节课已经上过。",
  handbook: "研讨手册",
  handbookState: (state: string, day: string, days: number, before: number) => handbooks[state]?.(day, days, before) ?? "",
  handbookAt: (at: string) => `${at} 发出`,
  idea: "研讨课思路",
  intent: "设计意图",
  noIdea: "执教老师还没有写。",
  acknowledge: "我看过了",
  readHint: "只有您和执教老师知道；不说也没关系。",
  readAt: (at: string) => `您说了看过（${at}）。`,
  readBy: (read: number, of: number) => `收到的 ${of} 位老师里，${read} 位说看过了；没说的也可能看过。`,
  hasRead: "看过手册",
  guests: "谁来听",
  nobody: "还没有人来听。",
  openTo: (org: string) => `${org}的老师可以直接来听`,
  openToNobody: "没有受邀的老师，先问一声再来",
  come: "我来听",
  ask: "我想来听",
  askHint: "执教老师同意以后就定了。",
  withdraw: "不去了",
  asked: "已经问了执教老师，等她答复。",
  goes: "您已定下来听。",
  invited: "执教老师请您来听。",
  declined: (reason: string) => `执教老师婉拒了：${reason}`,
  withdrawn: "您已说不去了。还想去的话，请执教老师邀请您。",
  noVisits: "这里还不能在线预约听课，请直接与执教老师说。",
  closed: "这节课不再接受听课。",
  inspect: (title: string) => `随堂检查：${title}`,
  inspectHint: "随堂检查不用预约，执教老师看得到写下的内容，同事看不到。",
  observe: "写听课记录",
  files: "附件",
  fileAdd: "加附件",
  fileSending: (name: string, share: string) => `正在传“${name}”，${share}`,
  fileFailed: (name: string, why: string) => `“${name}”没有传上去：${why}`,
  fileOpen: (name: string) => `下载“${name}”`,
  noFiles: "没有附件。",
  quotaWhole: "这个数怎么来的",
};

/** Words of one lesson: its handbook, who comes, its files. */
export type DetailMessages = typeof source;

export const detailStrings = catalogue<DetailMessages>("lesson-detail", source, {
  "zh-Hant": async () => (await import("./detail.strings.zh-hant.ts")).messages,
  en: async () => (await import("./detail.strings.en.ts")).messages,
});
