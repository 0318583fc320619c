import { idOf, type Timetable, type Weekday } from "@xiaoben/contract";
import { at, periods } from "./clock.ts";
import { base } from "./records.ts";
import { subjects } from "./subjects.ts";
import type { County } from "./types.ts";

/** The weeks of the school's classes as records, for the first term of this school year. The county itself does without: its school has not brought them in. */
export function timetablesOf({ timetable, orgs, calendars }: Pick<County, "timetable" | "orgs" | "calendars">): Timetable[] {
  const { from, to } = calendars.current.terms[0]!;
  const school = orgs.nanhu.id;
  return [...new Set(timetable.map((entry) => entry.className))].map((className) => ({
    ...base(idOf("timetable", school, className, from), school, at(from, "08:00")),
    className,
    from,
    to,
    periods: periods.map((times, index) => ({ period: index + 1, ...times })),
    cells: timetable
      .filter((entry) => entry.className === className)
      .map(({ weekday, period, teacher, subject }) => ({
        weekday: weekday as Weekday,
        period,
        subject,
        subjectName: subjects.find(({ code }) => code === subject)!.name,
        teacher,
      })),
  }));
}
