import type { Activity, Observation, Pack, Rollup, RollupAsk, RollupPart } from "@xiaoben/contract";
import { admin, pack as hours, persons, script as overview } from "../hour-overview/hour-overview.test.fixture.ts";
import type { Script } from "../testing/index.ts";

const base = { version: 1, org: "nanhu", createdAt: "2026-09-01T00:00:00.000Z", updatedAt: "2026-11-22T00:00:00.000Z" };

/** The rules: so many hours in a year, no absence, and something that hangs on an open question. */
export const pack: Pack = {
  ...hours,
  ambiguities: [
    {
      id: "recorded",
      clause: "c1",
      kind: "unclear",
      question: { "zh-Hans": "看录像算不算？", "zh-Hant": "看錄像算不算？", en: "Does a recording count?" },
      readings: [
        { id: "yes", says: "算", sets: {} },
        { id: "no", says: "不算", sets: {} },
      ],
      decide: { level: "school", role: "schoolAdmin" },
    },
  ],
  rules: [
    ...hours.rules,
    {
      id: "observed",
      title: { "zh-Hans": "学期听课", "zh-Hant": "學期聽課", en: "Lessons observed" },
      clause: "c1",
      for: { subject: "person" },
      per: "term",
      kind: "amount",
      measure: "total",
      atLeast: "15",
    },
    {
      id: "lecture",
      title: { "zh-Hans": "专题讲座", "zh-Hant": "專題講座", en: "Lectures" },
      clause: "c1",
      for: { subject: "school" },
      per: "term",
      kind: "amount",
      measure: "absences",
      atLeast: "3",
    },
  ],
};

const year = { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" };
const term = { key: "term:2026-2027/1", from: "2026-09-01", to: "2027-01-24" };
const at = "2026-11-22T01:00:00.000Z";
const duty = (id: string, period: Rollup["period"], more: Partial<Rollup>): Rollup => ({
  rule: { pack: "t.hours", version: "1", id },
  period,
  people: 4,
  outcomes: { met: 4 },
  stale: 0,
  readings: [],
  since: at,
  ...more,
});
const one = (key: string, outcome: string, more: Partial<RollupPart> = {}): RollupPart => ({
  key,
  people: 1,
  outcomes: { [outcome]: 1 },
  ...more,
});

/** Of the four people of the school: two have not all their hours, one of them hangs on the question how lessons count. */
export function rollups({ by, rules, group }: RollupAsk): Rollup[] {
  const parts: Record<string, Record<string, RollupPart[]>> = {
    person: {
      attended: ["gu", "lin", "shen", "su"].map((key) => one(key, "met")),
      total: [one("gu", "met"), one("lin", "notYet", { gap: "4" }), one("shen", "met"), one("su", "notYet", { gap: "18.5" })],
      observed: [one("gu", "met"), one("lin", "met"), one("shen", "waived"), one("su", "undetermined")],
    },
    group: {
      attended: [
        { key: "", people: 2, outcomes: { met: 2 } },
        { key: "maths", people: 2, outcomes: { met: 2 } },
      ],
      total: [
        { key: "", people: 2, outcomes: { met: 2 } },
        { key: "maths", people: 2, outcomes: { notYet: 2 } },
      ],
      observed: [
        { key: "", people: 2, outcomes: { met: 1, waived: 1 } },
        { key: "maths", people: 2, outcomes: { met: 1, undetermined: 1 } },
      ],
    },
    org: {
      attended: [{ key: "nanhu", people: 4, outcomes: { met: 4 } }],
      total: [
        { key: "beishan", people: 1, outcomes: { notMet: 1 } },
        { key: "nanhu", people: 3, outcomes: { met: 2, notYet: 1 } },
      ],
      observed: [{ key: "nanhu", people: 4, outcomes: { met: 2, undetermined: 1, waived: 1 } }],
    },
  };
  const withParts = (id: string): Partial<Rollup> => (by ? { unit: "hour", parts: parts[by]?.[id] ?? [] } : {});
  const all = [
    duty("attended", year, withParts("attended")),
    duty("total", year, { outcomes: { met: 2, notYet: 2 }, ...withParts("total") }),
    duty("observed", term, {
      outcomes: { met: 2, undetermined: 1, waived: 1 },
      readings: [
        { ambiguity: "recorded", reading: "yes", outcomes: { met: 3, waived: 1 } },
        { ambiguity: "recorded", reading: "no", outcomes: { met: 2, notYet: 1, waived: 1 } },
      ],
      ...withParts("observed"),
    }),
    duty("bar", year, { outcomes: { doesNotApply: 4 } }),
  ];
  return all.filter(({ rule }) => (!rules || rules.includes(rule.id)) && (!group || rule.id !== "attended"));
}

const activity = (id: string, on: string, state: Activity["state"], more: Partial<Activity> = {}): Activity => ({
  ...base,
  id,
  state,
  title: `活动 ${id}`,
  category: "group-study",
  level: "school",
  on,
  from: "16:00",
  to: "17:00",
  place: "二楼",
  theme: "怎样追问",
  goal: "",
  measures: "",
  appraisal: "",
  speaker: "顾明岚",
  speakers: [],
  participants: [],
  host: "gu",
  checklists: [{ pack: "t.hours", version: "1", id: "three" }],
  checks: [],
  minutesTaken: "",
  feedback: "",
  ...more,
});

export const activities: Activity[] = [
  activity("a1", "2026-10-15", "held"),
  activity("a2", "2026-11-05", "checked", {
    checks: [{ item: "three/record", saw: "记录齐全，反思缺两份" }],
    checkedBy: "shen",
    checkedAt: at,
  }),
  activity("a3", "2026-11-12", "held"),
  activity("a4", "2026-12-03", "planned"),
  activity("a5", "2026-11-19", "cancelled"),
  activity("old", "2026-03-01", "held"),
];

const inspection = (id: string, on: string, state: Observation["state"]): Observation =>
  ({ ...base, id, state, on, aim: "inspection", author: "shen", observed: "su", lesson: "l", lessons: "1" }) as unknown as Observation;

export const inspections: Observation[] = [
  inspection("i1", "2026-11-10", "locked"),
  inspection("i2", "2026-11-11", "submitted"),
  inspection("i3", "2026-10-09", "locked"),
];

export const checklist = {
  id: "three",
  title: { "zh-Hans": "三查", en: "Three checks" },
  items: [
    { id: "record", text: { "zh-Hans": "查记录", "zh-Hant": "查紀錄", en: "The record" }, phase: "after", filled: ["/minutesTaken"] },
  ],
};

const given = overview().records!;
const terms = [
  { key: "1", from: "2026-09-01", to: "2027-01-24" },
  { key: "2", from: "2027-02-20", to: "2027-07-04" },
];

export const script = (more: Script = {}): Script =>
  overview({
    session: admin,
    rollups,
    records: {
      ...given,
      person: persons,
      calendar: given.calendar!.map((calendar) => (calendar.schoolYear === "2026-2027" ? { ...calendar, terms } : calendar)),
      activity: activities,
      observation: inspections,
    },
    definitions: { "t.hours/1/pack": pack, "t.hours/1/three": checklist },
    ...more,
  });
