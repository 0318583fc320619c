import type { Ambiguity, Decision, Org, Pack, Rollup } from "@xiaoben/contract";
import type { Script } from "../testing/index.ts";

const base = { version: 1, org: "o", createdAt: "", updatedAt: "" };

export const orgs: Org[] = [
  { ...base, id: "county", org: "county", type: "county", name: "青禾县", path: "/county/" },
  { ...base, id: "school", org: "school", type: "school", name: "南湖小学", parent: "county", path: "/county/school/" },
];

const ambiguity = (more: Partial<Ambiguity>): Ambiguity => ({
  id: "short",
  clause: "c4",
  kind: "unclear",
  question: { "zh-Hans": "任一不足还是两项都不足？", "zh-Hant": "任一不足還是兩項都不足？", en: "Either or both?" },
  readings: [
    { id: "either", says: { "zh-Hans": "任一不足", en: "either" }, sets: { shortfall: "any" } },
    { id: "both", says: { "zh-Hans": "两项都不足", en: "both" }, sets: { shortfall: "all" } },
  ],
  decide: { level: "county", role: "countyOfficer" },
  ...more,
});

export const pack: Pack = {
  format: "xiaoben.pack/1",
  id: "t.hours",
  version: "1",
  level: "county",
  title: { "zh-Hans": "学时办法", "zh-Hant": "學時辦法", en: "Hours" },
  source: {
    title: "学时办法（虚构）",
    clauses: [
      { id: "c4", label: { "zh-Hans": "第四条", en: "Article 4" }, says: { "zh-Hans": "不足者不评优", en: "No top rating when short" } },
    ],
  },
  effective: { from: "2026-09-01" },
  parameters: [
    { id: "shortfall", type: "choice", choices: ["any", "all"], clause: "c4", values: [] },
    { id: "long-days", type: "days", clause: "c4", values: [] },
    { id: "part", type: "share", clause: "c4", values: [] },
  ],
  ambiguities: [
    ambiguity({}),
    ambiguity({ id: "long", kind: "undefined", question: "多少天算长？", readings: [], asks: "long-days" }),
    ambiguity({
      id: "part",
      clause: "house",
      kind: "conflict",
      question: "折合多少？",
      readings: [{ id: "half", says: "一半", sets: { part: "0.5" } }],
      presumed: "half",
      asks: "part",
      decide: { level: "school", role: "schoolAdmin" },
    }),
  ],
  books: [],
  measures: [],
  rules: [
    {
      id: "total",
      title: { "zh-Hans": "总学时", en: "Total" },
      clause: "c4",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "m",
    },
  ],
  consequences: [],
  examples: [],
};

export const rollups: Rollup[] = [
  {
    rule: { pack: "t.hours", version: "1", id: "total" },
    period: { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" },
    people: 44,
    stale: 3,
    outcomes: { met: 30, undetermined: 14 },
    readings: [
      { ambiguity: "short", reading: "both", outcomes: { met: 41, notMet: 3 } },
      { ambiguity: "short", reading: "either", outcomes: { met: 32, notMet: 12 } },
    ],
  },
];

export const decision = (more: Partial<Decision> = {}): Decision => ({
  ...base,
  id: "d1",
  org: "county",
  pack: "t.hours",
  ambiguity: "short",
  reading: "either",
  from: "2026-09-01",
  basis: "局务会纪要",
  by: "lu",
  at: "2026-09-02T01:00:00.000Z",
  ...more,
});

export const sessionOf = (person: string, role: string, org: string) => ({
  person,
  org,
  roles: [{ role, org }],
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
});
export const officer = sessionOf("lu", "countyOfficer", "county");

export const script = (decisions: Decision[] = [], more: Script = {}): Script => ({
  session: officer,
  records: {
    org: orgs,
    person: [{ ...base, id: "lu", displayName: "陆星桥", externalIds: {}, onPost: true }],
    binding: [{ ...base, id: "b", org: "county", pack: "t.hours", packVersion: "1", from: "2026-09-01" }],
    decision: decisions,
  },
  definitions: { "t.hours/1/pack": pack },
  rollups,
  ...more,
});
