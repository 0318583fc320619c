import { catalogue } from "../core/index.ts";
import type { FormLack } from "./decisions.model.ts";

const digits = "一二三四五六七八九十";
const units: Record<string, string> = { days: "天", minutes: "分钟", count: "次" };
const lacks: Record<FormLack, string> = {
  choice: "选一种定法",
  value: "填一个数",
  whole: "填整数",
  share: "填 0 到 1 之间的数",
  basis: "写依据",
  from: "选日期",
};

const source = {
  title: "条款裁定",
  headline: (n: number) => (n === 0 ? "没有等您裁定的问题" : `有 ${n} 个问题等您裁定`),
  rest: (others: number, decided: number) =>
    [...(others > 0 ? [`${others} 个由别人裁定`] : []), ...(decided > 0 ? [`${decided} 个已经裁定`] : [])].join("，"),
  group: (group: "mine" | "others" | "decided"): string => ({ mine: "等您裁定", others: "由别人裁定", decided: "已经裁定" })[group],
  forOrg: (org: string) => `${org}和下级单位`,
  by: (who: string) => `由${who}裁定`,
  reading: (n: number, says: string) => `读法${digits[n] ?? n + 1}：${says}`,
  readings: "可以怎么读",
  now: "现在",
  presumed: "裁定以前暂按此读法",
  people: (n: number) => `共 ${n} 人`,
  outdated: (version: string) => `按 ${version} 版`,
  stale: (n: number) => `${n} 人正在重算`,
  nobody: "现在没有人的结果因它而不同。",
  notYetCounted: "人数还没有算出来。",
  lookAgain: "再看一次",
  same: (tally: string) => `怎么读，现在都一样：${tally}。`,
  notCounted: "这里没有开通人数统计，看不到每种读法会影响多少人；裁定不受妨碍。",
  countFailed: "人数现在读不到；裁定不受妨碍。",
  asks: "要定的是一个数；定下以后，有关的人会重算。",
  decide: "裁定",
  again: "改定",
  own: "本单位另定",
  decideOn: (question: string) => `裁定：${question}`,
  on: (action: string, question: string) => `${action}：${question}`,
  how: "怎么定",
  ownValue: "另定一个数",
  value: "定为",
  unit: (type: string) => units[type] ?? "",
  shareHint: "写成小数，例如 0.7 就是 70%",
  basis: "依据",
  basisHint: "哪份文件或哪次会议，例如：11月20日局务会纪要",
  from: "从哪天起",
  past: "这一天以后的结果都会重算，包括已经看过的。",
  lacks: (all: readonly FormLack[]) => `还要：${all.map((lack) => lacks[lack]).join("、")}`,
  next: "核对并裁定",
  confirmTitle: "这样裁定？",
  confirmReading: (org: string, day: string, says: string) => `${org}，从${day}起，按“${says}”执行。`,
  confirmValue: (org: string, day: string, value: string) => `${org}，从${day}起，定为 ${value}。`,
  confirmNow: (tally: string) => `现在：${tally}`,
  confirmThen: (tally: string) => `裁定以后：${tally}`,
  confirmUnknown: "会影响多少人，现在还算不出来。",
  confirmBasis: (basis: string) => `依据：${basis}`,
  confirmSupersedes: "原来的裁定由它取代，仍可查阅。",
  confirm: "裁定",
  tally: (parts: readonly (readonly [string, number])[]) => parts.map(([word, n]) => `${word} ${n} 人`).join("，"),
  nobodyAtAll: "没有人",
  sent: "已经裁定。",
  asReading: (says: string) => `按“${says}”`,
  asValue: (value: string) => `定为 ${value}`,
  since: (day: string) => `${day}起`,
  who: (name: string, moment: string) => (name ? `${name}，${moment}` : moment),
  weight: (weight: "now" | "coming" | "past"): string => ({ now: "现行", coming: "将生效", past: "已被取代" })[weight],
  history: (n: number) => `以前的裁定（${n} 次）`,
  basisIs: (basis: string) => `依据：${basis}`,
  empty: "没有要裁定的问题",
  emptyNext: "适用的办法里没有留下没定的地方。",
  noPack: "这里还没有适用的办法",
  noPackNext: "办法适用以后，没有定下的地方会列在这里。",
};

export type DecisionMessages = typeof source;

export const decisionStrings = catalogue<DecisionMessages>("decisions", source, {
  "zh-Hant": async () => (await import("./decisions.strings.zh-hant.ts")).messages,
  en: async () => (await import("./decisions.strings.en.ts")).messages,
});
