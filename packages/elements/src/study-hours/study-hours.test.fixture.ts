import type { Hour, Pack, Verdict } from "@xiaoben/contract";
import { hourOf, signedIn } from "../testing/records.test.fixture.ts";
import { base as ofVerdict, lineOf } from "../verdict/verdict.test.fixture.ts";

/** A small pack and the verdicts that the engine would give, written out: what the element must show, whoever evaluates. */
export const pack = {
  format: "xiaoben.pack/1",
  id: "t.hours",
  version: "1",
  title: { "zh-Hans": "测试学时办法", "zh-Hant": "測試學時辦法", en: "Test measures" },
  level: "county",
  source: {
    title: "测试学时办法",
    clauses: [
      { id: "c3", label: { "zh-Hans": "第三条第一款", en: "Article 3 (1)" }, says: "一学年有下限" },
      { id: "c4", label: { "zh-Hans": "第四条", en: "Article 4" } },
    ],
  },
  effective: { from: "2025-09-01" },
  categories: [{ id: "school-based", title: { "zh-Hans": "校本", en: "School-based" }, maps: ["group-study"] }],
  parameters: [{ id: "shortfall", type: "choice", clause: "c4", choices: ["any", "all"], values: [] }],
  ambiguities: [
    {
      id: "am1",
      clause: "c4",
      kind: "unclear",
      question: "是有一项不够就评不到优秀，还是两项都不够才评不到？",
      readings: [
        { id: "either", says: "有一项不够", sets: { shortfall: "any" } },
        { id: "both", says: "两项都不够", sets: { shortfall: "all" } },
      ],
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
      admit: [
        { id: "not-rejected", test: { fact: "state", notIn: ["rejected"] }, otherwise: "refused", clause: "house" },
        { id: "approved", test: { fact: "state", in: ["approved"] }, otherwise: "waiting", clause: "house" },
      ],
    },
  ],
  measures: [
    { id: "total", sum: "hours" },
    { id: "school", sum: "hours" },
  ],
  rules: [
    {
      id: "total",
      title: { "zh-Hans": "学年总学时", en: "Hours this year" },
      clause: "c3",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "total",
      atLeast: "40",
    },
    {
      id: "school",
      title: { "zh-Hans": "其中校本学时", en: "of which school-based" },
      clause: "c3",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "school",
      atLeast: "24",
      inside: "total",
    },
  ],
  consequences: [
    {
      id: "no-top",
      clause: "c4",
      purposes: ["annualRating"],
      effect: { cap: "good" },
      reply: { days: "10" },
      when: {
        combine: { param: "shortfall" },
        of: [
          { rule: "total", is: "notMet" },
          { rule: "school", is: "notMet" },
        ],
      },
    },
  ],
  examples: [],
} as const satisfies Pack as unknown as Pack;

export const session = signedIn("lin");

export const hours: Hour[] = [
  hourOf({ id: "h1", on: "2026-11-12", title: "集体备课：第五单元", state: "submitted", claimedHours: "1.5" }),
  hourOf({ id: "h2", on: "2026-10-08", title: "单元整体设计讨论", approvedHours: "20" }),
  hourOf({ id: "h3", on: "2026-09-26", title: "线上课程", state: "rejected", claimedHours: "3", reason: "材料不全" }),
];

const base = { ...ofVerdict, because: [{ code: "period-open", clause: "c3" }] };

export const verdicts: Verdict[] = [
  {
    ...base,
    rule: { pack: "t.hours", version: "1", id: "total" },
    clause: "c3",
    outcome: "notYet",
    unit: "hour",
    value: "29.5",
    waiting: "1.5",
    threshold: "40",
    gap: "10.5",
    lines: [lineOf("h1", "1.5", "0", "waiting"), lineOf("h2", "20", "20", "counted"), lineOf("h3", "3", "0", "refused:not-rejected")],
  },
  {
    ...base,
    rule: { pack: "t.hours", version: "1", id: "school" },
    clause: "c3",
    outcome: "notYet",
    unit: "hour",
    value: "21.5",
    waiting: "1.5",
    threshold: "24",
    gap: "2.5",
  },
  {
    ...base,
    rule: { pack: "t.hours", version: "1", id: "no-top" },
    clause: "c4",
    outcome: "notYet",
    unit: "",
    readings: [
      { choose: { am1: "either" }, outcome: "applies" },
      { choose: { am1: "both" }, outcome: "doesNotApply" },
    ],
  },
];
