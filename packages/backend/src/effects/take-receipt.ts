import { readReceipt, sumOf, type ReceiptLine, type Report, type ReportItem } from "@xiaoben/contract";
import { moved } from "../reports/moved.ts";
import type { Effect } from "./effect.ts";

/** Each credit is registered or rejected as the receipt says; what a registered one replaces counts no longer, and hours go with their credits (R009). */
export const takeReceipt: Effect = (record, { batch, at }) => {
  const report = record as unknown as Report;
  const { credits = [], replaced = [], hours = [] } = batch ?? {};
  const lines = new Map((readReceipt(report.receipt ?? "", report).receipt?.items ?? []).map((line) => [line.number, line]));
  const items = report.items.map((item): ReportItem => ({ ...item, ...outcomeOf(lines.get(item.number ?? "")) }));
  const isRegistered = (number: string | undefined): boolean => lines.get(number ?? "")?.outcome === "registered";
  const good = credits.filter(({ number }) => isRegistered(number));
  const taken = new Set(good.map(({ replaces }) => replaces));
  const counted = new Set(good.flatMap(({ basis }) => basis.map(({ record: { id } }) => id)));
  const sum = (outcome: ReceiptLine["outcome"]): string => sumOf(items.flatMap((item) => (item.outcome === outcome ? [item.amount] : [])));
  return [
    {
      kind: "report",
      id: report.id,
      set: {
        items,
        receiptedAt: at,
        totals: { sent: report.totals?.sent ?? "0", registered: sum("registered"), rejected: sum("rejected") },
      },
    },
    ...credits.flatMap((credit) => {
      const line = lines.get(credit.number ?? "");
      return line ? moved("credit", credit, line.outcome === "registered" ? "register" : "reject", toldOf(line)) : [];
    }),
    ...replaced.filter(({ id }) => taken.has(id)).flatMap((credit) => moved("credit", credit, "replace")),
    ...hours.flatMap((hour) => moved("hour", hour, counted.has(hour.id) ? "register" : "giveBack")),
  ];
};

const outcomeOf = (line: ReceiptLine | undefined): Partial<ReportItem> => (line ? { outcome: line.outcome, ...toldOf(line) } : {});

const toldOf = ({ registration, reason }: ReceiptLine): { registration?: string; reason?: string } => ({
  ...(registration !== undefined && { registration }),
  ...(reason !== undefined && { reason }),
});
