import { workbookOf } from "@xiaoben/bridges/sheet-writer";
import type { SheetTable } from "@xiaoben/contract";

export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What the portal writes for its own page: a table of texts as a workbook, or nothing where it is no such table. Nothing is kept. */
export async function writeWorkbook(table: unknown): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return isTable(table) ? workbookOf(table) : undefined;
}

/** As many rows as a report lists, with room to spare. */
const mostRows = 5_000;

function isTable(value: unknown): value is SheetTable {
  const { name, rows } = (value ?? {}) as { name?: unknown; rows?: unknown };
  return typeof name === "string" && Array.isArray(rows) && rows.length <= mostRows && rows.every(isRow);
}

const isRow = (row: unknown): boolean => Array.isArray(row) && row.length <= 256 && row.every((cell) => typeof cell === "string");
