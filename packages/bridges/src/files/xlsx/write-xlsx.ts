import { isDec, type Dec } from "@xiaoben/contract";
import { letterOf } from "../grid.ts";
import { writeZip, type TextPart } from "./write-zip.ts";

/** A cell that is written: a text that stays one, or a number that can be added up. */
export type WrittenCell = string | { dec: Dec } | undefined;

/** A table that is written while its rows come. */
export interface WrittenTable {
  /** Name of the sheet. */
  name: string;
  heading: readonly string[];
  rows: AsyncIterable<readonly WrittenCell[]> | Iterable<readonly WrittenCell[]>;
}

/** Rows of one sheet, the heading among them: more than Excel shows go on in a second sheet. */
export const sheetRows = 1_048_576;
/** Characters of one cell; Excel refuses a file with more. What is longer is cut, and ends in …. */
export const cellCharacters = 32_767;

/**
 * An .xlsx in pieces. Its cells are texts of a column of texts: no program takes one for a formula, a day or a number, zeros at the beginning stay, and so does what
 * somebody types into it later. There are no formulas, links or names in it. No more than a few rows are in memory at once.
 */
export async function* writeXlsx(table: WrittenTable, { most = sheetRows } = {}): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield* writeZip(partsOf(table, most));
}

async function* partsOf({ name, heading, rows }: WrittenTable, most: number): AsyncGenerator<TextPart> {
  const left = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let [sheets, next] = [0, await left.next()];
  const sheet = async function* (): AsyncGenerator<string> {
    yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${heading.map(columnXml).join("")}</cols><sheetData>`;
    yield rowXml(1, heading, 2);
    for (let row = 2; !next.done && row <= most; row++, next = await left.next()) yield rowXml(row, next.value, 1);
    yield "</sheetData></worksheet>";
  };
  try {
    do yield { name: `xl/worksheets/sheet${(sheets += 1)}.xml`, text: sheet() };
    while (!next.done);
  } finally {
    await left.return?.();
  }
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1);
  const entries = numbers.map((n) => `<sheet name="${attribute(sheetName(name, n))}" sheetId="${n}" r:id="rId${n}"/>`).join("");
  yield part("xl/workbook.xml", `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${entries}</sheets></workbook>`);
  const targets = numbers.map((n) => related(`rId${n}`, `${relation}/worksheet`, `worksheets/sheet${n}.xml`)).join("");
  yield part(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${packaged}/relationships">${targets}${related("rIdStyles", `${relation}/styles`, "styles.xml")}</Relationships>`,
  );
  yield part("xl/styles.xml", styles);
  yield part(
    "_rels/.rels",
    `<Relationships xmlns="${packaged}/relationships">${related("rId1", `${relation}/officeDocument`, "xl/workbook.xml")}</Relationships>`,
  );
  yield part("[Content_Types].xml", contentTypes(numbers));
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

const part = (name: string, xml: string): TextPart => ({ name, text: [declaration + xml] });
const related = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

/** Style 1: text, 2: text of the heading. 49 is the format of texts. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const contentTypes = (sheets: readonly number[]): string => {
  const typed = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const parts = sheets.map((n) => typed(`xl/worksheets/sheet${n}.xml`, "worksheet")).join("");
  return `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${typed("xl/workbook.xml", "sheet.main")}${typed("xl/styles.xml", "styles")}${parts}</Types>`;
};

const columnXml = (heading: string, at: number): string =>
  `<col min="${at + 1}" max="${at + 1}" width="${Math.min(48, Math.max(12, [...heading].length * 2 + 4))}" style="1" customWidth="1"/>`;

const rowXml = (row: number, cells: readonly WrittenCell[], style: number): string =>
  `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${letterOf(column)}${row}`, style)).join("")}</row>`;

function cellXml(cell: WrittenCell, place: string, style: number): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "object") return isDec(cell.dec) ? `<c r="${place}"><v>${cell.dec}</v></c>` : cellXml(cell.dec, place, style);
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${textXml(cut(cell))}</t></is></c>`;
}

function cut(text: string): string {
  return text.length <= cellCharacters ? text : `${text.slice(0, cellCharacters - 1)}…`;
}

/** Signs that XML cannot hold or changes, halves of signs among them, are written as Excel does: `_x000D_`. A text that looks like one of these is kept as it is. */
const textXml = (text: string): string =>
  text
    .replace(/_(?=x[\dA-F]{4}_)/g, "_x005F_")
    .replace(/[^\t\n\u0020-\uFEFE\uFF00-\uFFFD]|\p{Cs}/gu, (sign) =>
      sign.length > 1 ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

const attribute = (text: string): string => textXml(text).replaceAll('"', "&quot;");

/** Excel allows 31 characters, and none of these signs. */
const sheetName = (name: string, n: number): string => {
  const plain = name.replace(/[\\/?*[\]:'\p{C}]/gu, " ").trim() || "Sheet";
  const number = n === 1 ? "" : ` ${n}`;
  return `${plain.slice(0, 31 - number.length)}${number}`;
};
