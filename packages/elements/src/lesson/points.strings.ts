import { catalogue } from "../core/index.ts";

const source = {
  title: "观察点",
  mine: "我看什么",
  mineHint: "写一两个就够。听课记录会从这里开始。",
  topic: "自己的小课题",
  topicHint: "没有小课题可以不填。",
  pointText: "观察点",
  pointRemove: (text: string) => `删去“${text}”`,
  pointAdd: "加一个观察点",
  add: "添加",
  suggestions: "从量表里选",
  suggestionsOf: (section: string) => `“${section}”里的内容`,
  take: "我来看",
  takeOf: (text: string) => `我来看“${text}”`,
  taken: (n: number) => (n === 0 ? "还没有人看" : `${n} 人在看`),
  takenMine: "我在看",
  coverage: "大家分别看什么",
  nothing: "还没有人写观察点。",
  forTopic: (topic: string) => `小课题：${topic}`,
  shared: "几个人都看这一点，可以换一个看",
  open: "还没有人看",
  openPoint: "课上请大家看的",
  openSection: "量表的一部分",
  allCovered: "课上请看的点和量表的各部分都有人看了。",
  outside: "您不在这所学校，看不到其他老师的观察点。",
  comeFirst: "定下来听以后，就可以写观察点。",
};

export type PointsMessages = typeof source;

export const pointsStrings = catalogue<PointsMessages>("lesson-points", source, {
  "zh-Hant": async () => (await import("./points.strings.zh-hant.ts")).messages,
  en: async () => (await import("./points.strings.en.ts")).messages,
});
