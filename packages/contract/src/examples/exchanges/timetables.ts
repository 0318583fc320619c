import type { Timetable } from "../../kinds/index.ts";
import { orgs } from "../records/campus.ts";
import { timetableIds, timetables } from "../records/timetables.ts";
import { born, change, content, create, created, found, get, list, next, page, refuse, story, written } from "./build.ts";

const weeks = story("the-week-of-a-class");

const begun: Timetable = {
  ...born(timetableIds.new, orgs.school),
  className: "四（1）班",
  from: "2026-09-01",
  to: "2027-01-22",
  periods: [{ period: 1, from: "08:00", to: "08:40" }],
  cells: [],
};
const filled: Timetable["cells"] = [{ weekday: 2, period: 1, subject: "ext:math", subjectName: "数学", teacherName: "许老师" }];

export const timetableExchanges = [
  weeks(
    "timetable.list",
    "teacher",
    "of-a-class",
    "Whoever works at the school reads it.",
    list("timetable", { className: "三（2）班" }),
    page(timetables.whole),
  ),
  weeks(
    "timetable.get",
    "teacher",
    "one",
    "With its periods and their times.",
    get("timetable", timetables.whole.id),
    found(timetables.whole),
  ),
  weeks(
    "timetable.create",
    "schoolAdmin",
    "new",
    "The school writes it.",
    create("timetable", begun.id, content(begun)),
    created("timetable", begun),
  ),
  weeks(
    "timetable.change",
    "schoolAdmin",
    "filled",
    "Lists are replaced whole.",
    change("timetable", begun.id, 1, { cells: filled }),
    written("timetable", next<Timetable>(begun, { cells: filled })),
  ),
  weeks(
    "timetable.change",
    "teacher",
    "by-a-teacher",
    "Teachers read it.",
    change("timetable", begun.id, 2, { cells: [] }),
    refuse("not-permitted"),
  ),
];
