import type { Calendar, Group, Org, Pack, Person, Rollup, RollupAsk, RollupPart, Session } from "@xiaoben/contract";
import type { Script } from "../testing/index.ts";

const base = { version: 1, org: "o", createdAt: "", updatedAt: "" };

const orgs: Org[] = [
  { ...base, id: "county", org: "county", type: "county", name: "青禾县", path: "/county/" },
  { ...base, id: "nanhu", org: "nanhu", type: "school", name: "南湖小学", parent: "county", path: "/county/nanhu/" },
  { ...base, id: "beishan", org: "beishan", type: "school", name: "北山小学", parent: "county", path: "/county/beishan/" },
];
const groups: Group[] = [{ ...base, id: "maths", org: "nanhu", name: "数学教研组", lead: "gu", members: ["su", "lin"] } as Group];
const person = (id: string, displayName: string): Person => ({ ...base, id, org: "nanhu", displayName, externalIds: {}, onPost: true });
export const persons: Person[] = [
  person("su", "苏禾"),
  person("lin", "林知远"),
  person("gu", "顾明岚"),
  person("shen", "沈若川"),
  { ...person("lu", "陆星桥"), org: "county" },
];
const calendar = (schoolYear: string, from: string, to: string): Calendar =>
  ({
    ...base,
    id: schoolYear,
    org: "county",
    schoolYear,
    from,
    to,
    terms: [],
    breaks: [],
    workDays: [],
    weekStart: 1,
  }) as unknown as Calendar;

export const pack: Pack = {
  format: "xiaoben.pack/1",
  id: "t.hours",
  version: "1",
  level: "county",
  title: { "zh-Hans": "学时办法", "zh-Hant": "學時辦法", en: "Hours" },
  source: { title: "学时办法（虚构）", clauses: [{ id: "c1", label: "第一条" }] },
  effective: { from: "2026-09-01" },
  categories: [
    { id: "school-based", title: { "zh-Hans": "校本", "zh-Hant": "校本", en: "School-based" } },
    { id: "external", title: { "zh-Hans": "外出", "zh-Hant": "外出", en: "External" } },
  ],
  parameters: [],
  ambiguities: [],
  books: [{ id: "hours", title: "学时", unit: "hour", source: "hour", value: [{ amount: { fact: "approvedHours" }, clause: "c1" }] }],
  measures: [
    { id: "total", sum: "hours" },
    { id: "absences", count: "hours" },
  ],
  rules: [
    {
      id: "attended",
      title: { "zh-Hans": "没有缺席", "zh-Hant": "沒有缺席", en: "Attended" },
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "absences",
      below: "1",
    },
    {
      id: "total",
      title: { "zh-Hans": "学年总学时", "zh-Hant": "學年總學時", en: "Total" },
      clause: "c1",
      for: { subject: "person" },
      per: "schoolYear",
      kind: "amount",
      measure: "total",
      atLeast: "40",
    },
  ],
  consequences: [],
  examples: [],
};

const year = { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" };
const sum = (more: Partial<Rollup>): Rollup => ({
  rule: { pack: "t.hours", version: "1", id: "total" },
  period: year,
  people: 4,
  outcomes: { met: 2, notYet: 1, undetermined: 1 },
  stale: 0,
  readings: [],
  since: "2026-11-22T01:00:00.000Z",
  ...more,
});
const figures = { unit: "hour", value: "119.5", waiting: "1.5", gap: "18.5", ahead: 1 };

export const parts: Record<NonNullable<RollupAsk["by"]>, RollupPart[]> = {
  org: [
    { key: "beishan", people: 1, outcomes: { undetermined: 1 }, stale: 0, ahead: 0 },
    { key: "nanhu", people: 3, outcomes: { met: 2, notYet: 1 }, stale: 0, value: "119.5", waiting: "1.5", gap: "18.5", ahead: 1 },
  ],
  group: [
    { key: "", people: 1, outcomes: { met: 1 }, stale: 0, value: "57.5", ahead: 0 },
    { key: "maths", people: 2, outcomes: { met: 1, notYet: 1 }, stale: 0, value: "62", waiting: "1.5", gap: "18.5", ahead: 1 },
  ],
  person: [
    { key: "gu", people: 1, outcomes: { met: 1 }, stale: 0, value: "57.5", threshold: "40", ahead: 0 },
    { key: "lin", people: 1, outcomes: { met: 1 }, stale: 0, value: "40.5", threshold: "40", ahead: 0 },
    { key: "su", people: 1, outcomes: { notYet: 1 }, stale: 0, value: "21.5", waiting: "1.5", threshold: "40", gap: "18.5", ahead: 1 },
  ],
  category: [
    { key: "external", people: 3, value: "40" },
    { key: "school-based", people: 3, value: "79.5" },
  ],
  month: [
    { key: "month:2026-09", people: 3, value: "60" },
    { key: "month:2026-10", people: 3, value: "59.5" },
  ],
};

/** Answers as a back end would: both rules, or the one that is asked for, in the parts that are asked for. */
export function rollups({ org, group, rules, by, period }: RollupAsk): Rollup[] {
  const of = period === undefined ? {} : { period: { key: period, from: "2025-09-01", to: "2026-08-31" } };
  const here = group
    ? { people: 2, outcomes: { met: 1, notYet: 1 } }
    : org === "county"
      ? {}
      : { people: 3, outcomes: { met: 2, notYet: 1 } };
  const own = group && by === "person" ? parts.person.filter(({ key }) => key !== "gu") : by && parts[by];
  const all = [
    sum({
      rule: { pack: "t.hours", version: "1", id: "attended" },
      outcomes: { met: here.people ?? 4 },
      ...(here.people !== undefined && { people: here.people }),
      ...of,
    }),
    sum({ ...here, ...of, ...(by && { ...figures, parts: own ?? [] }) }),
  ];
  return all.filter(({ rule }) => !rules || rules.includes(rule.id));
}

export const sessionOf = (id: string, role: string, org: string): Session => ({
  person: id,
  org,
  roles: [{ role, org }],
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
});
export const officer = sessionOf("lu", "countyOfficer", "county");
export const admin = sessionOf("shen", "schoolAdmin", "nanhu");
export const lead = sessionOf("gu", "groupLead", "nanhu");

export const script = (more: Script = {}): Script => ({
  session: officer,
  records: {
    org: orgs,
    group: groups,
    person: persons,
    calendar: [calendar("2025-2026", "2025-09-01", "2026-08-31"), calendar("2026-2027", "2026-09-01", "2027-08-31")],
  },
  definitions: { "t.hours/1/pack": pack },
  rollups,
  ...more,
});
