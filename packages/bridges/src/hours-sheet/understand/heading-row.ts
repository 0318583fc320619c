import type { HourField, HoursChoices, SheetColumn } from "@xiaoben/contract";
import { readDays, type DayContext } from "../../files/days.ts";
import { cellText, letterOf, type Cell } from "../../files/grid.ts";
import { limits } from "../../files/limits.ts";
import { SheetError } from "../../files/sheet-error.ts";
import { knownHeadings, meaningOf, plainMeaning, type Meaning } from "./headings.ts";

/** The heading of a ledger and what its columns mean. */
export interface Heading {
  /** Index of the row, from 0. */
  row: number;
  columns: SheetColumn[];
  meanings: (Meaning | undefined)[];
}

/** The heading row: among the first rows the one that names most fields, and at least three. Titles may stand above it. */
export function findHeading(rows: readonly Cell[][]): Heading | undefined {
  const scores = rows.slice(0, limits.headingWithin).map((cells) => knownHeadings(cells.map(cellText)));
  const most = Math.max(0, ...scores);
  return most < 3 ? undefined : headingAt(rows, scores.indexOf(most));
}

/**
 * Checks that nothing needed is missing: who, when, how much.
 * @throws {SheetError} `column-missing`
 */
export function checkColumns({ row, columns }: Heading): void {
  const has = (...fields: HourField[]): boolean => columns.some((column) => column.means && fields.includes(column.means));
  const missing = [
    ...(has("name", "staffNumber") ? [] : ["姓名 or 工号 (name or staff number)"]),
    ...(has("on") ? [] : ["日期 (date)"]),
    ...(has("hours", "minutes", "lessons", "days") ? [] : ["学时 (hours), or 分钟, 课时, 天数"]),
  ];
  if (missing.length === 0) return;
  const found = columns
    .map((column) => column.heading)
    .filter(Boolean)
    .join(", ");
  throw new SheetError(
    "column-missing",
    `The heading in row ${row + 1} lacks: ${missing.join("; ")}. It has: ${found}. Add the column, or name it like this.`,
  );
}

/** As {@link findHeading}, where a person is asked: also a row that names fewer fields, and where none does the first one with several texts. */
export function likelyHeading(rows: readonly Cell[][], chosen: HoursChoices["columns"], context: DayContext): Heading | undefined {
  const texts = rows.slice(0, limits.headingWithin).map((cells) => cells.map(cellText));
  const scores = texts.map(knownHeadings);
  const most = Math.max(0, ...scores);
  const row = most > 0 ? scores.indexOf(most) : texts.findIndex((cells) => cells.filter(Boolean).length >= 3);
  return row < 0 ? undefined : withGuesses(headingAt(rows, row, chosen), rows, context);
}

function headingAt(rows: readonly Cell[][], row: number, chosen?: HoursChoices["columns"]): Heading {
  const cells = rows[row]!.map(cellText);
  const width = Math.min(
    limits.columns,
    rows.reduce((most, each) => Math.max(most, each.length), 0),
  );
  const said = Array.from({ length: width }, (_, column) => chosen?.[letterOf(column)]);
  const taken = new Set(said);
  const known = Array.from({ length: width }, (_, column) => meaningOf(cells[column] ?? ""));
  const proposed = distinct(known.map((meaning, column) => (said[column] || (meaning && taken.has(meaning.field)) ? undefined : meaning)));
  const meanings = said.map((field, column) => (field && field !== "none" ? chosenMeaning(field, known[column]) : proposed[column]));
  const columns = meanings.map((meaning, column): SheetColumn => {
    const sure = chosen && (said[column] ? { sure: "chosen" as const } : meaning ? { sure: "heading" as const } : {});
    const plain = { letter: letterOf(column), heading: cells[column] ?? "", ...sure };
    return meaning ? { ...plain, means: meaning.field } : plain;
  });
  return { row, columns, meanings };
}

/** A unit that the heading names goes on to count: 时长（小时） that somebody takes for minutes holds clock hours. */
const chosenMeaning = (field: HourField, known: Meaning | undefined): Meaning => (known?.field === field ? known : plainMeaning(field));

/** Columns that nothing is known of and whose cells look like days or names, where there is no such column. */
function withGuesses(heading: Heading, rows: readonly Cell[][], context: DayContext): Heading {
  const { columns, meanings } = heading;
  const below = rows.slice(heading.row + 1, heading.row + 1 + looked);
  const has = (...fields: HourField[]): boolean => meanings.some((meaning) => meaning && fields.includes(meaning.field));
  const guess = (field: HourField, fits: (cell: Cell) => boolean): void => {
    const at = columns.findIndex(({ means, sure }, column) => {
      const cells = below.map((row) => row[column] ?? null).filter((cell) => cellText(cell) !== "");
      return !means && !sure && cells.length > 0 && cells.filter(fits).length >= cells.length * mostly;
    });
    if (at < 0) return;
    columns[at] = { ...columns[at]!, means: field, sure: "guess" };
    meanings[at] = plainMeaning(field);
  };
  if (!has("on")) guess("on", (cell) => readDays(cell, "on", context).on !== undefined);
  if (!has("name", "staffNumber")) guess("name", (cell) => /^[\u4e00-\u9fff·]{2,4}$/.test(cellText(cell)));
  return heading;
}

/** Rows below the heading that a guess looks at, and the share of cells that must fit. */
const looked = 50;
const mostly = 0.8;

/**
 * Of several columns for the name of the activity the first is taken (活动名称 before 内容 is the custom); of the other fields all stay,
 * and rows in which they disagree become problems.
 */
function distinct(meanings: (Meaning | undefined)[]): (Meaning | undefined)[] {
  const soft: HourField[] = ["title", "note", "category", "role", "level"];
  return meanings.map((meaning, column) => {
    const earlier = meanings.slice(0, column).some((other) => other?.field === meaning?.field);
    return meaning && soft.includes(meaning.field) && earlier ? undefined : meaning;
  });
}
