import type { HourField, SheetColumn } from "@xiaoben/contract";
import { cellText, letterOf, type Cell } from "../../files/grid.ts";
import { limits } from "../../files/limits.ts";
import { SheetError } from "../../files/sheet-error.ts";
import { knownHeadings, meaningOf, type Meaning } from "./headings.ts";

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

function headingAt(rows: readonly Cell[][], row: number): Heading {
  const cells = rows[row]!.map(cellText);
  const width = Math.min(limits.columns, Math.max(...rows.map((each) => each.length)));
  const meanings = distinct(Array.from({ length: width }, (_, column) => meaningOf(cells[column] ?? "")));
  const columns = meanings.map((meaning, column): SheetColumn => {
    const plain = { letter: letterOf(column), heading: cells[column] ?? "" };
    return meaning ? { ...plain, means: meaning.field } : plain;
  });
  return { row, columns, meanings };
}

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
