import { catalogue } from "../core/index.ts";

const fields: Record<string, string> = { strengths: "优点", problems: "问题", measures: "建议", nextStep: "一条下一步" };
const tags: Record<string, string> = {
  teacher: "教师说",
  pupils: "学生说",
  question: "提问",
  answer: "回答",
  good: "亮点",
  problem: "问题",
};

const source = {
  title: "并列视图",
  records: (n: number) => `看到 ${n} 份听课记录，各是各的，没有合并。`,
  few: (n: number) => `${n} 人，人数少，不下结论。`,
  one: "只有一份记录，没有可以对照的。",
  none: "还没有您能看到的听课记录",
  noneNext: "听课老师提交以后，会出现在这里。",
  missing: (names: string) => `请了、还没有交：${names}`,
  unseen: (names: string) => `还没有交，或您不能看：${names}`,
  observers: "听课的人",
  points: "观察点",
  noNote: "没有记",
  timeline: "课堂记录",
  minute: (n: number) => `第 ${n} 分`,
  tag: (tag: string) => tags[tag] ?? tag.replace(/^ext:/, ""),
  item: "项目",
  agreement: "相差",
  counts: (equal: number, oneStep: number, more: number) =>
    `两人以上评过的 ${equal + oneStep + more} 项：一致 ${equal} 项，差一档 ${oneStep} 项，相差更多 ${more} 项。`,
  equal: "一致",
  oneStep: "差一档",
  morePoints: (points: string) => `${points} 分`,
  moreLevels: (n: number) => `${n} 档`,
  differs: "不同",
  single: "只一人评",
  nobody: "没有人评",
  leftOut: (n: number) => `${n} 人不评`,
  unrated: "未评",
  yes: "是",
  no: "否",
  notApplicable: "不评",
  otherForm: (title: string, version: string) => `用的是另一张表（《${title}》${version}），不与其他表相比。`,
  version: (version: string) => `第 ${version} 版`,
  field: (name: string) => fields[name] ?? name,
  empty: "没有写",
  printed: (day: string) => `${day}打印`,
};

export type JointMessages = typeof source;

export const jointStrings = catalogue<JointMessages>("joint-view", source, {
  "zh-Hant": async () => (await import("./joint-view.strings.zh-hant.ts")).messages,
  en: async () => (await import("./joint-view.strings.en.ts")).messages,
});
