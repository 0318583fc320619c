import type { JointMessages } from "./joint-view.strings.ts";

const fields: Record<string, string> = { strengths: "優點", problems: "問題", measures: "建議", nextStep: "一條下一步" };
const tags: Record<string, string> = {
  teacher: "教師說",
  pupils: "學生說",
  question: "提問",
  answer: "回答",
  good: "亮點",
  problem: "問題",
};

export const messages: JointMessages = {
  title: "並列檢視",
  records: (n) => `看到 ${n} 份聽課紀錄，各是各的，沒有合併。`,
  few: (n) => `${n} 人，人數少，不下結論。`,
  one: "只有一份紀錄，沒有可以對照的。",
  none: "還沒有您能看到的聽課紀錄",
  noneNext: "聽課老師提交以後，會出現在這裡。",
  missing: (names) => `請了、還沒有交：${names}`,
  unseen: (names) => `還沒有交，或您不能看：${names}`,
  observers: "聽課的人",
  points: "觀察點",
  noNote: "沒有記",
  timeline: "課堂紀錄",
  minute: (n) => `第 ${n} 分`,
  tag: (tag) => tags[tag] ?? tag.replace(/^ext:/, ""),
  item: "項目",
  agreement: "相差",
  counts: (equal, oneStep, more) =>
    `兩人以上評過的 ${equal + oneStep + more} 項：一致 ${equal} 項，差一檔 ${oneStep} 項，相差更多 ${more} 項。`,
  equal: "一致",
  oneStep: "差一檔",
  morePoints: (points) => `${points} 分`,
  moreLevels: (n) => `${n} 檔`,
  differs: "不同",
  single: "只一人評",
  nobody: "沒有人評",
  leftOut: (n) => `${n} 人不評`,
  unrated: "未評",
  yes: "是",
  no: "否",
  notApplicable: "不評",
  otherForm: (title, version) => `用的是另一張表（《${title}》${version}），不與其他表相比。`,
  version: (version) => `第 ${version} 版`,
  field: (name) => fields[name] ?? name,
  empty: "沒有寫",
  printed: (day) => `${day}列印`,
};
