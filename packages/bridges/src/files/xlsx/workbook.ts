import { limits } from "../limits.ts";
import { SheetError } from "../sheet-error.ts";
import type { Grid } from "../grid.ts";
import { dayStyles } from "./date-formats.ts";
import { readSheet, type Book } from "./sheet.ts";
import { walkXml } from "./xml.ts";
import { openZip, type Zip } from "./zip.ts";

/** The visible sheets of an .xlsx. @throws {SheetError} */
export function readWorkbook(bytes: Uint8Array): Grid[] {
  const zip = openZip(bytes);
  const path = workbookPath(zip);
  const workbook = openWorkbook(zip.text(path));
  const targets = relations(zip, path);
  const at = (type: string): string | undefined =>
    [...targets.values()].find((target) => target.type === type && zip.has(target.path))?.path;
  const [strings, styles] = [at("sharedStrings"), at("styles")];
  const book: Book = {
    strings: strings ? sharedStrings(zip.text(strings)) : [],
    days: styles ? dayStyles(zip.text(styles)) : [],
    from1904: workbook.from1904,
  };
  return workbook.sheets
    .filter((sheet) => !sheet.hidden && targets.get(sheet.relation)?.type === "worksheet")
    .map(({ name, relation }) => ({ name, ...readSheet(zip.text(targets.get(relation)!.path), book, name), from1904: book.from1904 }));
}

/** Where the workbook stands inside the file; nearly always `xl/workbook.xml`. */
function workbookPath(zip: Zip): string {
  if (!zip.has("[Content_Types].xml")) throw noSheet(zip);
  const main = zip.has("_rels/.rels")
    ? [...relations(zip, "").values()].find((target) => target.type === "officeDocument")?.path
    : undefined;
  const path = main && zip.has(main) ? main : "xl/workbook.xml";
  if (!zip.has(path) || !path.endsWith(".xml") || path.startsWith("word/") || path.startsWith("ppt/")) throw noSheet(zip);
  return path;
}

const noSheet = (zip: Zip): SheetError =>
  new SheetError(
    "not-a-spreadsheet",
    zip.has("xl/workbook.bin") || zip.has("content.xml")
      ? "The file is a spreadsheet in another format (.xlsb or .ods). Open it and save it as .xlsx."
      : "The file is a packed file but no Excel workbook. Choose the .xlsx or .csv file.",
  );

interface Target {
  type: string;
  path: string;
}

/** What a part points at, by relation id. */
function relations(zip: Zip, part: string): Map<string, Target> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const targets = new Map<string, Target>();
  if (!zip.has(path)) return targets;
  walkXml(zip.text(path), {
    open: (name, { Id, Type, Target }) => {
      if (name !== "Relationship" || !Id || !Type || !Target) return;
      targets.set(Id, {
        type: Type.slice(Type.lastIndexOf("/") + 1),
        path: Target.startsWith("/") ? Target.slice(1) : `${folder}${Target}`,
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return targets;
}

function openWorkbook(xml: string): { sheets: { name: string; relation: string; hidden: boolean }[]; from1904: boolean } {
  const sheets: { name: string; relation: string; hidden: boolean }[] = [];
  let from1904 = false;
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
      if (name === "sheet")
        sheets.push({
          name: attributes["name"] ?? "",
          relation: relationOf(attributes),
          hidden: (attributes["state"] ?? "visible") !== "visible",
        });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, from1904 };
}

const relationOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";

/** The table of texts that cells point into. Readings of characters (phonetics) are no part of them. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let [current, inText, inPhonetic] = ["", false, false];
  walkXml(xml, {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "t") inText = true;
      if (name === "rPh") inPhonetic = true;
    },
    close: (name) => {
      if (name === "si") strings.push(current);
      if (name === "t") inText = false;
      if (name === "rPh") inPhonetic = false;
      if (strings.length > limits.rows * limits.columns)
        throw new SheetError("too-large", "The workbook holds too many texts. Keep the table in a file of its own.");
    },
    text: (text) => {
      if (inText && !inPhonetic) current += text;
    },
  });
  return strings;
}
