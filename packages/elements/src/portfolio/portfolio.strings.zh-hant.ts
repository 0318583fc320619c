import type { Arrangement } from "./arranged.model.ts";
import type { Drawer, Origin, Proof } from "./filing.model.ts";
import type { PortfolioMessages } from "./portfolio.strings.ts";

const drawers: Record<Drawer, string> = {
  hours: "學時",
  activities: "研修活動",
  lessons: "上課",
  given: "聽課",
  received: "被聽課",
  debriefs: "評課",
  pairs: "師徒結對",
  plans: "研修計畫",
  works: "作品、成果與任職",
  credits: "學分",
};
const sources: Record<string, string> = {
  participation: "簽到紀錄",
  work: "作品或文稿",
  duty: "擔任的工作",
  result: "成績或成果",
  event: "活動",
  meeting: "會議",
  given: "學校給出的數",
};
const kinds: Record<string, string> = {
  observation: "聽課紀錄",
  participation: "簽到紀錄",
  activity: "研修活動",
  lesson: "課",
  hour: "學時紀錄",
};
const units: Record<string, string> = { credit: "學分", hour: "學時" };
const arrangements: Record<Arrangement, string> = { kind: "按類別", event: "按活動和課", month: "按月份" };
const states: Record<string, string> = {
  planned: "待舉行",
  open: "名單開著",
  held: "已舉行",
  checked: "已檢查",
  expected: "待參加",
  recorded: "已到",
  excused: "已准假",
  absent: "沒有到",
  asked: "請假中",
  refused: "未准假",
  settled: "已定",
  prepared: "已整理",
  corrected: "已更正",
};

const proof = ({ what, count = 1 }: Proof): string =>
  ({
    source: "有來源紀錄",
    files: `附件 ${count} 個`,
    summary: "有摘要",
    approved: count > 1 ? `${count} 級已審核` : "已審核",
    signatures: `${count} 個簽字`,
    list: "名單上簽到",
    code: "簽到碼簽到",
    minutes: "有紀錄",
    inspected: "已檢查",
    told: "有設計",
    tasks: `證據 ${count} 條`,
    registered: "有登記號",
  })[what];

const origin = (from: Origin): string =>
  from.from === "record"
    ? `由${kinds[from.kind] ?? "紀錄"}產生`
    : from.from === "import"
      ? `匯入：${from.system}`
      : from.from === "host"
        ? "學校記的"
        : "辦事時記下的";

export const messages: PortfolioMessages = {
  mine: "我的研修檔案袋",
  titleOf: (name) => `${name}的研修檔案袋`,
  print: "列印",
  csv: "匯出 CSV",
  excel: "匯出 Excel",
  making: "正在做…",
  whose: "誰的",
  own: "我自己",
  groups: "教研組",
  place: "學校或縣",
  people: "老師",
  year: "學年",
  yearOf: (name) => `${name} 學年`,
  arrangement: "怎麼排",
  arranged: (by) => arrangements[by],
  appraisal: "這是為考核打開的：聽課、評課和師徒紀錄是寫來幫人成長的，不放進來。",
  onlySeen: "只列您能看到的紀錄。",
  cut: "紀錄太多，只列到一部分。",
  counts: (n, bare) => `${n} 條紀錄${bare > 0 ? `，其中 ${bare} 條沒有留下證明` : ""}。`,
  bare: (n) => `· ${n} 條沒有證明`,
  empty: "這一學年還沒有紀錄",
  emptyNext: "辦事時留下的紀錄會自己歸進來，這裡什麼都不用填。",
  noYear: "校曆裡沒有這一學年",
  noYearNext: "請換一個學年，或請學校補上校曆。",
  entries: "歸檔的紀錄",
  drawer: (drawer) => drawers[drawer],
  month: (year, month) => `${year} 年 ${Number(month)} 月`,
  noEvent: "不屬於哪次活動或哪節課",
  lessonName: (className, subject, topic) => `${className}${subject}《${topic}》`,
  unseenLesson: "一節課（課的紀錄讀不到）",
  source: (name) => sources[name] ?? name,
  amount: (value, unit) => `${value} ${units[unit] ?? unit}`,
  stateWord: (state) => states[state] ?? "",
  proof,
  noProof: "沒有",
  origin,
  on: "日期",
  what: "內容",
  drawerHead: "類別",
  who: "有關的人",
  pile: "歸在",
  proofs: "證明",
  from: "來源",
  state: "狀態",
  more: (n) => `再看 ${n} 條`,
  morePiles: (n) => `再看 ${n} 組`,
  pilesLeft: (n) => `另有 ${n} 組，見匯出的表。`,
  left: (n) => `另有 ${n} 條，見匯出的表。`,
  aRecord: "一條紀錄",
  filedBy: (day) => `${day} 由紀錄自動歸入`,
  prepared: "整理人",
  checked: "核對人",
  signedOn: "日期",
  join: (parts) => parts.join("、"),
};
