import { reportFile, reportHash, sumOf, type Report, type ReportItem } from "@xiaoben/contract";
import { moved } from "../reports/moved.ts";
import type { Effect } from "./effect.ts";

/** The report gets its number, its people the names that it is sent with, and its file a hash; credits and hours are reported (R009). */
export const sendCredits: Effect = (record, { batch, at, today }) => {
  const report = record as unknown as Report;
  const { credits = [], hours = [], people, sender = "", sentBefore = 0 } = batch ?? {};
  const number = `${report.org.slice(-6).toUpperCase()}-${today.replaceAll("-", "")}-${String(sentBefore + 1).padStart(3, "0")}`;
  const items = report.items.map((item, n): ReportItem => {
    const person = people?.get(item.person);
    const staffNumber = person?.externalIds["staffNumber"];
    return {
      ...item,
      number: `${number}/${n + 1}`,
      name: person?.displayName ?? "",
      ...(staffNumber !== undefined && { staffNumber }),
    };
  });
  const sent = { number, sender, sentAt: at, items, totals: { sent: sumOf(items.map(({ amount }) => amount)) } };
  const lines = new Map(items.map((item) => [item.credit, item.number]));
  return [
    { kind: "report", id: report.id, set: { ...sent, fileHash: reportHash(reportFile({ ...report, ...sent })) } },
    ...credits.flatMap((credit) => moved("credit", credit, "report", { number: lines.get(credit.id) })),
    ...hours.flatMap((hour) => moved("hour", hour, "report")),
  ];
};
