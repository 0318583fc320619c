import type { HoursExportMessages } from "./hours-export.strings.ts";

export const messages: HoursExportMessages = {
  title: "Export study hours",
  excel: "Excel",
  csv: "CSV",
  print: "Print",
  making: "One moment…",
  fileName: (school, days) => `Study hours ${school}${days ? ` ${days}` : ""}`,
  paperTitle: (school) => `Study hours, ${school}`,
  period: (days) => `Days: ${days}`,
  always: "all",
  packs: (list) => `By: ${list}`,
  packIs: (title, version) => `${title} ${version}`,
  printed: (day, n) => `Printed ${day}, ${n} ${n === 1 ? "record" : "records"}`,
  cut: (most, n) => `Of ${n} records the first ${most} are printed; export to Excel for all.`,
  number: "No.",
  madeBy: "Prepared by",
  checkedBy: "Checked by",
  head: "Principal",
  day: "Date",
  empty: "There are no study hours to print.",
  blocked: "This browser did not print. Export to Excel and print from there.",
};
