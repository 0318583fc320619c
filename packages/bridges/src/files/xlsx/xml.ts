import { SheetError } from "../sheet-error.ts";

/** What is told while an XML text is walked through. Names come without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Walks through the XML of a spreadsheet. Enough for what spreadsheets write: no document types, so no entities but the
 * five of XML and numbers. @throws {SheetError} `unreadable`
 */
export function walkXml(xml: string, events: XmlEvents): void {
  token.lastIndex = 0;
  let open = 0;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (!found)
      throw new SheetError(
        "unreadable",
        `The file is damaged near "${xml.slice(at, at + 30)}". Open it in Excel or WPS and save it again as .xlsx.`,
      );
    const [, closing, name, attributes, self, cdata, text] = found;
    if (name !== undefined) {
      if (closing) {
        open--;
        events.close(local(name));
      } else {
        events.open(local(name), attributesOf(attributes ?? ""));
        if (self) events.close(local(name));
        else open++;
      }
    } else if (cdata !== undefined) events.text(cdata);
    else if (text !== undefined && open > 0) events.text(decoded(text));
  }
  if (open !== 0)
    throw new SheetError(
      "unreadable",
      "The file is damaged: a part ends in the middle. Open it in Excel or WPS and save it again as .xlsx.",
    );
}

const token =
  /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|\uFEFF|([^<]+)/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of source.matchAll(attribute)) attributes[name!] = decoded(double ?? single ?? "");
  return attributes;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.includes("&")
    ? text.replace(
        /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (whole, hex: string | undefined, decimal: string | undefined, named: string | undefined) => {
          const point = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
          if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
          return entities[named!] ?? whole;
        },
      )
    : text;
