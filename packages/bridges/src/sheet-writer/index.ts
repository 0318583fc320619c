/** Writes tables as Excel workbooks that hold texts and numbers and nothing that a spreadsheet would carry out. */
import type { SheetTable } from "@xiaoben/contract";
import { writeXlsx } from "../files/xlsx/write-xlsx.ts";

export { writeXlsx, type WrittenCell, type WrittenTable } from "../files/xlsx/write-xlsx.ts";

/** A small table as the bytes of an .xlsx, its first row as the heading. */
export async function workbookOf({ name, rows: [heading = [], ...rows] }: SheetTable): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of writeXlsx({ name, heading, rows })) pieces.push(piece);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
