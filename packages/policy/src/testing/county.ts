import type { Calendar, Hour, Lesson, Observation, Org, Session } from "@xiaoben/contract";
import type { Given } from "./gateway.ts";

/** A small invented county for tests: one school in it, one teacher, one mentor pair's other half. */
export const id = (n: number): string => `00000000-0000-8000-8000-${String(n).padStart(12, "0")}`;
export const [countyId, schoolId, me, other] = [id(1), id(2), id(11), id(12)];

const instant = "2026-09-01T00:00:00.000Z";
export const base = (n: number, org = schoolId): { id: string; version: number; org: string; createdAt: string; updatedAt: string } => ({
  id: id(n),
  version: 1,
  org,
  createdAt: instant,
  updatedAt: instant,
});

export const session: Session = {
  person: me,
  org: schoolId,
  roles: [{ role: "teacher", org: schoolId }],
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
  now: "2026-11-22T04:00:00.000Z",
};

export const calendar = (year = 2026, n = 90): Calendar => ({
  ...base(n, countyId),
  schoolYear: `${year}-${year + 1}`,
  from: `${year}-09-01`,
  to: `${year + 1}-08-31`,
  terms: [
    { key: "1", from: `${year}-09-01`, to: `${year + 1}-01-24` },
    { key: "2", from: `${year + 1}-02-22`, to: `${year + 1}-07-10` },
  ],
  breaks: [
    { from: `${year}-10-01`, to: `${year}-10-07` },
    { from: `${year + 1}-01-25`, to: `${year + 1}-02-21` },
    { from: `${year + 1}-07-11`, to: `${year + 1}-08-31` },
  ],
  workDays: [`${year}-10-10`],
  weekStart: 1,
});

export const orgs: Org[] = [
  { ...base(1, countyId), type: "county", name: "青禾县", path: `/${countyId}/` },
  { ...base(2), type: "school", name: "南湖小学", parent: countyId, path: `/${countyId}/${schoolId}/` },
];

/** An hour record of mine; whatever is given stands. */
export const hour = (n: number, more: Partial<Hour>): Hour => ({
  ...base(n),
  state: "approved",
  person: me,
  on: "2026-10-08",
  title: "研修",
  category: "group-study",
  role: "participant",
  level: "school",
  ...more,
});

export const lesson = (n: number, more: Partial<Lesson>): Lesson => ({
  ...base(n),
  state: "held",
  teacher: other,
  className: "三（2）班",
  subject: "maths",
  subjectName: "数学",
  topic: "分数",
  kind: "everyday",
  on: "2026-10-08",
  slot: { period: 1, from: "08:20", to: "09:00" },
  lessons: "1",
  mode: "live",
  observers: [me],
  points: [],
  form: { pack: "p", version: "1", id: "f" },
  ...more,
});

export const observation = (n: number, more: Partial<Observation>): Observation => ({
  ...base(n),
  state: "locked",
  author: me,
  observed: other,
  lesson: id(n + 1000),
  on: "2026-10-08",
  lessons: "1",
  form: { pack: "p", version: "1", id: "f" },
  points: [],
  notes: [],
  ratings: {},
  strengths: "",
  problems: "",
  measures: "",
  nextStep: "",
  answer: "",
  reflection: "",
  signatures: [],
  ...more,
});

/** The people, organisations, calendars and bindings that every question rests on. */
export const foundation = (packs: readonly { id: string; version: string }[]): Given => ({
  org: orgs,
  person: [{ ...base(11), displayName: "林知远", externalIds: {}, onPost: true }],
  role: [{ ...base(13), person: me, role: "teacher", from: "2025-09-01" }],
  calendar: [calendar(2025, 89), calendar(2026, 90)],
  binding: packs.map((pack, at) => ({ ...base(70 + at, countyId), pack: pack.id, packVersion: pack.version, from: "2025-09-01" })),
  decision: [],
  hour: [],
  waiver: [],
  lesson: [],
  observation: [],
  plan: [],
});
