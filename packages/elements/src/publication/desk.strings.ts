import { catalogue } from "../core/index.ts";

type Lack = "title" | "items" | "says";
type Asked = "open" | "recall" | "publish";

const moves: Record<string, string> = { open: "开始听取意见", recall: "收回修改", publish: "公开", withdraw: "撤回" };
const asks: Record<Asked, string> = { open: "开始听取意见？", recall: "收回这份名单？", publish: "公开这份名单？" };
const went: Record<Asked | "withdraw", string> = {
  open: "已开始听取意见。",
  recall: "已收回，可以修改。",
  publish: "已公开。",
  withdraw: "已撤回。",
};
const lacks: Record<Lack, string> = { title: "写上标题", items: "至少加一条", says: "每一条都写上说明" };
const whys: Record<string, string> = {
  nobody: "名单里一条也没有了。请收回后再加，或者撤回。",
  another: "名单里批评到个人，要由另一个人批准：请校长或其他有权公开的人看过后公开。",
  named: "名单里有您自己，要由别人批准后公开。",
};
const waysOf = (found: readonly [way: string, n: number][]): string => `${found.map(([way, n]) => `${way} ${n} 条`).join("，")}。`;

const source = {
  move: (move: string) => moves[move] ?? move,
  write: "写名单",
  titleLabel: "标题",
  titleExample: "例如：上学期校本研修考评结果",
  noticeLabel: "性质",
  periodLabel: "时间",
  noPeriod: "校历里还没有开始的学年。请学校先补上校历。",
  criticismNote: "通报批评到个人的，要由另一个人批准后才能公开。想一想是不是非写姓名不可。",
  items: "条目",
  itemLabel: "条目",
  itemCount: (n: number) => `${n} 条`,
  noItems: "还没有条目。可以从规则的结果取用，也可以自己加。",
  allTakenOut: "条目都拿掉了。",
  aGroup: "组",
  shownLabel: "显示方式",
  saysOf: (name: string) => `关于${name}的说明`,
  saysExample: "写事实：做了什么、缺了什么",
  saysMissing: "请写上说明",
  takeOut: (name: string) => `拿掉${name}这一条`,
  tookOut: (name: string) => `${name}这一条已拿掉。`,
  add: "加一条",
  addItem: "加上",
  choose: "选一个组或一个人",
  groups: "教研组、备课组",
  people: "教师",
  keptHere: "写下的内容先留在这台设备上。",
  saveDraft: "存为草稿",
  unsaved: "有改动还没有存，已留在这台设备上。",
  dropTyped: "放弃改动",
  saved: "已存好。",
  correct: "改正名单",
  correctTitle: "改正名单",
  correctNote: "听取意见期间只能改正或拿掉。要加人，请先收回。",
  saveCorrected: "存下改正",
  fill: "从规则的结果取用",
  fillNote: "选一条现行的规则，取用已经判定的结果；说明用判定的原话，依据一起带上。",
  rule: "规则",
  noRules: "这里没有生效的规则可以取用。",
  stale: (n: number) => `有 ${n} 人的结果正在重算，几秒后更新。`,
  nobodyCame: "这段时间还没有可以取用的结果。",
  whichOutcomes: "取用哪些结果",
  undetermined: (n: number) => `另有 ${n} 个结果还定不了，不能公开。`,
  questions: (n: number) => `规则里有 ${n} 处说法还没有裁定，这里有的结果取决于它。请先裁定，再公开。`,
  take: (n: number) => (n === 0 ? "取用" : `取用 ${n} 条`),
  took: (n: number) => `已取用 ${n} 条。`,
  preview: "公开后读到的",
  previewNote: (org: string) => `公开以后，${org}的人读到的就是下面这些。`,
  previewUnsaved: "含还没有存的改动。",
  waysOf,
  leftOut: (n: number) => `另有 ${n} 条不出现在名单里。`,
  objections: "异议",
  noObjections: "还没有人提出异议。",
  heardUntil: (n: number, at: string) => `名单里的 ${n} 人能看到关于自己的那一条，到 ${at} 为止。`,
  heardOver: (n: number, at: string) => `名单里的 ${n} 人都能看到关于自己的那一条；时间到 ${at} 已过。`,
  heardOpen: (n: number) => `名单里的 ${n} 人能看到关于自己的那一条。没有规定天数，何时结束由拟定人定。`,
  about: (says: string) => `关于：${says}`,
  toAnswer: "待答复",
  answer: "答复",
  answerTo: (name: string) => `答复${name}`,
  answerLabel: "怎样处理、为什么",
  answeredNow: "已答复。",
  lacks: (found: readonly Lack[]) => `还要${found.map((lack) => lacks[lack]).join("、")}。`,
  notYet: "现在还不能公开",
  why: (why: string) => whys[why] ?? why,
  whyEarly: (at: string) => `提出异议的时间到 ${at} 为止。`,
  whyUnanswered: (n: number) => `还有 ${n} 条异议没有答复。`,
  ask: (move: Asked) => asks[move],
  askOpen: (n: number, days: number) =>
    `名单有 ${n} 条。里面的每个人会看到关于自己的那一条，可以提出异议${days > 0 ? `，有 ${days} 天时间` : "；何时结束由您定"}。这期间不能再加人。`,
  askRecall: "收回以后可以加人、改标题；再次听取意见时，时间重新开始。",
  askPublish: (org: string, found: readonly [way: string, n: number][]) =>
    `公开以后，${org}的人都读得到，不能再改，只能撤回。${waysOf(found)}`,
  went: (move: Asked | "withdraw") => went[move],
  withdrawLabel: "为什么撤回",
};

export type DeskMessages = typeof source;

export const deskStrings = catalogue<DeskMessages>("publication-desk", source, {
  "zh-Hant": async () => (await import("./desk.strings.zh-hant.ts")).messages,
  en: async () => (await import("./desk.strings.en.ts")).messages,
});
