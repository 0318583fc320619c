import type { Credit, Report, ReportItem } from "../../kinds/index.ts";
import { reportFile, reportHash } from "../../reports/report-file.ts";
import { base, exampleId, exampleOf, orgs, people } from "./campus.ts";
import { hourIds } from "./hours.ts";
import { packId } from "./pack.ts";

const credit = exampleOf("credit");
const report = exampleOf("report");

export const creditIds = {
  registered: exampleId(26, 1),
  rejected: exampleId(26, 2),
  reported: exampleId(26, 3),
  prepared: exampleId(26, 4),
  corrected: exampleId(26, 5),
  withdrawn: exampleId(26, 6),
} as const;
export const reportIds = {
  draft: exampleId(27, 1),
  submitted: exampleId(27, 2),
  sent: exampleId(27, 3),
  receipted: exampleId(27, 4),
  withdrawn: exampleId(27, 5),
  lastYear: exampleId(27, 6),
} as const;

const rule = { pack: packId, version: "2", id: "total" };
const period = "schoolYear:2026-2027";
const year = "schoolYear:2025-2026";

/** What the teacher is credited with, as its state needs it. */
const credited = (state: Credit["state"], version: number, more: Partial<Credit>): Credit => ({
  ...base(creditIds[state], orgs.school, version, `2026-11-${String(version + 12).padStart(2, "0")}T02:00:00.000Z`),
  state,
  person: people.teacher,
  rule,
  period,
  asOf: "2026-11-13",
  sequence: "1",
  amount: "1",
  unit: "hour",
  total: "1",
  basis: [],
  report: reportIds.receipted,
  ...more,
});

const counted = (id: string, version: number, hours: string): Credit["basis"][number] => ({
  record: { kind: "hour", id },
  version,
  counted: hours,
});

const registered = credited("registered", 3, {
  amount: "4",
  total: "4",
  basis: [counted(hourIds.registered, 3, "4")],
  number: "000002-20261113-001/1",
  registration: "SJ-2026-00417",
});
const rejected = credited("rejected", 3, {
  person: people.groupLead,
  basis: [counted(hourIds.derived, 1, "1")],
  number: "000002-20261113-001/2",
  reason: "工号查不到",
});
const reported = credited("reported", 2, {
  sequence: "2",
  amount: "2",
  total: "6",
  basis: [counted(hourIds.reported, 3, "2")],
  report: reportIds.sent,
  number: "000002-20261114-002/1",
});
const prepared = credited("prepared", 1, {
  sequence: "3",
  amount: "2.5",
  total: "8.5",
  basis: [counted(hourIds.approved, 3, "2.5")],
  report: reportIds.submitted,
});

const corrected = credited("corrected", 4, {
  period: year,
  number: "000002-20260620-001/1",
  reason: "姓名与工号不符",
  note: "工号改正为 QH-0101",
  report: reportIds.lastYear,
});

/** A report of the school, as its state needs it. */
const reports = (state: Report["state"], version: number, more: Partial<Report> = {}): Report => ({
  ...base(reportIds[state], orgs.school, version, `2026-11-${String(version + 12).padStart(2, "0")}T02:30:00.000Z`),
  state,
  by: people.schoolAdmin,
  pack: packId,
  rule: "total",
  period,
  items: [],
  ...more,
});

const itemOf = ({ id, version, person, amount }: Credit, more: Partial<ReportItem> = {}): ReportItem => ({
  credit: id,
  version: version === 1 ? 1 : version - 1,
  person,
  amount,
  ...more,
});

/** A report that was sent, with the hash of its file. */
function sent(record: Report): Report {
  return { ...record, fileHash: reportHash(reportFile(record)) };
}

const known = { teacher: { name: "许知言", staffNumber: "QH-0101" }, groupLead: { name: "顾南枝", staffNumber: "QH-0103" } };
const upwards = { asOf: "2026-11-13", unit: "hour", sender: "云岚县青禾小学" };

const waiting = sent(
  reports("sent", 4, {
    ...upwards,
    number: "000002-20261114-002",
    sentAt: "2026-11-14T03:00:00.000Z",
    items: [itemOf(reported, { ...known.teacher, number: "000002-20261114-002/1" })],
    totals: { sent: "2" },
  }),
);

export const upwardExamples = [
  credit("prepared", "Stands in a report that was not sent yet. It is what the rule came to beyond what went up before.", prepared),
  credit("reported", "Went up in a file; its line there has this number.", reported),
  credit("registered", "Registered above, under a number of theirs. It is never worked out again.", registered),
  credit("rejected", "Rejected above, and why. Until somebody says what was put right, nothing more of hers goes up.", rejected),
  credit("corrected", "Was rejected, and what was put right. The next report takes its place.", corrected),
  credit(
    "withdrawn",
    "Fell away with its report before that was sent.",
    credited("withdrawn", 2, { period: year, sequence: "2", report: reportIds.withdrawn }),
  ),
  report("draft", "Begun: nothing is gathered yet.", reports("draft", 1)),
  report(
    "submitted",
    "Handed in: the county sends it. Who is left out, and why, stands in it.",
    reports("submitted", 3, {
      asOf: "2026-11-13",
      unit: "hour",
      items: [itemOf(prepared)],
      left: [{ person: people.groupLead, why: "uncorrected" }],
    }),
  ),
  report("sent", "Went up. Its file follows from the record alone, and has this hash for ever.", waiting),
  report(
    "receipted",
    "Answered: what was registered and what was rejected, side by side with what was sent.",
    sent(
      reports("receipted", 5, {
        ...upwards,
        number: "000002-20261113-001",
        sentAt: "2026-11-13T03:00:00.000Z",
        receiptedAt: "2026-11-15T03:00:00.000Z",
        items: [
          itemOf(registered, {
            ...known.teacher,
            number: "000002-20261113-001/1",
            outcome: "registered",
            registration: "SJ-2026-00417",
          }),
          itemOf(rejected, { ...known.groupLead, number: "000002-20261113-001/2", outcome: "rejected", reason: "工号查不到" }),
        ],
        totals: { sent: "5", registered: "4", rejected: "1" },
      }),
    ),
  ),
  report(
    "of-last-year",
    "Answered in the summer: its one line was rejected.",
    sent({
      ...reports("receipted", 5, {
        ...upwards,
        period: year,
        number: "000002-20260620-001",
        sentAt: "2026-06-20T03:00:00.000Z",
        receiptedAt: "2026-06-25T03:00:00.000Z",
        items: [itemOf(corrected, { ...known.teacher, number: "000002-20260620-001/1", outcome: "rejected", reason: "姓名与工号不符" })],
        totals: { sent: "1", registered: "0", rejected: "1" },
      }),
      id: reportIds.lastYear,
    }),
  ),
  report(
    "withdrawn",
    "Taken back before it was sent: what it held falls away, and the next one takes it in.",
    reports("withdrawn", 3, { period: year }),
  ),
];
