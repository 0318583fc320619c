import type { Hour, Id, Lesson, Person, Session } from "@xiaoben/contract";

const base = { version: 1, org: "o", createdAt: "", updatedAt: "" };

/** Somebody who is signed in, with these roles in her organisation. */
export const signedIn = (person: Id, roles: readonly string[] = [], { org = "o", today = "2026-11-22" } = {}): Session => ({
  person,
  org,
  roles: roles.map((role) => ({ role, org })),
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today,
});

/** People on post, by id and name. */
export const peopleOf = (names: Readonly<Record<Id, string>>): Person[] =>
  Object.entries(names).map(([id, displayName]) => ({ ...base, id, displayName, externalIds: {}, onPost: true }));

/** A lesson that is planned, of which a test says what matters to it. */
export const planned = (more: Partial<Lesson> = {}): Lesson => ({
  ...base,
  id: "l",
  org: "school",
  state: "planned",
  teacher: "su",
  className: "三（2）班",
  subject: "maths",
  subjectName: "数学",
  topic: "面积",
  kind: "open",
  on: "2026-11-26",
  slot: { period: 2, from: "09:10", to: "09:50" },
  lessons: "1",
  mode: "live",
  observers: [],
  points: [],
  form: { pack: "p", version: "1", id: "r" },
  ...more,
});

/** Approved hours of group study, of which a test says what matters to it. */
export const hourOf = (more: Partial<Hour>): Hour => ({
  ...base,
  id: "h",
  state: "approved",
  person: "lin",
  on: "2026-10-08",
  title: "",
  category: "group-study",
  role: "participant",
  level: "school",
  ...more,
});
