import type { ObservationMessages } from "./observation-form.strings.ts";

const kinds: Record<string, string> = {
  everyday: "常態課",
  open: "公開課",
  demonstration: "示範課",
  showcase: "展示課",
  quality: "優質課",
  viewing: "觀摩課",
  rebuilt: "重建課",
  report: "匯報課",
  research: "研究課",
  groupOpen: "組內公開課",
  acceptance: "驗收課",
};

const fields: Record<string, string> = {
  points: "觀察點",
  notes: "課堂紀錄",
  segments: "課堂環節",
  tallies: "評價語次數",
  quotes: "評價語原話",
  attachments: "照片",
  ratings: "評分",
  strengths: "優點",
  problems: "問題",
  measures: "建議",
  nextStep: "一項下一步",
  answer: "答覆",
  reflection: "反思",
};

const hints: Record<string, string> = {
  strengths: "哪一處做得好，好在哪裡",
  problems: "看到了什麼，對學生有什麼影響",
  measures: "針對問題，可以怎麼改",
  nextStep: "授課老師下次上課會看到",
  answer: "對問題和建議怎麼看",
  reflection: "這節課給自己留下了什麼",
};

export const messages: ObservationMessages = {
  title: "聽課紀錄",
  lesson: (className, subject, topic) => `${className}${subject}〈${topic}〉`,
  kind: (kind) => kinds[kind] ?? kind.replace(/^ext:/, ""),
  period: (n) => `第${n}節`,
  double: (n) => `連堂，計${n}節`,
  video: "錄影課",
  teacher: (name) => `授課：${name}`,
  observer: (name) => `聽課：${name}`,
  field: (name) => fields[name] ?? name,
  hint: (name) => hints[name] ?? "",
  notApplicable: "不評",
  yes: "是",
  no: "否",
  clear: "清除",
  clearOf: (item) => `清除「${item}」的評分`,
  outOf: (full) => `滿分${full}`,
  badPoints: (max, step) => `請填 0 到 ${max}，以 ${step} 為一級`,
  required: "必評",
  inspection: "隨堂檢查",
  inspectionRead: "這是隨堂檢查，不是互相聽課。寫的人、授課老師、校長和教科室主任看得到，同事看不到；不計入聽課和學時。",
  submit: "送出給授課老師",
};
