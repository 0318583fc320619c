import { idOf, type Report, type ReportItem } from "@xiaoben/contract";
import { moved } from "../reports/moved.ts";
import type { Body } from "../records/body.ts";
import type { Prepared } from "../reports/gather.ts";
import type { Effect, Write } from "./effect.ts";

/** The report holds what its people are to be credited with, each as a credit of its own; what it held before stays where it says the same (R009). */
export const gatherCredits: Effect = (record, { gathered, today }) => {
  const report = record as unknown as Report;
  const { prepared = [], dropped = [], left = [] } = gathered ?? {};
  const credits = prepared.map((one) => creditWrite(report, one, today));
  const items = prepared.map((one, n): ReportItem => itemOf(one, credits[n]!));
  return [
    {
      kind: "report",
      id: report.id,
      set: { items, left, asOf: today, unit: prepared[0]?.unit, reason: undefined },
    },
    ...credits.flatMap(({ write }) => write ?? []),
    ...dropped.flatMap((credit) => moved("credit", credit, "drop")),
  ];
};

interface Written {
  id: string;
  version: number;
  write?: Write;
}

function creditWrite(report: Report, { before, replaces, ...one }: Prepared, asOf: string): Written {
  const id = before?.id ?? idOf("credit", report.id, one.person, one.sequence);
  const set = { ...one, state: "prepared", period: report.period, report: report.id, asOf, replaces: replaces?.id };
  if (!before) return { id, version: 1, write: { kind: "credit", id, set } };
  const isSame = before.amount === one.amount && before.total === one.total && before.replaces === replaces?.id;
  if (isSame) return { id, version: before.version };
  return { id, version: before.version + 1, write: { kind: "credit", id, set, before: before as unknown as Body } };
}

const itemOf = ({ person, amount, replaces }: Prepared, { id, version }: Written): ReportItem => ({
  credit: id,
  version,
  person,
  amount,
  ...(replaces?.number !== undefined && { replaces: replaces.number }),
});
