import { catalogue } from "../core/words.ts";

const terms = ["一", "二", "三", "四"];

const source = {
  records: (n: number) => `${n} 条`,
  term: (year: string, key: string) => `${year}学年第${terms[Number(key) - 1] ?? key}学期`,
  schoolYear: (year: string) => `${year}学年`,
  month: (year: string, month: string) => `${year}年${Number(month)}月`,
  noGroup: "不在教研组里",
  noPeriod: "校历没有覆盖的日期",
  paperPeriod: (from: string, to: string) => `${from || "最早"}至${to || "今天"}`,
  paperPeriodAll: "全部日期",
  signatures: "填表人|审核人|日期",
};

export type GroupsMessages = typeof source;

export const groupsStrings = catalogue<GroupsMessages>("hour-ledger-groups", source, {
  "zh-Hant": async () => (await import("./hour-ledger.groups.strings.zh-hant.ts")).messages,
  en: async () => (await import("./hour-ledger.groups.strings.en.ts")).messages,
});
