import type { RubricSheet } from "@xiaoben/contract";
import { cellText, type Cell, type Grid } from "../../files/grid.ts";
import { readBands, type BandsRead } from "./bands.ts";
import type { Heading } from "./headings.ts";

/** A row below the heading that names something to be looked at. */
export interface Line {
  /** From 1, as the spreadsheet shows it. */
  row: number;
  section: string;
  text: string;
  mark: Cell;
  levels: Cell[];
  /** Rows that share the mark of this one; itself alone where it has one of its own. */
  shares: number;
}

export interface Lines {
  lines: Line[];
  totals: { row: number; mark: Cell; section?: string }[];
  bands?: BandsRead & { row: number };
  remarks: { row: number; text: string }[];
  leftOut: RubricSheet["leftOut"];
}

/** Tells the rows of a rubric apart: items, sums, bands, lines for remarks, and what is none of these. */
export function linesOf({ rows, merged = [] }: Grid, heading: Heading): Lines {
  const found: Lines = { lines: [], totals: [], remarks: [], leftOut: [] };
  const at = (means: string): number[] => heading.columns.flatMap((column, index) => (column.means === means ? [index] : []));
  const [sections, texts, says, [markAt = -1]] = [at("section"), at("text"), at("says"), at("mark")];
  let section = "";
  rows.forEach((cells, index) => {
    const row = index + 1;
    const all = cells.map(cellText);
    const read = (columns: readonly number[]): string => joined(columns.map((column) => all[column] ?? ""));
    const whole = joined([...new Set(all)]);
    const leave = (why: Lines["leftOut"][number]["why"]): void => void found.leftOut.push({ row, why, text: whole.slice(0, 200) });
    if (whole === "") return leave("blank");
    if (index >= heading.first && index <= heading.row) return leave("heading");
    const bands = readBands(whole);
    if (bands && (index < heading.first || all.filter(Boolean).length <= 3)) {
      found.bands ??= { row, ...bands };
      return leave("bands");
    }
    if (index < heading.first) return leave("title");
    const said = [...sections, ...texts, ...says].map((column) => all[column] ?? "");
    const sum = said.find((text) => totals.test(text.replace(/\s/g, "")));
    if (sum !== undefined) {
      const own = cells[markAt] ?? null;
      const inside = /\d+(?:\.\d+)?/.exec(sum.normalize("NFKC"))?.[0];
      const part = /^(?:小计|小計|sub)/i.test(sum.trim());
      found.totals.push({ row, mark: own ?? inside ?? null, ...(part && { section }) });
      return leave("total");
    }
    const item = read(texts);
    const marked = (cells[markAt] ?? null) !== null || heading.levels.some(({ column }) => (all[column] ?? "") !== "");
    if (!marked && remarks.test(whole.replace(/\s/g, ""))) {
      if (writes.test(whole)) found.remarks.push({ row, text: whole.replace(/[:：_＿\s]+$/, "") });
      return leave("remark");
    }
    section = read(sections) || section;
    const text = [item, read(says)].filter(Boolean).join("：") || (sections.length > 0 && marked ? section : "");
    if (text === "") return leave("remark");
    const share = merged.find(({ column, from, to }) => column === markAt && from <= index && to >= index && to > from);
    found.lines.push({
      row,
      section,
      text,
      mark: cells[markAt] ?? null,
      levels: heading.levels.map(({ column }) => cells[column] ?? null),
      shares: share ? share.from + 1 : row,
    });
  });
  return found;
}

const totals = /^(?:合计|总分|总计|小计|共计|满分|合計|總分|總計|小計|滿分|(?:sub|grand)?total|sum)(?:[:：(（\d]|$|分)/i;
const remarks =
  /^(?:评语|总评|综合评价|评价意见|意见|建议|简评|备注|注[:：]|说明[:：]|签名|评委|听课人|评课人|授课|执教|日期|评语|評語|總評|綜合評價|意見|建議|備註|簽名|評委|聽課人|日期|comment|remark|suggestion|signature|date|observer)/i;
/** Lines in which somebody writes words, and no name or day. */
const writes = /评语|总评|综合评价|意见|建议|简评|評語|總評|綜合評價|意見|建議|comment|remark|suggestion/i;

const joined = (texts: readonly string[]): string =>
  texts
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join(" ");
