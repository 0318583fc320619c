import {
  exportFormats,
  exportLanguages,
  exportTypes,
  kindTable,
  type ExportFormat,
  type ExportLanguage,
  type Kind,
  type KindRow,
} from "@xiaoben/contract";
import type { Backend, Caller, ExportAsk } from "@xiaoben/backend";
import { bad, parameters } from "./asked.ts";
import { saveAs } from "./attachments.ts";
import type { Handler } from "./handlers.ts";
import { streamOf } from "./portions.ts";
import type { Place, Streams } from "./streams.ts";

/** Answers a file of what the caller may see, while it is read from the database: it is never in memory as a whole. */
export function exportAs(kind: Kind, streams: Streams): Handler {
  const row: KindRow = kindTable[kind];
  const filters = Object.keys(row.filters);
  return async (c, backend, caller) => {
    const { format = "csv", lang = "zh-Hans", ...where } = parameters(c, [...filters, "format", "lang"]);
    const ask = { kind, where, format: oneOf("format", format, exportFormats), language: oneOf("lang", lang, exportLanguages) };
    const headers = {
      "Content-Type": exportTypes[ask.format],
      "Content-Disposition": saveAs(`${names[ask.language]}-${row.path}.${ask.format}`),
      "Cache-Control": "no-store",
    };
    if (c.req.method === "HEAD") return c.body(null, 200, headers);
    let isOver = false;
    const place = streams.enter(caller, () => (isOver = true));
    try {
      const portions =
        ask.format === "xlsx" ? await workbook(backend, caller, ask) : encoded(await backend.export(caller, ask as ExportAsk));
      return c.body(streamOf(whole(portions, place, () => isOver)), 200, headers);
    } catch (error) {
      place.leave();
      throw error;
    }
  };
}

const names: Readonly<Record<ExportLanguage, string>> = { "zh-Hans": "校本", "zh-Hant": "校本", en: "xiaoben" };

function oneOf<T extends ExportFormat | ExportLanguage>(name: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw bad(name, "unknown-value", `"${name}" must be one of ${known.join(", ")}.`);
  return found;
}

/** Rows are written as they are read; the writer is loaded with the first workbook. */
async function workbook(backend: Backend, caller: Caller, ask: Omit<ExportAsk<Kind, ExportFormat>, "format">): Promise<Bytes> {
  const { headings, rows } = await backend.exportTable(caller, { ...ask, format: "xlsx" } as ExportAsk<"hour", "xlsx">);
  const { writeXlsx } = await import("@xiaoben/bridges/sheet-writer");
  return writeXlsx({ name: sheetNames[ask.language], heading: headings, rows });
}

const sheetNames: Readonly<Record<ExportLanguage, string>> = { "zh-Hans": "学时", "zh-Hant": "學時", en: "Hours" };

type Bytes = AsyncGenerator<Uint8Array<ArrayBuffer>>;

async function* encoded(text: AsyncGenerator<string>): Bytes {
  const encoder = new TextEncoder();
  for await (const portion of text) if (portion !== "") yield encoder.encode(portion);
}

/** Breaks off where the process ends: a file without its end is known for what it is. */
async function* whole(portions: Bytes, place: Place, isOver: () => boolean): Bytes {
  try {
    for await (const portion of portions) {
      if (isOver()) throw new Error("The process ends while a file is read.");
      yield portion;
    }
  } finally {
    place.leave();
  }
}
