import type { GroupsMessages } from "./hour-ledger.groups.strings.ts";

const terms = ["一", "二", "三", "四"];

export const messages: GroupsMessages = {
  records: (n) => `${n} 筆`,
  term: (year, key) => `${year}學年第${terms[Number(key) - 1] ?? key}學期`,
  schoolYear: (year) => `${year}學年`,
  month: (year, month) => `${year}年${Number(month)}月`,
  noGroup: "不在教研組裡",
  noPeriod: "校曆沒有涵蓋的日期",
  paperPeriod: (from, to) => `${from || "最早"}至${to || "今天"}`,
  paperPeriodAll: "全部日期",
  signatures: "填表人|審核人|日期",
};
