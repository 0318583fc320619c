import { catalogue } from "../core/index.ts";

/** Words of what stands around the speeches. */
const source = {
  choose: "看哪一份评课记录",
  noObservations: "还没有您能看到的听课记录。交上来以后，可以在这里勾选。",
  later: "评课开始以后才交上来，可以勾选",
  addPerson: "加一位参加的人",
  add: "添加",
  removePerson: (name: string) => `${name}没有参加，去掉`,
  alone: "两个人就可以评课，一对一也算。",
  stepAsk: (name: string) => `${name}这次做得怎样？`,
  stepText: "怎么看出来的",
  stepSaid: (step: string, outcome: string) => `上次的下一步“${step}”：${outcome}。`,
  clear: "清除",
  closes: (n: number) => `有 ${n} 份听课记录双方已签字，只等评课。结束评课以后它们就锁定，计入听课人的学时。`,
  mayClose: "学校规定先评课的，听课记录要等评课结束、双方签字以后才锁定。结束以后记录不能再改，需要时可以重新打开。",
  closed: "评课已结束。",
  closedMine: "评课已结束。有遗漏可以重新打开；已经锁定的听课记录不受影响。",
  writing: (name: string) => `${name}正在记录，还没有结束。`,
};

export type BesideMessages = typeof source;

export const besideStrings = catalogue<BesideMessages>("debrief-beside", source, {
  "zh-Hant": async () => (await import("./beside.strings.zh-hant.ts")).messages,
  en: async () => (await import("./beside.strings.en.ts")).messages,
});
