import { catalogue } from "../core/index.ts";

const source = {
  title: "导出学时",
  excel: "Excel",
  csv: "CSV",
  print: "打印",
  making: "正在做…",
  fileName: (school: string, days: string) => `${school}学时${days ? ` ${days}` : ""}`,
  paperTitle: (school: string) => `${school}校本研修学时台账`,
  period: (days: string) => `时间：${days}`,
  always: "全部",
  packs: (list: string) => `按：${list}`,
  packIs: (title: string, version: string) => `《${title}》${version}`,
  printed: (day: string, n: number) => `${day}打印，共 ${n} 条`,
  cut: (most: number, n: number) => `共 ${n} 条，只印前 ${most} 条；全部的请导出 Excel。`,
  number: "序号",
  madeBy: "制表人",
  checkedBy: "审核人",
  head: "校长",
  day: "日期",
  empty: "没有可以打印的学时。",
  blocked: "这个浏览器没有打印出来。请导出 Excel 再打印。",
};

export type HoursExportMessages = typeof source;

export const hoursExportStrings = catalogue<HoursExportMessages>("hours-export", source, {
  "zh-Hant": async () => (await import("./hours-export.strings.zh-hant.ts")).messages,
  en: async () => (await import("./hours-export.strings.en.ts")).messages,
});
