import type { Outcome } from "@xiaoben/contract";
import { catalogue } from "../core/words.ts";
import type { DraftKind, SectionId } from "./draft.model.ts";

const sections: Record<SectionId, string> = {
  standing: "要求完成情况",
  activities: "开展的活动",
  checked: "检查的情况",
  behind: "还没到位的",
  open: "还没有定下来的",
  next: "下一步打算",
};
const rests: Partial<Record<Outcome, (n: number) => string>> = {
  notYet: (n) => `${n} 人还没到`,
  notMet: (n) => `${n} 人没有达到`,
  undetermined: (n) => `${n} 人还定不了`,
  waived: (n) => `${n} 人免`,
};

const source = {
  titleOf: (kind: DraftKind, place: string, period: string) =>
    kind === "summary" ? `${place}${period ? ` ${period}` : ""}校本研修总结（草稿）` : `${place}例会通报（草稿）`,
  asOf: (day: string) => `截至 ${day}`,
  between: (from: string, to: string) => `${from}—${to}`,
  since: "从哪天起",
  section: (id: SectionId) => sections[id],
  nextHint: "这一段留给您写。",
  rest: (outcome: Outcome, n: number): string => rests[outcome]?.(n) ?? "",
  stands: (rule: string, period: string, reached: number, of: number, rest: readonly string[], basis: string) =>
    `${rule}（${period}）：${of} 人中 ${reached} 人达到${rest.map((one) => `，${one}`).join("")}。依据：${basis}。`,
  standsOwn: (sentence: string, period: string, basis: string) => `${sentence}（${period}）。依据：${basis}。`,
  behindOwn: (sentence: string) => `${sentence}。`,
  behind: (rule: string, units: readonly (readonly [string, number])[]) =>
    `${rule}：${units.map(([unit, n]) => `${unit} ${n} 人`).join("、")}。`,
  behindAll: (rule: string, n: number) => `${rule}：${n} 人。`,
  noneBehind: "各项要求都到位了。",
  open: (question: string, pack: string, people: number) => `${question}（《${pack}》，关系到 ${people} 人）`,
  openRule: (rule: string, people: number) => `${rule}：${people} 人还定不了。`,
  noneOpen: "没有悬着的问题。",
  held: (held: number, checked: number, coming: number, cancelled: number) =>
    `举行 ${held} 次${checked ? `，其中 ${checked} 次检查过` : ""}${coming ? `；还要举行 ${coming} 次` : ""}${cancelled ? `；取消 ${cancelled} 次` : ""}。`,
  event: (days: string, title: string, theme: string) => `${days}　${title}${theme && theme !== title ? `：${theme}` : ""}`,
  moreEvents: (n: number) => `另有 ${n} 次，见活动列表。`,
  noneHeld: "这段时间没有记录下来的活动。",
  checkedEvent: (days: string, title: string) => `${days}　${title}`,
  saw: (item: string, said: string) => `　${item}：${said}`,
  unchecked: (n: number) => `举行过还没有检查的活动 ${n} 次。`,
  inspections: (n: number, waiting: number) => `随堂检查 ${n} 节${waiting ? `，其中 ${waiting} 节还没有回复或确认` : "，都已确认"}。`,
  noneChecked: "这段时间没有检查记录。",
  none: "不在任何组的人",
  own: "本级人员",
  cut: "记录太多，只数到一部分。",
  overtaken: "您改过这一段以后，记录有了变化。",
  append: "把现在的接在后面",
  kept: "改过的字已留在这台设备上。",
  copy: "复制全文",
  copied: "已复制。",
  notCopied: "没能复制。全文已经选中，请按 Ctrl+C。",
  whole: "全文",
  save: "存成文件",
  anew: "照现在的记录重写",
  anewTitle: "丢掉您改过的字？",
  anewBody: "这一稿会照现在的记录重新写，您改过的字不再保留。",
  close: "收起这一稿",
};

export type DraftMessages = typeof source;

export const draftStrings = catalogue<DraftMessages>("progress-draft", source, {
  "zh-Hant": async () => (await import("./draft.strings.zh-hant.ts")).messages,
  en: async () => (await import("./draft.strings.en.ts")).messages,
});
