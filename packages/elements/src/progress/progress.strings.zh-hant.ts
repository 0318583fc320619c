import type { Outcome } from "@xiaoben/contract";
import type { ProgressMessages } from "./progress.strings.ts";

const people: Partial<Record<Outcome, (n: number) => string>> = {
  notYet: (n) => `${n} 人還沒到`,
  notMet: (n) => `${n} 人沒有達到`,
  undetermined: (n) => `${n} 人還定不了`,
  waived: (n) => `${n} 人免`,
};

export const messages: ProgressMessages = {
  title: "研修進展",
  print: "列印",
  where: "看哪裡",
  schools: "下屬單位",
  groups: "教研組",
  period: "時間",
  today: "到今天",
  arrangement: "怎麼排",
  arranged: (by) => ({ duties: "按要求", people: "按人" })[by],
  sums: (place, n, own) =>
    `${place}：現行辦法裡的要求，${[n ? `對人 ${n} 項` : "", own ? `對單位 ${own} 項` : ""].filter(Boolean).join("、")}。`,
  ownTitle: "對這個單位自己的要求",
  empty: "這裡還沒有可以彙總的人",
  emptyNext: "有人任職、也有要求生效以後，會出現在這裡。",
  stale: (n, more) => `${more ? `還有 ${more} 人沒算進來。` : ""}${n ? `有 ${n} 個數正在重算。` : ""}幾秒後更新。`,
  reached: (reached, of) => `${of} 人中 ${reached} 人達到`,
  rest: (outcome, n) => people[outcome]?.(n) ?? "",
  of: (pack, period, clause) => [pack, period, clause].filter(Boolean).join(" · "),
  who: (n) => `還沒到位的 ${n} 人`,
  parts: "看各單位",
  hide: "收起",
  noNames: "您在這裡看得到彙總，看不到每個人。",
  none: "不在任何組的人",
  own: "本級人員",
  person: "姓名",
  lacks: "還沒到位的要求",
  all: "都到位了",
  allOfThem: "每個人都到位了。",
  onlyBehind: "只看還沒到位的人",
  gap: (amount) => `還差 ${amount}`,
  how: (name, duty) => `${name}：${duty}是怎麼來的`,
  more: (n) => `再看 ${n} 人`,
  drafts: "由這些數字起草",
  draft: (kind) => ({ summary: "研修總結", meeting: "例會通報" })[kind],
  draftsNote:
    "照紀錄寫好一稿，您在上面改。改過的字留在這台裝置上，列印、複製或存成檔案才離開。起草時不寫任何人的名字；檢查時寫下的話照抄，請看一遍。",
  foot: (day) => `截至 ${day}，由已有紀錄判定彙總`,
  prepared: "製表人：",
  checked: "審核人：",
  signedOn: "日期：",
};
