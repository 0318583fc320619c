import { reportFile, reportHash, type Credit, type Pack, type Report, type Session } from "@xiaoben/contract";
import type { Script } from "../testing/index.ts";

const base = { version: 1, org: "school", createdAt: "2026-11-01T00:00:00.000Z", updatedAt: "2026-11-01T00:00:00.000Z" };
export const period = "schoolYear:2026-2027";

/** Who is signed in; `su` teaches, `shao` keeps the school's register, `lan` the county's. */
export const sessionOf = (who: "su" | "shao" | "lan"): Session => ({
  person: who,
  org: who === "lan" ? "county" : "school",
  roles: [
    { su: { role: "teacher", org: "school" }, shao: { role: "schoolAdmin", org: "school" }, lan: { role: "countyOfficer", org: "county" } }[
      who
    ],
  ],
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
});

export const pack: Pack = {
  format: "xiaoben.pack/1",
  id: "t.credits",
  version: "1",
  level: "county",
  title: { "zh-Hans": "学分办法", "zh-Hant": "學分辦法", en: "Credits" },
  source: { title: "学分办法（虚构）", clauses: [{ id: "c1", label: "第一条" }] },
  effective: { from: "2026-09-01" },
  parameters: [],
  ambiguities: [],
  books: [
    { id: "b", title: "学分", unit: "credit", source: "hour", value: [{ amount: { fact: "approvedHours" }, clause: "c1" }] },
    { id: "h", title: "学时", unit: "hour", source: "hour", value: [{ amount: { fact: "approvedHours" }, clause: "c1" }] },
  ],
  measures: [
    { id: "credits", sum: "b" },
    { id: "hours", sum: "h" },
  ],
  rules: [
    {
      id: "credits",
      title: { "zh-Hans": "学年学分", en: "Credits" },
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "credits",
      atLeast: "3",
    },
    {
      id: "hours",
      title: { "zh-Hans": "学年学时", en: "Hours" },
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "hours",
      atLeast: "30",
    },
  ],
  consequences: [],
  examples: [],
};

export const credit = (id: string, state: Credit["state"], amount: string, more: Partial<Credit> = {}): Credit => ({
  ...base,
  id,
  state,
  person: "su",
  rule: { pack: "t.credits", version: "1", id: "credits" },
  period,
  asOf: "2026-11-20",
  sequence: "1",
  amount,
  unit: "credit",
  total: amount,
  basis: [],
  report: "r-sent",
  ...more,
});

export const report = (id: string, state: Report["state"], more: Partial<Report> = {}): Report => ({
  ...base,
  id,
  state,
  by: "shao",
  pack: "t.credits",
  rule: "credits",
  period,
  unit: "credit",
  items: [],
  ...more,
});

const items: Report["items"] = [
  { credit: "c-1", version: 1, person: "su", amount: "1.5", name: "苏禾", staffNumber: "NH0417", number: "N-1/1" },
  { credit: "c-2", version: 1, person: "gu", amount: "2", name: "顾明岚", staffNumber: "NH0418", number: "N-1/2", replaces: "N-0/4" },
];
const unhashed = report("r-sent", "sent", {
  number: "N-1",
  sender: "南湖小学",
  sentAt: "2026-11-20T03:00:00.000Z",
  asOf: "2026-11-20",
  items,
  totals: { sent: "3.5" },
  createdAt: "2026-11-10T00:00:00.000Z",
});
/** A report that was sent and waits for its receipt. */
export const sent: Report = { ...unhashed, fileHash: reportHash(reportFile(unhashed)) };
export const receipted: Report = {
  ...sent,
  id: "r-done",
  state: "receipted",
  createdAt: "2026-11-09T00:00:00.000Z",
  totals: { sent: "3.5", registered: "1.5", rejected: "2" },
  items: [
    { ...items[0]!, outcome: "registered", registration: "SJ-88" },
    { ...items[1]!, outcome: "rejected", reason: "工号查不到" },
  ],
};
export const drafted: Report = report("r-draft", "draft", {
  createdAt: "2026-11-11T00:00:00.000Z",
  asOf: "2026-11-21",
  items: [{ credit: "c-3", version: 1, person: "su", amount: "0.5" }],
  left: [{ person: "gu", why: "uncorrected" }],
});

export const receiptTo = ({ number, fileHash, items: lines }: Report, more: object = {}): string =>
  JSON.stringify({
    format: "xiaoben.receipt/1",
    number,
    fileHash,
    items: lines.map((item, n) =>
      n === 0 ? { number: item.number, outcome: "registered" } : { number: item.number, outcome: "rejected", reason: "工号查不到" },
    ),
    ...more,
  });

/** A school with three reports and their credits, as somebody sees it. */
export const script = (who: "su" | "shao" | "lan" = "shao", more: Script = {}): Script => ({
  session: sessionOf(who),
  records: {
    org: [
      { ...base, id: "county", org: "county", type: "county", name: "青禾县", path: "/county/" },
      { ...base, id: "school", type: "school", name: "南湖小学", parent: "county", path: "/county/school/" },
    ],
    person: [
      { ...base, id: "su", displayName: "苏禾", externalIds: {}, onPost: true },
      { ...base, id: "gu", displayName: "顾明岚", externalIds: {}, onPost: true },
    ],
    calendar: [
      {
        ...base,
        id: "cal",
        org: "county",
        schoolYear: "2026-2027",
        from: "2026-09-01",
        to: "2027-08-31",
        terms: [],
        breaks: [],
        workDays: [],
        weekStart: 1,
      },
      {
        ...base,
        id: "cal-0",
        org: "county",
        schoolYear: "2025-2026",
        from: "2025-09-01",
        to: "2026-08-31",
        terms: [],
        breaks: [],
        workDays: [],
        weekStart: 1,
      },
    ],
    binding: [{ ...base, id: "b", org: "county", pack: "t.credits", packVersion: "1", from: "2026-09-01" }],
    credit: [
      credit("c-1", "registered", "1.5", { number: "N-1/1", registration: "SJ-88", sequence: "1" }),
      credit("c-3", "prepared", "0.5", { sequence: "2", report: "r-draft" }),
      ...(who === "su"
        ? []
        : [
            credit("c-2", "rejected", "2", { person: "gu", number: "N-1/2", reason: "工号查不到" }),
            credit("c-4", "withdrawn", "9", { person: "gu", sequence: "2" }),
          ]),
    ],
    report: who === "su" ? [] : [sent, receipted, drafted],
  },
  definitions: { "t.credits/1/pack": pack },
  ...more,
});
