import type { Calendar, Decision, Given, Hour, Waiver } from "@xiaoben/contract";

/** The facts of one teacher. */
export interface Teacher {
  id: string;
  hours: Hour[];
  given: Given[];
  waivers: Waiver[];
}

export const county = "00000000-0000-8000-8000-000000000001";
const school = "00000000-0000-8000-8000-000000000002";
const instant = "2025-09-01T00:00:00.000Z";
const base = (id: string, org = school) => ({ id, version: 1, org, createdAt: instant, updatedAt: instant });

export const calendar: Calendar = {
  ...base(county, county),
  schoolYear: "2025-2026",
  from: "2025-09-01",
  to: "2026-08-31",
  terms: [
    { key: "1", from: "2025-09-01", to: "2026-01-24" },
    { key: "2", from: "2026-02-22", to: "2026-07-10" },
  ],
  breaks: [],
  workDays: [],
  weekStart: 1,
};

/** The county has settled how long an hour is; what shortfall means, and how many absences count, is open. */
export const decision: Decision = {
  ...base(county, county),
  pack: "qinghe.study-hours",
  ambiguity: "am8",
  reading: "m45",
  from: "2025-09-01",
  basis: "示例",
  by: county,
  at: instant,
};

const categories = ["observation", "observation", "group-study", "group-study", "salon", "online", "external", "lecture"];
const states = [
  "approved",
  "approved",
  "approved",
  "approved",
  "approved",
  "reported",
  "registered",
  "submitted",
  "rejected",
  "draft",
] as const;

/** Teachers with records of one school year: always the same ones. */
export function teachersWith(teachers: number, facts: number): Teacher[] {
  let seed = 20251122;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let next = 1000;
  const id = (): string => `00000000-0000-8000-8000-${String(next++).padStart(12, "0")}`;
  const all = Array.from({ length: teachers }, (): Teacher => ({ id: id(), hours: [], given: [], waivers: [] }));
  for (let n = 0; n < facts; n++) {
    const one = all[n % teachers]!;
    const on = new Date(Date.UTC(2025, 7, 25) + draw(372) * 86_400_000).toISOString().slice(0, 10);
    if (draw(40) === 0)
      one.given.push({
        ...base(id()),
        source: "participation",
        person: one.id,
        on,
        facts: { attendance: ["unexcused", "present", "present", "excused"][draw(4)]!, activity: id() },
      });
    else one.hours.push(hourOf(one, id(), on, draw));
  }
  for (const one of all) {
    // As a store gives them, which keeps the facts of a person by day and id.
    one.hours.sort((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1));
    if (draw(60) === 0)
      one.waivers.push({
        ...base(id()),
        person: one.id,
        waiver: "longCycleDispatch",
        from: "2026-03-01",
        to: "2026-06-30",
        dispatchedBy: "eduAdmin",
        document: "示例",
        grantedBy: county,
      });
  }
  return all;
}

function hourOf(teacher: Teacher, id: string, on: string, draw: (below: number) => number): Hour {
  const worth = [0.5, 1, 1, 1.5, 2][draw(5)]!;
  const measured = [
    { approvedHours: String(worth) },
    { approvedHours: String(worth), minutes: "90" },
    { approvedHours: String(worth), lessons: "2" },
    { lessons: String(1 + draw(2)) },
    { minutes: String(30 + draw(90)) },
    { claimedHours: String(worth) },
    {},
  ][[0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6][draw(13)]!];
  const before = draw(12) === 0 ? teacher.hours.at(-1)?.activity : undefined;
  return {
    ...base(id),
    state: states[draw(states.length)]!,
    person: teacher.id,
    on,
    title: "研修",
    category: categories[draw(categories.length)]!,
    role: "participant",
    level: "school",
    ...(draw(20) === 0 && { result: draw(2) === 0 ? ("passed" as const) : ("failed" as const) }),
    activity: before ?? id.replace("8000-8000", "8000-9000"),
    ...measured,
  };
}
