import { classKey } from "@xiaoben/bridges/timetable-sheet";
import { addDays, idOf, type Day, type Id, type New, type Timetable } from "@xiaoben/contract";

/** What is to become of the timetables of a school. */
export interface Plan {
  timetables: { id: Id; result: "new" | "changed" | "unchanged"; version?: number; body: New<"timetable"> }[];
  /** Earlier ones of these classes, and the day that they end on. */
  ending: { id: Id; version: number; className: string; to: Day }[];
  /** Later ones of these classes, which begin before these end: they stand in the way. */
  later: { className: string; from: Day }[];
}

/**
 * Holds what was read against what is there. A class keeps the name that it has there, however the file writes it,
 * and has one timetable on a day: the one that begins later goes before.
 */
export function planOf(read: readonly New<"timetable">[], there: readonly Timetable[], { from, to }: { from: Day; to: Day }): Plan {
  const plan: Plan = { timetables: [], ending: [], later: [] };
  for (const one of read) {
    const others = there.filter(({ className }) => classKey(className) === classKey(one.className));
    const body = { ...one, className: others[0]?.className ?? one.className };
    const known = others.find((other) => other.from === from);
    const id = known?.id ?? idOf("timetable", body.org, body.className, from);
    const result = !known ? "new" : isSame(known, body) ? "unchanged" : "changed";
    plan.timetables.push({ id, result, body, ...(known && { version: known.version }) });
    for (const other of others) {
      const { className } = other;
      if (other.from < from && other.to >= from)
        plan.ending.push({ id: other.id, version: other.version, className, to: addDays(from, -1) });
      if (other.from > from && other.from <= to) plan.later.push({ className, from: other.from });
    }
  }
  return plan;
}

const isSame = (a: Timetable, b: New<"timetable">): boolean => {
  const told = ({ to, periods, cells }: Pick<Timetable, "to" | "periods" | "cells">): string =>
    JSON.stringify([
      to,
      periods.map(({ period, from, to: end }) => [period, from, end]),
      cells.map((cell) => [cell.weekday, cell.period, cell.subject, cell.subjectName, cell.teacher, cell.teacherName, cell.weeks]),
    ]);
  return told(a) === told(b);
};
