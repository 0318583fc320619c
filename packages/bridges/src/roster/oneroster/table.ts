import type { RosterFile, RosterPlace } from "@xiaoben/contract";
import { cellText, type Cell } from "../../files/grid.ts";
import { limits } from "../../files/limits.ts";
import { SheetError } from "../../files/sheet-error.ts";
import { splitCsv } from "../../files/text/csv.ts";
import { strictly } from "../../files/text/encoding.ts";
import type { Findings } from "../findings.ts";
import { unfit } from "../values.ts";

/** The columns of a file that are read. What is not among them is never looked at. */
export interface Columns {
  required: readonly string[];
  optional: readonly string[];
}

/** One row of a file: only what is read of it. */
export interface Row {
  at: RosterPlace;
  /** The text of a column, or empty. */
  text(column: string): string;
}

export interface Table {
  file: RosterFile;
  columns: ReadonlySet<string>;
  rows: Row[];
}

/** Reads one CSV file of the set. Rows that cannot be read are faults, and left out; a file without what is needed is not read any further. */
export function readTable(name: string, bytes: Uint8Array, { required, optional }: Columns, faults: Findings): Table | undefined {
  const decoded = decode(bytes);
  if (!decoded) return void faults.add({ file: name, code: "encoding" });
  const cells = split(name, decoded.text, faults);
  const heading = cells?.[0]?.map(cellText);
  if (!cells || !heading || heading.every((cell) => cell === "")) return cells && void faults.add({ file: name, row: 1, code: "empty" });
  for (const column of new Set(heading.filter((one, i) => one !== "" && heading.indexOf(one) !== i)))
    faults.at({ file: name, row: 1 }, "column-twice", column);
  const missing = required.filter((one) => !heading.includes(one));
  for (const column of missing) {
    const alike = heading.find((one) => one.toLowerCase() === column.toLowerCase());
    faults.at({ file: name, row: 1 }, "column-missing", column, alike);
  }
  if (missing.length > 0) return undefined;
  const read = new Map([...required, ...optional].filter((one) => heading.includes(one)).map((one) => [one, heading.indexOf(one)]));
  const rows = cells.slice(1).flatMap((row, i) => rowOf(row, { file: name, row: i + 2 }, heading.length, read, faults) ?? []);
  return {
    file: { name, rows: rows.length, encoding: decoded.encoding, unread: heading.filter((one) => one !== "" && !read.has(one)) },
    columns: new Set(read.keys()),
    rows,
  };
}

/** The standard asks for UTF-8; what Chinese systems export is also GB18030. */
function decode(bytes: Uint8Array): { text: string; encoding: "utf-8" | "gb18030" } | undefined {
  if (bytes.includes(0)) return undefined;
  for (const encoding of ["utf-8", "gb18030"] as const) {
    const text = strictly(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  return undefined;
}

function split(name: string, text: string, faults: Findings): Cell[][] | undefined {
  try {
    return splitCsv(text, ",", limits.rosterRows);
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    if (error.code === "too-large") faults.add({ file: name, code: "too-many-rows", more: { most: String(limits.rosterRows) } });
    else faults.add({ file: name, ...(error.row !== undefined && { row: error.row }), code: "quotation-mark" });
    return undefined;
  }
}

function rowOf(cells: Cell[], at: RosterPlace, width: number, read: ReadonlyMap<string, number>, faults: Findings): Row | undefined {
  if (cells.every((cell) => cell === null)) return undefined;
  // A row with one cell too many has its columns shifted: what stands under a name may be a password.
  if (cells.length !== width) {
    faults.at(at, "cells", undefined, undefined, { expected: String(width), found: String(cells.length) });
    return undefined;
  }
  const texts = new Map<string, string>();
  for (const [column, place] of read) {
    const text = cellText(cells[place]).normalize("NFC");
    const wrong = text === "" ? undefined : unfit(text);
    if (wrong) faults.at(at, wrong, column, text);
    texts.set(column, text);
  }
  return { at, text: (column) => texts.get(column) ?? "" };
}
