import { catalogue } from "../core/words.ts";
import type { Arrangement } from "./arranged.model.ts";
import type { Drawer, Origin, Proof } from "./filing.model.ts";

const drawers: Record<Drawer, string> = {
  hours: "学时",
  activities: "研修活动",
  lessons: "上课",
  given: "听课",
  received: "被听课",
  debriefs: "评课",
  pairs: "师徒结对",
  plans: "研修计划",
  works: "作品、成果与任职",
  credits: "学分",
};
const sources: Record<string, string> = {
  participation: "签到记录",
  work: "作品或文稿",
  duty: "担任的工作",
  result: "成绩或成果",
  event: "活动",
  meeting: "会议",
  given: "学校给出的数",
};
const kinds: Record<string, string> = {
  observation: "听课记录",
  participation: "签到记录",
  activity: "研修活动",
  lesson: "课",
  hour: "学时记录",
};
const units: Record<string, string> = { credit: "学分", hour: "学时" };
const arrangements: Record<Arrangement, string> = { kind: "按类别", event: "按活动和课", month: "按月份" };
/** States of records that no other element's words name. */
const states: Record<string, string> = {
  planned: "待举行",
  open: "名单开着",
  held: "已举行",
  checked: "已检查",
  expected: "待参加",
  recorded: "已到",
  excused: "已准假",
  absent: "没有到",
  asked: "请假中",
  refused: "未准假",
  settled: "已定",
  prepared: "已整理",
  corrected: "已更正",
};

const proof = ({ what, count = 1 }: Proof): string =>
  ({
    source: "有来源记录",
    files: `附件 ${count} 个`,
    summary: "有摘要",
    approved: count > 1 ? `${count} 级已审核` : "已审核",
    signatures: `${count} 个签字`,
    list: "名单上签到",
    code: "签到码签到",
    minutes: "有记录",
    inspected: "已检查",
    told: "有设计",
    tasks: `证据 ${count} 条`,
    registered: "有登记号",
  })[what];

const origin = (from: Origin): string =>
  from.from === "record"
    ? `由${kinds[from.kind] ?? "记录"}生成`
    : from.from === "import"
      ? `导入：${from.system}`
      : from.from === "host"
        ? "学校记的"
        : "办事时记下的";

const source = {
  mine: "我的研修档案袋",
  titleOf: (name: string) => `${name}的研修档案袋`,
  print: "打印",
  csv: "导出 CSV",
  excel: "导出 Excel",
  making: "正在做…",
  whose: "谁的",
  own: "我自己",
  groups: "教研组",
  place: "学校或县",
  people: "老师",
  year: "学年",
  yearOf: (name: string) => `${name} 学年`,
  arrangement: "怎么排",
  arranged: (by: Arrangement) => arrangements[by],
  appraisal: "这是为考核打开的：听课、评课和师徒记录是写来帮人成长的，不放进来。",
  onlySeen: "只列您能看到的记录。",
  cut: "记录太多，只列到一部分。",
  counts: (n: number, bare: number) => `${n} 条记录${bare > 0 ? `，其中 ${bare} 条没有留下证明` : ""}。`,
  bare: (n: number) => `· ${n} 条没有证明`,
  empty: "这一学年还没有记录",
  emptyNext: "办事时留下的记录会自己归进来，这里什么都不用填。",
  noYear: "校历里没有这一学年",
  noYearNext: "请换一个学年，或请学校补上校历。",
  entries: "归档的记录",
  drawer: (drawer: Drawer) => drawers[drawer],
  month: (year: string, month: string) => `${year} 年 ${Number(month)} 月`,
  noEvent: "不属于哪次活动或哪节课",
  lessonName: (className: string, subject: string, topic: string) => `${className}${subject}《${topic}》`,
  unseenLesson: "一节课（课的记录读不到）",
  source: (name: string) => sources[name] ?? name,
  amount: (value: string, unit: string) => `${value} ${units[unit] ?? unit}`,
  stateWord: (state: string) => states[state] ?? "",
  proof,
  noProof: "没有",
  origin,
  on: "日期",
  what: "内容",
  drawerHead: "类别",
  who: "有关的人",
  pile: "归在",
  proofs: "证明",
  from: "来源",
  state: "状态",
  more: (n: number) => `再看 ${n} 条`,
  morePiles: (n: number) => `再看 ${n} 组`,
  pilesLeft: (n: number) => `另有 ${n} 组，见导出的表。`,
  left: (n: number) => `另有 ${n} 条，见导出的表。`,
  aRecord: "一条记录",
  filedBy: (day: string) => `${day} 由记录自动归入`,
  prepared: "整理人",
  checked: "核对人",
  signedOn: "日期",
  join: (parts: readonly string[]) => parts.join("、"),
};

export type PortfolioMessages = typeof source;

export const portfolioStrings = catalogue<PortfolioMessages>("portfolio", source, {
  "zh-Hant": async () => (await import("./portfolio.strings.zh-hant.ts")).messages,
  en: async () => (await import("./portfolio.strings.en.ts")).messages,
});
