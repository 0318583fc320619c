import { dec, units, type Dec } from "../decimals/decimal.ts";
import { sha256 } from "../hash/sha256.ts";
import type { Id } from "../ids/id.ts";
import { canonical } from "../json/canonical.ts";
import type { Report } from "../kinds/report.ts";

/** A report as a file: what goes up. `docs/report-format.md` describes it. */
export interface ReportFile {
  format: "xiaoben.report/1";
  /** Number of the report. The same number is always the same file. */
  number: string;
  sender: { id: Id; name: string };
  /** The rule that people are credited by. */
  rule: { pack: string; id: string };
  /** Key of the period: `schoolYear:2026-2027`. */
  period: string;
  /** What the amounts are of: `credit`, `hour`. */
  unit: string;
  sentAt: string;
  items: ReportLine[];
  /** Sum of the amounts. */
  total: Dec;
}

/** One person's credit. */
export interface ReportLine {
  /** Number of the report, and which of its lines: `…/1`. */
  number: string;
  person: { id: Id; name: string; staffNumber?: string };
  amount: Dec;
  /** The line of an earlier file whose place this one takes: that one counts no longer. */
  replaces?: string;
}

/** The file of a report that was sent. It follows from the record alone. @throws {TypeError} where it was not sent. */
export function reportFile(
  report: Pick<Report, "org" | "pack" | "rule" | "period" | "items" | "number" | "sender" | "sentAt" | "unit">,
): ReportFile {
  const { number, sender, sentAt, unit } = report;
  if (number === undefined || sender === undefined || sentAt === undefined || unit === undefined)
    throw new TypeError("A report has a file from when it was sent on.");
  return {
    format: "xiaoben.report/1",
    number,
    sender: { id: report.org, name: sender },
    rule: { pack: report.pack, id: report.rule },
    period: report.period,
    unit,
    sentAt,
    items: report.items.map(({ number: line, person, name = "", staffNumber, amount, replaces }, n) => ({
      number: line ?? `${number}/${n + 1}`,
      person: { id: person, name, ...(staffNumber !== undefined && { staffNumber }) },
      amount,
      ...(replaces !== undefined && { replaces }),
    })),
    total: sumOf(report.items.map(({ amount }) => amount)),
  };
}

/** The bytes of a file, as text: canonical JSON. */
export const reportText = (file: ReportFile): string => canonical(file);

/** SHA-256 of the file, in lower-case hex. */
export const reportHash = (file: ReportFile): string => sha256(reportText(file));

/** What amounts come to. */
export const sumOf = (amounts: readonly Dec[]): Dec => dec(amounts.reduce((sum, amount) => sum + units(amount), 0));
