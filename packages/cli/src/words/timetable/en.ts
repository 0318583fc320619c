import type { TimetableWords } from "./words.ts";

export const timetableEn: TimetableWords = {
  fileWanted: "Name one file, such as: xiaoben import timetable timetable.xlsx --from 2026-09-01 --to 2027-01-22",
  daysWanted: "Say which days the timetables hold for: --from 2026-09-01 --to 2027-01-22",
  badTime: (text) => `"${text}" is no time of a period. Write --time 1=08:00-08:40.`,
  notPermitted: "This person may not write timetables. Use a school administrator.",
  noHeading:
    "No timetable was found. Keep a row with the weekdays (星期一 to 星期五) and a column with the periods (第1节), or the other way round.",
  empty: "There are no lessons in the grid.",
  read: (file, classes, lessons) => `Read ${file}: ${classes} ${classes === 1 ? "class" : "classes"}, ${lessons} lessons a week.`,
  leftOut: (rows, more) => `Rows that are no lessons: ${rows.join("; ")}${more > 0 ? ` and ${more} more` : ""}`,
  faults: (count) => `${count} ${count === 1 ? "fault" : "faults"}:`,
  faultColumns: ["where", "what is wrong, and how to mend it"],
  place: (sheet, row, column) => `${sheet === undefined ? "" : `${sheet}, `}row ${row}${column === undefined ? "" : ` column ${column}`}`,
  problems: {
    "class-missing": () => "nothing says whose week this is: write the class above it, such as 三（2）班课程表, or give the sheet its name",
    "heading-unknown": () => "lessons stand below a heading that is no weekday, period or class: write 星期一, 第1节 or 三（2）班",
    "label-unknown": () => "lessons stand in a row that does not say when they are: write 第1节, one period in a row",
    "slot-twice": () => "this stands there twice: give every weekday and period once, and count the periods on in the afternoon",
    "subject-missing": () => "there is no subject: write it before the name",
    "cell-unclear": () => "write the subject and one name, such as 语文 顾明岚; lessons that take turns as 书法（单）/音乐（双）",
    "person-unknown": () => "nobody on post at the school is called so: mend the name, or keep such names with --names-as-written",
    "person-ambiguous": ({ candidates }) => `several people are called so: write the staff number behind the name (${candidates})`,
    "name-differs": () => "the staff number is not this person's: mend one of them",
    "teacher-clash": ({ className, place }) =>
      `teaches ${className} at the same time (${place}): move one of the two, or name somebody else`,
    "class-twice": ({ className, place }) =>
      `${className} has another lesson at the same time (${place}): leave out one, or let them take turns as （单） and （双）`,
    "time-missing": ({ period }) =>
      `nothing says when period ${period} is: write 8:00-8:40 beside it, or give --time ${period}=08:00-08:40`,
    "time-out-of-order": () => "ends before it begins, or begins before the period above it ends: write afternoons as 14:00",
    "times-differ": ({ className, other }) => `${className} has another time for this period elsewhere (${other}): mend one of them`,
    "formula-without-value": () => "the result of the formula was not saved: open the file in Excel or WPS and save it again",
    "cell-error": () => "the cell holds an error: write subject and name",
  },
  later: (className, from) => `${className} has a timetable that begins on ${from}: let this one end before, by --to`,
  columns: ["class", "lessons", "with a known teacher", "result"],
  results: { new: "new", changed: "changed", unchanged: "unchanged" },
  ends: (day) => `the one before ends on ${day}`,
  nothingWritten: "Nothing was written. Mend the file and try again: all classes are written, or none.",
  written: (classes) => `Wrote the timetables of ${classes} ${classes === 1 ? "class" : "classes"}.`,
  unchanged: "All of it is there already. Nothing was written.",
  broken: (done, of) => `Broken off: ${done} of ${of} classes are written. The same command goes on from there.`,
};
