import type { HoursExportMessages } from "./hours-export.strings.ts";

export const messages: HoursExportMessages = {
  title: "匯出學時",
  excel: "Excel",
  csv: "CSV",
  print: "列印",
  making: "正在做…",
  fileName: (school, days) => `${school}學時${days ? ` ${days}` : ""}`,
  paperTitle: (school) => `${school}校本研修學時台帳`,
  period: (days) => `時間：${days}`,
  always: "全部",
  packs: (list) => `按：${list}`,
  packIs: (title, version) => `《${title}》${version}`,
  printed: (day, n) => `${day}列印，共 ${n} 筆`,
  cut: (most, n) => `共 ${n} 筆，只印前 ${most} 筆；全部的請匯出 Excel。`,
  number: "序號",
  madeBy: "製表人",
  checkedBy: "審核人",
  head: "校長",
  day: "日期",
  empty: "沒有可以列印的學時。",
  blocked: "這個瀏覽器沒有列印出來。請匯出 Excel 再列印。",
};
