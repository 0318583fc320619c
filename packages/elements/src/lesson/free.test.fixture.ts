import type { Timetable } from "@xiaoben/contract";
import type { Script } from "../testing/index.ts";
import { base, lesson, script } from "./lesson.test.fixture.ts";

export const cells = (...texts: string[]): Timetable["cells"] =>
  texts.map((text) => {
    const [day, period, subjectName, teacher] = text.split(" ");
    return {
      weekday: Number(day) as 1,
      period: Number(period),
      subject: `${subjectName}-code`,
      subjectName: subjectName!,
      teacher: teacher!,
    };
  });
export const table = (id: string, className: string, own: Timetable["cells"]): Timetable => ({
  ...base,
  id,
  className,
  from: "2026-09-01",
  to: "2027-01-22",
  periods: [1, 2, 3].map((period) => ({ period, from: `${period + 7}:00`.padStart(5, "0"), to: `${period + 7}:40`.padStart(5, "0") })),
  cells: own,
});
export const tables = [
  table("t1", "三（1）班", cells("1 1 数学 lin", "1 2 语文 gu", "2 1 语文 gu")),
  table("t2", "三（2）班", cells("1 1 语文 su", "1 2 数学 su", "2 1 体育 shen")),
];
export const given = (more: Script = {}, timetables = tables): Script =>
  script("lin", [lesson({ on: "2026-11-24" })], [], { ...more, records: { timetable: timetables } });
