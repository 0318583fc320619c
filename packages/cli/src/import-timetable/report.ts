import type { TimetableFinding, TimetableSheet } from "@xiaoben/bridges/timetable-sheet";
import { harmless, table } from "../terminal/table.ts";
import type { Words } from "../words/words.ts";
import type { Plan } from "./plan.ts";

/** Classes, and rows that are no lessons, that are listed where not all are asked for. */
const listed = 40;

/** Timetables in words: what was read, what is wrong and how to mend it, what becomes of each class. */
export function timetableText({ findings, leftOut }: TimetableSheet, plan: Plan, file: string, all: boolean, words: Words): string {
  const said = words.timetable;
  const { timetables, ending, later } = plan;
  const most = all ? Infinity : listed;
  const lessons = timetables.reduce((sum, { body }) => sum + body.cells.length, 0);
  const others = leftOut.slice(0, most).map(({ sheet, row, text }) => `${said.place(sheet, row, undefined)} ${text}`);
  return [
    harmless(said.read(file, timetables.length, lessons)),
    ...(others.length > 0 ? [harmless(said.leftOut(others, leftOut.length - others.length))] : []),
    ...(findings.length > 0
      ? ["", said.faults(findings.length), table([said.faultColumns, ...findings.map((finding) => findingCells(finding, words))])]
      : []),
    ...(later.length > 0 ? ["", ...later.map(({ className, from }) => harmless(said.later(className, from)))] : []),
    "",
    table([
      said.columns,
      ...timetables.slice(0, most).map(({ body: { className, cells }, result }) => {
        const ends = ending.find((one) => one.className === className);
        const known = cells.filter(({ teacher }) => teacher !== undefined).length;
        return [
          className,
          String(cells.length),
          String(known),
          [said.results[result], ends && said.ends(ends.to)].filter(Boolean).join(" · "),
        ];
      }),
    ]),
    ...(timetables.length > most ? [words.moreRows(timetables.length - most)] : []),
    "",
  ].join("\n");
}

function findingCells({ sheet, row, column, code, found, more = {} }: TimetableFinding, { timetable, problemFound }: Words): string[] {
  const what = timetable.problems[code](more);
  return [timetable.place(sheet, row, column), found ? problemFound(what, found) : what];
}
