import type { Outcome } from "@xiaoben/contract";
import type { SectionId } from "./draft.model.ts";
import type { DraftMessages } from "./draft.strings.ts";

const sections: Record<SectionId, string> = {
  standing: "要求完成情況",
  activities: "開展的活動",
  checked: "檢查的情況",
  behind: "還沒到位的",
  open: "還沒有定下來的",
  next: "下一步打算",
};
const rests: Partial<Record<Outcome, (n: number) => string>> = {
  notYet: (n) => `${n} 人還沒到`,
  notMet: (n) => `${n} 人沒有達到`,
  undetermined: (n) => `${n} 人還定不了`,
  waived: (n) => `${n} 人免`,
};

export const messages: DraftMessages = {
  titleOf: (kind, place, period) =>
    kind === "summary" ? `${place}${period ? ` ${period}` : ""}校本研修總結（草稿）` : `${place}例會通報（草稿）`,
  asOf: (day) => `截至 ${day}`,
  between: (from, to) => `${from}—${to}`,
  since: "從哪天起",
  section: (id) => sections[id],
  nextHint: "這一段留給您寫。",
  rest: (outcome, n) => rests[outcome]?.(n) ?? "",
  stands: (rule, period, reached, of, rest, basis) =>
    `${rule}（${period}）：${of} 人中 ${reached} 人達到${rest.map((one) => `，${one}`).join("")}。依據：${basis}。`,
  standsOwn: (sentence, period, basis) => `${sentence}（${period}）。依據：${basis}。`,
  behindOwn: (sentence) => `${sentence}。`,
  behind: (rule, units) => `${rule}：${units.map(([unit, n]) => `${unit} ${n} 人`).join("、")}。`,
  behindAll: (rule, n) => `${rule}：${n} 人。`,
  noneBehind: "各項要求都到位了。",
  open: (question, pack, people) => `${question}（《${pack}》，關係到 ${people} 人）`,
  openRule: (rule, people) => `${rule}：${people} 人還定不了。`,
  noneOpen: "沒有懸著的問題。",
  held: (held, checked, coming, cancelled) =>
    `舉行 ${held} 次${checked ? `，其中 ${checked} 次檢查過` : ""}${coming ? `；還要舉行 ${coming} 次` : ""}${cancelled ? `；取消 ${cancelled} 次` : ""}。`,
  event: (days, title, theme) => `${days}　${title}${theme && theme !== title ? `：${theme}` : ""}`,
  moreEvents: (n) => `另有 ${n} 次，見活動列表。`,
  noneHeld: "這段時間沒有記錄下來的活動。",
  checkedEvent: (days, title) => `${days}　${title}`,
  saw: (item, said) => `　${item}：${said}`,
  unchecked: (n) => `舉行過還沒有檢查的活動 ${n} 次。`,
  inspections: (n, waiting) => `隨堂檢查 ${n} 節${waiting ? `，其中 ${waiting} 節還沒有回覆或確認` : "，都已確認"}。`,
  noneChecked: "這段時間沒有檢查紀錄。",
  none: "不在任何組的人",
  own: "本級人員",
  cut: "紀錄太多，只數到一部分。",
  overtaken: "您改過這一段以後，紀錄有了變化。",
  append: "把現在的接在後面",
  kept: "改過的字已留在這台裝置上。",
  copy: "複製全文",
  copied: "已複製。",
  notCopied: "沒能複製。全文已經選取，請按 Ctrl+C。",
  whole: "全文",
  save: "存成檔案",
  anew: "照現在的紀錄重寫",
  anewTitle: "丟掉您改過的字？",
  anewBody: "這一稿會照現在的紀錄重新寫，您改過的字不再保留。",
  close: "收起這一稿",
};
