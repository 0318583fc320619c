import type { HoursSheet } from "@xiaoben/contract";
import type { Grid } from "./grid.ts";
import { limits } from "./limits.ts";
import { SheetError } from "./sheet-error.ts";
import { readCsv } from "./text/csv.ts";
import { decodeText } from "./text/encoding.ts";
import { checkColumns, findHeading, type Heading } from "./understand/heading-row.ts";
import { readRows } from "./understand/rows.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";

/**
 * Reads a ledger of study hours: .xlsx, CSV or TSV (UTF-8, UTF-16LE, GB18030). What it is, the bytes say, not the name.
 * Every row below the heading comes back with what was understood and what was not; nothing is guessed in silence.
 * @throws {SheetError} where the file as a whole cannot be used
 */
export async function readHoursSheet(bytes: Uint8Array, { name = "" }: { name?: string } = {}): Promise<HoursSheet> {
  const { file, grids } = await open(bytes, name);
  const filled = grids.filter((grid) => grid.rows.some((row) => row.some((cell) => cell !== null)));
  if (filled.length === 0) throw new SheetError("empty", "The file holds no cells. Choose the file with the ledger.");
  const { grid, heading } = theLedger(filled);
  checkColumns(heading);
  const { rows, leftOut } = readRows(grid, heading);
  if (rows.length === 0) throw new SheetError("empty", `Below the heading in row ${heading.row + 1} there are no records.`);
  if (rows.length > limits.rows)
    throw new SheetError(
      "too-large",
      `The ledger has ${rows.length} rows, at most ${limits.rows} are read. Split it by term or by school.`,
    );
  return {
    file: grid.name === undefined ? file : { ...file, sheet: grid.name },
    headingRow: heading.row + 1,
    columns: heading.columns,
    rows,
    leftOut,
  };
}

async function open(bytes: Uint8Array, name: string): Promise<{ file: HoursSheet["file"]; grids: Grid[] }> {
  if (bytes.length === 0) throw new SheetError("empty", "The file is empty: it has no bytes.");
  if (bytes.length > limits.fileBytes) {
    throw new SheetError(
      "too-large",
      `The file has ${Math.ceil(bytes.length / 1_048_576)} MB, at most ${limits.fileBytes / 1_048_576} MB are read. Split it by term or by school.`,
    );
  }
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { file: { format: "xlsx" }, grids: await readXlsx(bytes) };
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw oldFormat(bytes);
  const { text, encoding } = decodeText(bytes);
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|head)/i.test(text)) {
    throw new SheetError(
      "not-a-spreadsheet",
      `The file is a web page${/\.xls$/i.test(name) ? " with the name .xls" : ""}, as some systems export it. Open it in Excel or WPS and save it as .xlsx.`,
    );
  }
  return { file: { format: "csv", encoding }, grids: [{ rows: readCsv(text), from1904: false }] };
}

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** Both a locked .xlsx and an old .xls are the same kind of container; the names of its streams tell them apart. */
function oldFormat(bytes: Uint8Array): SheetError {
  const has = (stream: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage"))
    return new SheetError("encrypted", "The file is locked with a password. Remove the password in Excel or WPS and save it again.");
  if (has("Workbook") || has("Book"))
    return new SheetError("legacy-xls", "The file is in the old .xls format. Open it in Excel or WPS and save it as .xlsx.");
  return new SheetError(
    "not-a-spreadsheet",
    "The file is an old Office document but no workbook. Choose the .xlsx or .csv file of the ledger.",
  );
}

/** The one sheet with a heading. Of two nobody but a person can say which is meant. */
function theLedger(grids: readonly Grid[]): { grid: Grid; heading: Heading } {
  const found = grids.flatMap((grid) => {
    const heading = findHeading(grid.rows);
    return heading ? [{ grid, heading }] : [];
  });
  const [first, second] = found;
  if (!first) {
    throw new SheetError(
      "no-heading",
      `No row among the first ${limits.headingWithin} names the columns of a ledger. Give it a row with at least 姓名 (or 工号), 日期 and 学时.`,
    );
  }
  if (second) {
    const names = found.map(({ grid }) => `"${grid.name}"`).join(", ");
    throw new SheetError(
      "unreadable",
      `Several sheets look like a ledger: ${names}. Keep one in the file, or save each as a file of its own.`,
    );
  }
  return first;
}
