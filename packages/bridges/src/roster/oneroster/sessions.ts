import { addDays, type Day, type RosterYear } from "@xiaoben/contract";
import type { Findings } from "../findings.ts";
import { dayIn, isGone, keyIn, lastDay } from "./fields.ts";
import type { Columns, Row, Table } from "./table.ts";

export const sessionColumns: Columns = {
  required: ["sourcedId", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"],
  optional: ["status"],
};

const types = ["gradingPeriod", "semester", "schoolYear", "term"];

interface Session {
  row: Row;
  key: string;
  type: string;
  from: Day;
  end: Day;
  parent: string;
}

/** School years with their terms. A year of which nothing but grading periods is known has no terms. */
export function readSessions(table: Table, isDelta: boolean, faults: Findings, notes: Findings): RosterYear[] {
  const sessions = table.rows.length === 0 ? [] : sessionsIn(table, isDelta, faults);
  const years = sessions.filter(({ type }) => type === "schoolYear");
  const terms = sessions.filter(({ type }) => type === "semester" || type === "term");
  const known = new Set(sessions.map(({ key }) => key));
  for (const { row, parent } of sessions)
    if (parent !== "" && !known.has(parent) && !isDelta) faults.at(row.at, "session-unknown", "parentSourcedId", parent);
  const isInclusive = saysLastDay(terms);
  if (isInclusive) notes.add({ file: table.file.name, field: "endDate", code: "last-day-inclusive" });
  const last = (end: Day): Day => (isInclusive ? end : lastDay(end));
  return years.flatMap((year): RosterYear[] => {
    const schoolYear = yearName(year.row, faults);
    const own = terms.filter(({ parent }) => parent === year.key).sort((a, b) => (a.from < b.from ? -1 : 1));
    own.forEach((term, i) => {
      const after = own[i - 1];
      if (term.from < year.from || term.end > year.end) faults.at(term.row.at, "outside-year", "startDate", term.from);
      else if (after && term.from <= last(after.end)) faults.at(term.row.at, "overlaps", "startDate", term.from);
    });
    if (schoolYear === undefined) return [];
    return [
      {
        at: year.row.at,
        key: year.key,
        schoolYear,
        from: year.from,
        to: last(year.end),
        terms: own.map((term, i) => ({ key: String(i + 1), from: term.from, to: last(term.end) })),
      },
    ];
  });
}

function sessionsIn(table: Table, isDelta: boolean, faults: Findings): Session[] {
  const seen = new Map<string, number>();
  return table.rows.flatMap((row): Session[] => {
    const key = keyIn(row, seen, faults);
    const type = row.text("type");
    if (!types.includes(type) && !type.startsWith("ext:"))
      faults.at(row.at, type === "" ? "required" : "type-unknown", "type", type, { known: types.join(", ") });
    const [from, end] = [dayIn(row, "startDate", faults), dayIn(row, "endDate", faults)];
    for (const column of ["startDate", "endDate"]) if (row.text(column) === "") faults.at(row.at, "required", column);
    if (from && end && end <= from) faults.at(row.at, "ends-before-it-begins", "endDate", end);
    if (isGone(row, isDelta, faults) || key === undefined || !from || !end) return [];
    return [{ row, key, type, from, end, parent: row.text("parentSourcedId") }];
  });
}

/** There it is the year in which it ends, `2027`; here both, `2026-2027`. */
function yearName(row: Row, faults: Findings): string | undefined {
  const text = row.text("schoolYear");
  if (/^\d{4}$/.test(text)) return `${Number(text) - 1}-${text}`;
  return void faults.at(row.at, text === "" ? "required" : "not-a-year", "schoolYear", text);
}

/**
 * Whether the days are last days and not, as the standard has it, the days after: of two terms that follow one another the one begins the day
 * after the other's end, and nowhere on that very day.
 */
function saysLastDay(terms: readonly Session[]): boolean {
  const begins = new Set(terms.map(({ from }) => from));
  return terms.some(({ end }) => begins.has(addDays(end, 1))) && !terms.some(({ end }) => begins.has(end));
}
