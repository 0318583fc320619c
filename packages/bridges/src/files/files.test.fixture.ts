import { crc32, deflateRawSync } from "node:zlib";

/** A cell of a made workbook: text, number, day (as a serial number with a date format), formula, error. */
export type Made =
  | string
  | number
  | boolean
  | null
  | { serial: number; format?: number }
  | { formula: string; value?: string | number }
  | { error: string }
  | { inline: string };

export interface MadeSheet {
  name?: string;
  rows: Made[][];
  merges?: string[];
  hidden?: boolean;
  /** Rows that are hidden, from 1. */
  hiddenRows?: number[];
}

/** The bytes of an .xlsx with shared strings, styles and relations, as Excel writes them. */
export function makeXlsx(sheets: MadeSheet[], options: { date1904?: boolean; prefix?: string } = {}): Uint8Array {
  const strings: string[] = [];
  const p = options.prefix ?? "";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<?xml version="1.0"?><Types/>`,
    "_rels/.rels": rels([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<?xml version="1.0"?><${p}workbook xmlns:r="r"><${p}workbookPr${options.date1904 ? ' date1904="1"' : ""}/><${p}sheets>${sheets
      .map(
        (sheet, i) =>
          `<${p}sheet name="${sheet.name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${sheet.hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
      )
      .join("")}</${p}sheets></${p}workbook>`,
    "xl/_rels/workbook.xml.rels": rels([
      ...sheets.map((_, i): [string, string, string] => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`]),
      ["rId90", "sharedStrings", "sharedStrings.xml"],
      ["rId91", "styles", "styles.xml"],
    ]),
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="0.0&quot; d&quot;"/></numFmts><cellXfs>${formats
      .map((format) => `<xf numFmtId="${format}"/>`)
      .join("")}</cellXfs></styleSheet>`,
  };
  sheets.forEach((sheet, i) => (files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, strings, p)));
  files["xl/sharedStrings.xml"] =
    `<sst>${strings.map((text) => `<si><r><t xml:space="preserve">${escaped(text)}</t></r><rPh><t>reading</t></rPh></si>`).join("")}</sst>`;
  return makeZip(files);
}

/** Number formats that the made cells may use: by index the style. 176 is `yyyy"年"m"月"d"日"`, 177 a number, 31 and 58 are Chinese built-ins. */
const formats = [0, 14, 31, 58, 176, 177, 22];

function sheetXml(sheet: MadeSheet, strings: string[], p: string): string {
  const rows = sheet.rows.map(
    (cells, row) =>
      `<${p}row r="${row + 1}"${sheet.hiddenRows?.includes(row + 1) ? ' hidden="1"' : ""}>${cells.map((cell, column) => cellXml(cell, `${letter(column)}${row + 1}`, strings, p)).join("")}</${p}row>`,
  );
  const merges = sheet.merges?.map((ref) => `<${p}mergeCell ref="${ref}"/>`).join("") ?? "";
  return `<?xml version="1.0"?><!-- made --><${p}worksheet><${p}sheetData>${rows.join("")}</${p}sheetData>${merges && `<${p}mergeCells>${merges}</${p}mergeCells>`}</${p}worksheet>`;
}

function cellXml(cell: Made, place: string, strings: string[], p: string): string {
  const c = (type: string, inner: string, style = ""): string => `<${p}c r="${place}"${style}${type && ` t="${type}"`}>${inner}</${p}c>`;
  const v = (value: string | number): string => `<${p}v>${escaped(String(value))}</${p}v>`;
  if (cell === null) return `<${p}c r="${place}"/>`;
  if (typeof cell === "string") return c("s", v(strings.push(cell) - 1));
  if (typeof cell === "number") return c("", v(cell));
  if (typeof cell === "boolean") return c("b", v(cell ? 1 : 0));
  if ("serial" in cell) return c("", v(cell.serial), ` s="${formats.indexOf(cell.format ?? 14)}"`);
  if ("error" in cell) return c("e", `<${p}f>1/0</${p}f>${v(cell.error)}`);
  if ("inline" in cell) return c("inlineStr", `<${p}is><${p}t>${escaped(cell.inline)}</${p}t></${p}is>`);
  const formula = `<${p}f>${escaped(cell.formula)}</${p}f>`;
  return c(typeof cell.value === "string" ? "str" : "", cell.value === undefined ? formula : formula + v(cell.value));
}

const letter = (column: number): string => String.fromCharCode(65 + column);
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const rels = (rows: [string, string, string][]): string =>
  `<Relationships>${rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join("")}</Relationships>`;

/** A zip file. `lie` changes what the directory says of a part. */
export function makeZip(files: Record<string, string | Uint8Array>, lie: { unpacked?: number; encrypted?: boolean } = {}): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const label = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(lie.encrypted ? 1 : 0, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(lie.unpacked ?? bytes.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(head, label, packed);
    directory.push(entry, label);
    offset += 30 + label.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, index, end]));
}

/** An OLE2 container that holds a stream of the given name. */
export function makeOle2(stream: string): Uint8Array {
  const bytes = Buffer.alloc(4_096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from(stream, "utf16le").copy(bytes, 1_024);
  return new Uint8Array(bytes);
}

/** A text in GB18030 (two-byte characters only): Node decodes it but does not encode it. */
export function gb18030(text: string): Uint8Array {
  table ??= inverse();
  return Uint8Array.from(
    [...text].flatMap((character) => (character < "\u0080" ? [character.charCodeAt(0)] : (table!.get(character) ?? fail(character)))),
  );
}

let table: Map<string, number[]> | undefined;

function inverse(): Map<string, number[]> {
  const decoder = new TextDecoder("gb18030");
  const found = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if ([...character].length === 1 && !found.has(character)) found.set(character, [first, second]);
    }
  }
  return found;
}

const fail = (character: string): never => {
  throw new Error(`no two-byte GB18030 for "${character}"`);
};
