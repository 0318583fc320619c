import { catalogue } from "../core/index.ts";

const kinds: Record<string, string> = {
  everyday: "家常课",
  open: "公开课",
  demonstration: "示范课",
  showcase: "展示课",
  quality: "优质课",
  viewing: "观摩课",
  rebuilt: "重建课",
  report: "汇报课",
  research: "研究课",
  groupOpen: "组内公开课",
  acceptance: "验收课",
};

const fields: Record<string, string> = {
  points: "观察点",
  notes: "课堂记录",
  segments: "课堂环节",
  tallies: "评价语次数",
  quotes: "评价语原话",
  attachments: "照片",
  ratings: "评分",
  strengths: "优点",
  problems: "问题",
  measures: "建议",
  nextStep: "一条下一步",
  answer: "答复",
  reflection: "反思",
};

const hints: Record<string, string> = {
  strengths: "哪一处做得好，好在哪里",
  problems: "看到了什么，对学生有什么影响",
  measures: "针对问题，可以怎么改",
  nextStep: "执教老师下次课会看到",
  answer: "对问题和建议怎么看",
  reflection: "这节课给自己留下了什么",
};

const source = {
  title: "听课记录",
  lesson: (className: string, subject: string, topic: string) => `${className}${subject}《${topic}》`,
  kind: (kind: string) => kinds[kind] ?? kind.replace(/^ext:/, ""),
  period: (n: number) => `第${n}节`,
  double: (n: string) => `连堂，计${n}节`,
  video: "录像课",
  teacher: (name: string) => `执教：${name}`,
  observer: (name: string) => `听课：${name}`,
  field: (name: string) => fields[name] ?? name,
  hint: (name: string) => hints[name] ?? "",
  notApplicable: "不评",
  yes: "是",
  no: "否",
  clear: "清除",
  clearOf: (item: string) => `清除“${item}”的评分`,
  outOf: (full: string) => `满分${full}`,
  badPoints: (max: string, step: string) => `请填 0 到 ${max}，以 ${step} 为一档`,
  required: "必评",
  inspection: "随堂检查",
  inspectionRead: "这是随堂检查，不是互相听课。写的人、执教老师、校长和教科室主任看得到，同事看不到；不计入听课和学时。",
  submit: "提交给执教老师",
};

export type ObservationMessages = typeof source;

export const observationStrings = catalogue<ObservationMessages>("observation", source, {
  "zh-Hant": async () => (await import("./observation-form.strings.zh-hant.ts")).messages,
  en: async () => (await import("./observation-form.strings.en.ts")).messages,
});
