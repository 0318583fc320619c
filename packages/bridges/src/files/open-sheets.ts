import type { HoursSheet } from "@xiaoben/contract";
import type { Grid } from "./grid.ts";
import { limits } from "./limits.ts";
import { SheetError } from "./sheet-error.ts";
import { readCsv } from "./text/csv.ts";
import { decodeText } from "./text/encoding.ts";
import type { Known } from "./text/known.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";

/** What a spreadsheet is, and its sheets that hold anything. */
export interface Sheets {
  file: HoursSheet["file"];
  grids: Grid[];
}

/**
 * Opens a spreadsheet: .xlsx, CSV or TSV (UTF-8, UTF-16LE, GB18030). What it is, the bytes say, not the name.
 * @throws {SheetError} where the file as a whole cannot be used
 */
export async function openSheets(bytes: Uint8Array, name: string, known: Known): Promise<Sheets> {
  const { file, grids } = await open(bytes, name, known);
  const filled = grids.filter((grid) => grid.rows.some((row) => row.some((cell) => cell !== null)));
  if (filled.length === 0) throw new SheetError("empty", "The file holds no cells. Choose the file with the rows.");
  return { file, grids: filled };
}

async function open(bytes: Uint8Array, name: string, known: Known): Promise<Sheets> {
  if (bytes.length === 0) throw new SheetError("empty", "The file is empty: it has no bytes.");
  if (bytes.length > limits.fileBytes) {
    throw new SheetError(
      "too-large",
      `The file has ${Math.ceil(bytes.length / 1_048_576)} MB, at most ${limits.fileBytes / 1_048_576} MB are read. Split it by term or by school.`,
    );
  }
  if (isZip(bytes)) return { file: { format: "xlsx" }, grids: await readXlsx(bytes) };
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw oldFormat(bytes);
  const { text, encoding } = decodeText(bytes, known);
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|head)/i.test(text)) {
    throw new SheetError(
      "not-a-spreadsheet",
      `The file is a web page${/\.xls$/i.test(name) ? " with the name .xls" : ""}, as some systems export it. Open it in Excel or WPS and save it as .xlsx.`,
    );
  }
  return { file: { format: "csv", encoding }, grids: [{ rows: readCsv(text, known), from1904: false }] };
}

/** Whether the bytes are a zip file, as an .xlsx is one. */
export const isZip = (bytes: Uint8Array): boolean => begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06]);

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** Both a locked .xlsx and an old .xls are the same kind of container; the names of its streams tell them apart. */
function oldFormat(bytes: Uint8Array): SheetError {
  const has = (stream: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage"))
    return new SheetError("encrypted", "The file is locked with a password. Remove the password in Excel or WPS and save it again.");
  if (has("Workbook") || has("Book"))
    return new SheetError("legacy-xls", "The file is in the old .xls format. Open it in Excel or WPS and save it as .xlsx.");
  return new SheetError("not-a-spreadsheet", "The file is an old Office document but no workbook. Choose the .xlsx or .csv file.");
}
