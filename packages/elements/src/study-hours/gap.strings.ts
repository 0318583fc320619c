import { catalogue } from "../core/index.ts";

const source = {
  title: "还能怎么补上",
  closes: (titles: string) => `后面安排好的活动都参加，${titles}就够了。`,
  stays: (titles: string) => `后面安排好的活动都参加，${titles}也还不够。`,
  depends: (titles: string) => `后面安排好的活动都参加，${titles}够不够，要看没有定的地方怎么定。`,
  waits: (titles: string) => `后面安排好的活动都参加，${titles}要等确认以后才够。`,
  closesLabel: "够了",
  waitsLabel: "等确认",
  dependsLabel: "还定不了",
  left: (amount: string) => `还差 ${amount}`,
  short: "还不够",
  nothing: "这一期剩下的时间里，没有请您参加的活动能补上还差的部分。",
  unhelpful: (n: number) => `请您参加的活动还有 ${n} 次，都不计入还差的部分。`,
  idle: "不计入的活动",
  list: "能计入的活动",
  adds: (title: string, amount: string) => `${title} +${amount}`,
  addsWaiting: (title: string, amount: string) => `${title}（${amount}，要等确认）`,
  addsOpen: (title: string, amount: string) => `${title} 至少 +${amount}（怎么算还没有定）`,
  addsPart: (title: string, counted: string, amount: string) => `${title} +${counted}（共 ${amount}）`,
  all: "都参加以后",
  besides: (n: number) => `另有 ${n} 次请您参加的活动不计入还差的部分。`,
  notHere: "不记在这一期",
  next: "可以这样补：",
  outside: "在外面参加的培训，申报以后经审核也计入。",
  ask: "请主办人把您加进名单：",
  hosted: (title: string, day: string, host: string) => `${title}（${day}${host ? `，${host}` : ""}）`,
  askAround: "问问教研组长后面还有什么安排。",
  private: "按规则包算的，只有您自己看得到。参加以后以名单和审核为准。",
  and: (titles: string[]) => titles.join("、"),
};

export type GapMessages = typeof source;

export const gapStrings = catalogue<GapMessages>("study-hours-gap", source, {
  "zh-Hant": async () => (await import("./gap.strings.zh-hant.ts")).messages,
  en: async () => (await import("./gap.strings.en.ts")).messages,
});
