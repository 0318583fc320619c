import type { GroupsMessages } from "./hour-ledger.groups.strings.ts";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const records = (n: number): string => `${n} ${n === 1 ? "record" : "records"}`;

export const messages: GroupsMessages = {
  records,
  term: (year, key) => `Term ${key} of ${year}`,
  schoolYear: (year) => `School year ${year}`,
  month: (year, month) => `${months[Number(month) - 1]} ${year}`,
  noGroup: "In no teaching group",
  noPeriod: "Days that no calendar covers",
  paperPeriod: (from, to) => `${from || "the beginning"} to ${to || "today"}`,
  paperPeriodAll: "All days",
  signatures: "Prepared by|Checked by|Date",
};
