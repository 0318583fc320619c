import type { RosterSet } from "@xiaoben/contract";
import { limits } from "../files/limits.ts";
import { isZip } from "../files/open-sheets.ts";
import { SheetError } from "../files/sheet-error.ts";
import { openZip } from "../files/xlsx/zip.ts";
import { readOneRoster } from "./oneroster/read.ts";
import { readPeopleSheet } from "./sheet/read.ts";

/** How a roster is read. */
export interface RosterOptions {
  /** The file's own name: findings in a spreadsheet name it. */
  name?: string;
  /** Take it as changes, whatever it says of itself: nobody is taken for gone who is not in it. */
  changes?: boolean;
}

/**
 * Reads a roster: a OneRoster set (CSV files in a .zip) or a spreadsheet of people (.xlsx, CSV, TSV). What it is, the bytes say, not the name.
 * All that is wrong with rows and fields comes back in `faults`, at once; columns that are not needed, passwords among them, are not looked at.
 * @throws {SheetError} where the file as a whole cannot be used
 */
export async function readRoster(bytes: Uint8Array, { name = "", changes = false }: RosterOptions = {}): Promise<RosterSet> {
  if (bytes.length > limits.fileBytes)
    throw new SheetError(
      "too-large",
      `The file has ${Math.ceil(bytes.length / 1_048_576)} MB, at most ${limits.fileBytes / 1_048_576} MB are read.`,
    );
  const zip = isZip(bytes) ? openZip(bytes) : undefined;
  if (zip && !zip.has("[Content_Types].xml")) {
    if (!zip.names.some((path) => path.toLowerCase().endsWith(".csv")))
      throw new SheetError(
        "not-a-spreadsheet",
        "The packed file holds no CSV files and is no workbook. Pack the files of a OneRoster set, or send an .xlsx.",
      );
    return readOneRoster(zip, { changes });
  }
  return readPeopleSheet(bytes, { name: name || "roster", changes });
}
