import type { Query } from "../gateway/gateway.ts";

/** How a file is written that holds records. */
export const exportFormats = ["csv", "jsonl", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Formats that are text, which every back end with files of records writes. A workbook is an offer beside them: whoever does not write it answers `validation`. */
export const exportTexts = ["csv", "jsonl"] as const satisfies readonly ExportFormat[];
export type ExportText = (typeof exportTexts)[number];

/** Languages of the headings. */
export const exportLanguages = ["zh-Hans", "zh-Hant", "en"] as const;
export type ExportLanguage = (typeof exportLanguages)[number];

/** The part of a page that knows how files of records come from the back end; elements ask for it. It rejects with an error that has a `code`. */
export interface HoursExporter {
  /** What a list with these filters shows, as a file. */
  file(format: "csv" | "xlsx", where: NonNullable<Query<"hour">["where"]>, language: ExportLanguage): Promise<Blob>;
}

/** Media types of the files. */
export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** What the last line of a CSV file begins with: the number of records follows. Readers of ledgers take it for a total and pass over it. */
export const exportTotal: Readonly<Record<ExportLanguage, string>> = { "zh-Hans": "合计", "zh-Hant": "合計", en: "Total" };

/**
 * How many records a file says at its end that it holds; `undefined`: the end is missing, so the file was cut off on the way. `tail` is the end of its text, at least the last line.
 */
export function exportEnd(format: ExportText, tail: string): number | undefined {
  const last = tail.trimEnd().split("\n").at(-1) ?? "";
  if (!tail.endsWith("\n")) return undefined;
  const found = format === "csv" ? /^([^:"]+):(\d+)$/.exec(last) : /^()\{"end":true,"records":(\d+)\}$/.exec(last);
  if (!found || (format === "csv" && !Object.values(exportTotal).includes(found[1]!))) return undefined;
  return Number(found[2]);
}
