import type { Timetable } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, people } from "./campus.ts";

const timetable = exampleOf("timetable");

export const timetableIds = { whole: exampleId(23, 1), plain: exampleId(23, 2), new: exampleId(23, 3) } as const;

export const timetables = {
  whole: {
    ...base(timetableIds.whole),
    className: "三（2）班",
    from: "2026-09-01",
    to: "2027-01-22",
    periods: [
      { period: 1, from: "08:00", to: "08:40" },
      { period: 2, from: "08:50", to: "09:30" },
    ],
    cells: [
      { weekday: 1, period: 1, subject: "ext:math", subjectName: "数学", teacher: people.teacher },
      { weekday: 3, period: 2, subject: "ext:math", subjectName: "数学", teacher: people.teacher },
      { weekday: 5, period: 2, subject: "ext:art", subjectName: "美术", teacherName: "外聘教师", weeks: "odd" },
    ],
  },
  plain: { ...base(timetableIds.plain), className: "三（1）班", from: "2026-09-01", to: "2027-01-22", periods: [], cells: [] },
} as const satisfies Record<Exclude<keyof typeof timetableIds, "new">, Timetable>;

export const timetableExamples = [
  timetable(
    "whole",
    "The week of a class: who is known by name stands as an id, who is not as it was written; some lessons only in odd weeks.",
    timetables.whole,
  ),
  timetable("plain", "A class without lessons yet: lists may be empty.", timetables.plain),
];
