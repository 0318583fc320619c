import type { Hour, Pack, Verdict } from "@xiaoben/contract";
import { hourOf, signedIn } from "../testing/records.test.fixture.ts";

/** A small pack and the verdicts that the engine would give, written out: what the element must show, whoever evaluates. */
export const pack = {
  format: "xiaoben.pack/1",
  id: "t.hours",
  version: "1",
  title: { "zh-Hans": "测试学时办法", "zh-Hant": "測試學時辦法", en: "Test measures" },
  level: "county",
  source: {
    title: { "zh-Hans": "测试学时管理办法", "zh-Hant": "測試學時管理辦法", en: "Measures of testing" },
    clauses: [
      {
        id: "c3",
        label: { "zh-Hans": "第三条", en: "Article 3" },
        says: { "zh-Hans": "一学年的学时有下限", en: "A year's hours have a minimum" },
      },
      {
        id: "c4",
        label: { "zh-Hans": "第四条", en: "Article 4" },
        says: { "zh-Hans": "不够的最高评到良好", en: "Those short are rated good at most" },
      },
    ],
  },
  effective: { from: "2025-09-01" },
  parameters: [
    { id: "min", type: "amount", clause: "c3", values: [{ value: "24" }] },
    { id: "minutes", type: "minutes", clause: "c3", values: [] },
    { id: "absences", type: "count", clause: "c4", values: [] },
  ],
  ambiguities: [
    {
      id: "am8",
      clause: "c3",
      kind: "undefined",
      question: { "zh-Hans": "一学时是多少分钟？", en: "How many minutes are an hour?" },
      readings: [
        { id: "m45", says: { "zh-Hans": "一学时 45 分钟", en: "45 minutes" }, sets: { minutes: "45" } },
        { id: "m60", says: { "zh-Hans": "一学时 60 分钟", en: "60 minutes" }, sets: { minutes: "60" } },
      ],
      presumed: "m60",
      asks: "minutes",
      decide: { level: "school", role: "schoolAdmin" },
    },
    {
      id: "am3",
      clause: "c4",
      kind: "undefined",
      question: { "zh-Hans": "缺席几次算？", en: "How many absences?" },
      readings: [],
      asks: "absences",
      decide: { level: "county", role: "countyOfficer" },
    },
  ],
  books: [
    {
      id: "hours",
      title: "学时",
      unit: "hour",
      source: "hour",
      value: [{ amount: { fact: "approvedHours" }, clause: "c3" }],
      admit: [{ id: "not-rejected", test: { fact: "state", notIn: ["rejected"] }, otherwise: "refused", clause: "house" }],
    },
  ],
  measures: [{ id: "school", sum: "hours" }],
  rules: [
    {
      id: "school",
      title: { "zh-Hans": "校本学时", "zh-Hant": "校本學時", en: "School-based hours" },
      clause: "c3",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "school",
      atLeast: { param: "min" },
    },
    {
      id: "both",
      title: { "zh-Hans": "两项都要", en: "Both" },
      clause: "c4",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "bundle",
      need: "all",
      of: ["school"],
    },
  ],
  consequences: [
    {
      id: "no-top",
      clause: "c4",
      purposes: ["annualRating"],
      effect: { cap: "good" },
      reply: { days: "10" },
      when: { combine: "all", of: [{ rule: "both", is: "notMet" }] },
    },
  ],
  examples: [],
} as const satisfies Pack as unknown as Pack;

export const session = signedIn("lin");

export const hours: Hour[] = [
  hourOf({ id: "h1", on: "2026-11-12", title: "集体备课：第五单元" }),
  hourOf({ id: "h2", on: "2026-10-08", title: "单元整体设计讨论" }),
  hourOf({ id: "h3", on: "2026-09-26", title: "线上课程" }),
];

type Line = NonNullable<Verdict["lines"]>[number];

export const lineOf = (id: string, amount: string, counted: string, why: string): Line => ({
  record: { kind: "hour", id },
  version: 1,
  amount,
  counted,
  why,
  clause: "c3",
  arithmetic: { op: "fact", record: { kind: "hour", id }, fact: "approvedHours", value: amount },
});

/** What every verdict of hers has in common. */
export const base: Omit<Verdict, "rule" | "outcome" | "unit" | "clause" | "because"> = {
  subject: { kind: "person", id: "lin" },
  period: { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31", closed: false },
  asOf: "2026-11-22",
  knownAt: "2026-11-22T04:00:00.000Z",
  settled: false,
  by: { place: "server", engine: "test" },
};

const counted = lineOf("h2", "20", "20", "counted");

/** Short of four hours in November; one record waits, one was refused. */
export const school: Verdict = {
  ...base,
  rule: { pack: "t.hours", version: "1", id: "school" },
  clause: "c3",
  outcome: "notYet",
  unit: "hour",
  value: "20",
  waiting: "1.5",
  threshold: "24",
  gap: "4",
  because: [
    { code: "period-open", clause: "c3" },
    { code: "either-way", ambiguity: "am8", clause: "c3" },
  ],
  lines: [lineOf("h1", "1.5", "0", "waiting"), counted, lineOf("h3", "3", "0", "refused:not-rejected")],
  arithmetic: {
    op: "atLeast",
    of: [
      { op: "sum", of: [counted.arithmetic], value: "20" },
      { op: "parameter", id: "min", value: "24", clause: "c3" },
    ],
    value: "20",
    clause: "c3",
  },
};

/** The outcome depends on how long an hour is; nobody has decided. */
export const open: Verdict = {
  ...base,
  rule: school.rule,
  clause: "c3",
  outcome: "undetermined",
  unit: "hour",
  threshold: "24",
  because: [{ code: "reading-open", ambiguity: "am8", clause: "c3" }],
  readings: [
    { choose: { am8: "m45" }, outcome: "met", value: "24" },
    { choose: { am8: "m60" }, outcome: "notYet", value: "18" },
  ],
  lines: [lineOf("h2", "18", "18", "open")],
};

/** What a bundle says: it looks at the rule above. */
export const both: Verdict = {
  ...base,
  rule: { pack: "t.hours", version: "1", id: "both" },
  clause: "c4",
  outcome: "notYet",
  unit: "item",
  value: "0",
  threshold: "1",
  because: [{ code: "rests-on", rule: "school", clause: "c4" }],
  lines: [],
};

/** What would follow at the end of the year. */
export const noTop: Verdict = {
  ...base,
  rule: { pack: "t.hours", version: "1", id: "no-top" },
  clause: "c4",
  outcome: "applies",
  unit: "",
  because: [{ code: "rests-on", rule: "both", clause: "c4" }, { code: "closed-early" }],
};
