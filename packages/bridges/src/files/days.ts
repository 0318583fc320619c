import { isDay, type Day, type RowProblem } from "@xiaoben/contract";
import { cellText, type Cell } from "./grid.ts";
import { dayOfSerial } from "./xlsx/sheet.ts";

export interface DaysRead {
  on?: Day;
  until?: Day;
  problem?: RowProblem;
}

/** What the sheet says about its days as a whole. */
export interface DayContext {
  from1904: boolean;
  /** School year that the titles name, `2026-2027`: only ever a hint. */
  schoolYear?: string;
}

/**
 * The day or days that a cell names. A day without a year is not completed, even where the sheet names a school year:
 * it becomes a problem with the likely day as a hint.
 */
export function readDays(cell: Cell, field: "on" | "until", context: DayContext): DaysRead {
  const found = cellText(cell);
  const wrong = (code: string, more?: Record<string, string>): DaysRead => ({ problem: { code, field, found, ...(more ? { more } : {}) } });
  if (typeof cell === "object" && cell !== null && "day" in cell) return { on: cell.day };
  if (typeof cell === "number") {
    const day = dayOfSerial(cell, context.from1904);
    if (day) return { on: day };
  }
  if (found.length > longest) return { problem: { code: "not-a-day", field, found: `${found.slice(0, longest)}…` } };
  const text = bare(found);
  const range = rangeForm.exec(text);
  if (range) return rangeOf(range, wrong);
  const noYear = noYearForm.exec(text);
  if (noYear) return wrong("year-missing", hint(Number(noYear[1]), Number(noYear[2]), context.schoolYear));
  if (/^\d{2}[./-]\d{1,2}[./-]\d{1,2}$/.test(text) || /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(text)) return wrong("order-unclear");
  return wrong("not-a-day");
}

/** No day is written longer; what is has no business in the patterns below. */
const longest = 80;

const date = "(\\d{4})(?:[-/.年])(\\d{1,2})(?:[-/.月])(\\d{1,2})[日号號]?";
const later = "(?:-|–|—|~|至|到)+";
const rangeForm = new RegExp(
  `^(?:${date}|(\\d{4})(\\d{2})(\\d{2}))(?:${later}(?:${date}|(\\d{1,2})[-/.月](\\d{1,2})[日号號]?|(\\d{1,2})[日号號]?))?$`,
);
const noYearForm = /^(\d{1,2})[-/.月](\d{1,2})[日号號]?(?:(?:-|–|—|~|至|到)+\d{1,2}(?:[-/.月]\d{1,2})?[日号號]?)?$/;

/** Full width to half width, without weekdays, times of day and spaces. */
const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/T(?=\d{2}:)/, " ")
    .replace(/\(?(?:周|星期|礼拜|禮拜|週)[一二三四五六日天]\)?/g, "")
    .replace(/[上下中]午|晚上|晚间/g, " ")
    .replace(/\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:-|–|—|~|至|到)+\s*\d{1,2}:\d{2}(?::\d{2})?)?Z?$/, "")
    .replace(/\s/g, "");

function rangeOf(parts: RegExpExecArray, wrong: (code: string) => DaysRead): DaysRead {
  const [, y1, m1, d1, y8, m8, d8, y2, m2, d2, mm, md, dd] = parts;
  const [year, month] = [y1 ?? y8!, m1 ?? m8!];
  const on = dayFrom(year, month, d1 ?? d8!);
  if (!on) return wrong("not-a-day");
  const end = y2 ?? mm ?? dd;
  if (end === undefined) return { on };
  const until = y2 ? dayFrom(y2, m2!, d2!) : mm ? dayFrom(year, mm, md!) : dayFrom(year, month, dd!);
  if (!until) return wrong("not-a-day");
  if (until < on) return wrong("ends-before-it-begins");
  return until === on ? { on } : { on, until };
}

function dayFrom(year: string, month: string, day: string): Day | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(text) && text >= "1950" && text < "2120" ? text : undefined;
}

/** The day that was probably meant, where the titles name one school year: from August on it is the first of its two years. */
function hint(month: number, day: number, schoolYear: string | undefined): Record<string, string> | undefined {
  if (!schoolYear) return undefined;
  const likely = dayFrom(schoolYear.slice(month >= 8 ? 0 : 5).slice(0, 4), String(month), String(day));
  return likely ? { schoolYear, likely } : { schoolYear };
}
