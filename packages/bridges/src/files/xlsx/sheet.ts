import { addDays, isDay, type Day } from "@xiaoben/contract";
import type { Cell, Grid, Merged } from "../grid.ts";
import { limits } from "../limits.ts";
import { SheetError } from "../sheet-error.ts";
import { walkXml } from "./xml.ts";

/** What the cells of a sheet need to know of their workbook. */
export interface Book {
  strings: readonly string[];
  /** By style: whether its numbers are days. */
  days: readonly boolean[];
  from1904: boolean;
}

/** The cells of a worksheet. A merged stretch of a column holds its value in every row, as people read it. @throws {SheetError} */
export function readSheet(xml: string, book: Book, name: string): Pick<Grid, "rows" | "merged" | "hidden"> {
  const rows: Cell[][] = [];
  const merges: string[] = [];
  const hidden: number[] = [];
  let cell: Raw = { row: 0, column: 0, type: "n", style: 0, value: undefined, formula: false };
  let [row, column, into] = [-1, -1, ""];
  walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === "row") {
        row = attributes["r"] ? Number(attributes["r"]) - 1 : row + 1;
        column = -1;
        if (isTrue(attributes["hidden"])) hidden.push(row + 1);
      } else if (tag === "c") {
        column = attributes["r"] ? columnOf(attributes["r"]) : column + 1;
        cell = { row, column, type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? 0), value: undefined, formula: false };
      } else if (tag === "f") cell.formula = true;
      else if (tag === "v" || tag === "t") {
        into = tag;
        cell.value ??= "";
      } else if (tag === "rPh") into = "";
      else if (tag === "mergeCell") merges.push(attributes["ref"] ?? "");
    },
    close: (tag) => {
      if (tag === "v" || tag === "t") into = "";
      if (tag === "c") keep(rows, cell, valueOf(cell, book), name);
    },
    text: (text) => {
      if (into !== "") cell.value = (cell.value ?? "") + text;
    },
  });
  const merged = merges.map(mergedOf);
  for (const merge of merged) fillDown(rows, merge);
  const filled = hidden.filter((number) => rows[number - 1]);
  return {
    rows: Array.from(rows, (cells) => Array.from(cells ?? [], (value) => value ?? null)),
    merged,
    ...(filled.length > 0 && { hidden: filled }),
  };
}

const isTrue = (flag: string | undefined): boolean => flag === "1" || flag === "true";

interface Raw {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string | undefined;
  formula: boolean;
}

function keep(rows: Cell[][], { row, column }: Raw, value: Cell, name: string): void {
  if (value === null) return;
  if (!Number.isInteger(row) || row < 0 || !Number.isInteger(column) || column < 0)
    throw new SheetError("unreadable", `A cell of the sheet "${name}" has no valid place. Save the file again as .xlsx.`);
  if (row >= limits.rows + limits.headingWithin)
    throw new SheetError("too-large", `The sheet "${name}" has more than ${limits.rows} rows. Split it by term or by school.`);
  if (column >= limits.columns) return;
  (rows[row] ??= [])[column] = value;
}

function valueOf({ type, style, value, formula }: Raw, book: Book): Cell {
  if (value === undefined || (value === "" && type !== "str")) return formula ? { lost: "formula", text: "" } : null;
  switch (type) {
    case "s":
      return unescaped(book.strings[Number(value)] ?? "") || null;
    case "str":
    case "inlineStr":
      return unescaped(value) || null;
    case "b":
      return value === "1";
    case "e":
      return { lost: "error", text: value };
    case "d":
      return isDay(value.slice(0, 10)) ? { day: value.slice(0, 10) } : value;
    default:
      return numeric(Number(value), book.days[style] === true, book.from1904, value);
  }
}

function numeric(value: number, isDay: boolean, from1904: boolean, text: string): Cell {
  if (!Number.isFinite(value)) return text;
  const day = isDay ? dayOfSerial(value, from1904) : undefined;
  return day === undefined ? value : { day };
}

/** The day of an Excel serial number, or `undefined` outside the years 1954 to 2119, where a number is no day of a ledger. */
export function dayOfSerial(serial: number, from1904: boolean): Day | undefined {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  return days >= 20_000 && days < 80_500 ? addDays("1899-12-30", days) : undefined;
}

/** Excel writes control characters as `_x000D_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const columnOf = (place: string): number =>
  [...place.replace(/[^A-Z]/gi, "").toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function mergedOf(reference: string): Merged {
  const [from = "", to = from] = reference.split(":");
  return { column: columnOf(from), until: columnOf(to), from: Number(from.replace(/\D/g, "")) - 1, to: Number(to.replace(/\D/g, "")) - 1 };
}

function fillDown(rows: Cell[][], { from, to, column }: Merged): void {
  const value = rows[from]?.[column];
  if (value === null || value === undefined) return;
  for (let row = from + 1; row <= Math.min(to, rows.length - 1); row++) (rows[row] ??= [])[column] ??= value;
}
