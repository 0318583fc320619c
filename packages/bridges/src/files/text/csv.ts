import type { Cell } from "../grid.ts";
import { limits } from "../limits.ts";
import { SheetError } from "../sheet-error.ts";
import type { Known } from "./known.ts";

/** The rows of a CSV or TSV text, with the separator that shows known headings. Every cell is text or empty. @throws {SheetError} */
export function readCsv(text: string, known: Known): Cell[][] {
  const body = text.replace(/^sep=.\r?\n/i, "");
  const readings = [",", "\t", ";", "，", "|"]
    .filter((mark) => body.includes(mark))
    .map((mark) => ({ mark, score: score(body, mark, known) }));
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a), { mark: ",", score: 0 });
  return splitCsv(body, best.mark, limits.rows + limits.headingWithin);
}

/** How well a separator fits: known headings count most, then the number of cells. */
function score(text: string, separator: string, known: Known): number {
  const head = splitCsv(text.slice(0, 20_000), separator, limits.headingWithin, true);
  return Math.max(0, ...head.map((row) => known(row.map((cell) => String(cell ?? ""))) * 1_000 + Math.min(row.length, 99)));
}

/** The rows of a text with a known separator, at most `most`. @throws {SheetError} `too-large`, `unreadable` for a quotation mark that is never closed */
export function splitCsv(text: string, separator: string, most: number, onlyLook = false): Cell[][] {
  const rows: Cell[][] = [];
  let [row, cell, quoted, was]: [Cell[], string, boolean, boolean] = [[], "", false, false];
  const endCell = (): void => {
    row.push(plain(cell));
    [cell, was] = ["", false];
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length && (rows.length < most || !onlyLook); i++) {
    const character = text[i]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[++i]!;
      else quoted = false;
    } else if (character === '"' && !was && cell.length < 50 && cell.trim() === "") [quoted, was, cell] = [true, true, ""];
    else if (character === separator) endCell();
    else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[i + 1] === "\n") i++;
      endRow();
      if (rows.length > most)
        throw new SheetError("too-large", `The file has more than ${limits.rows} rows. Split it by term or by school.`);
    } else cell += character;
  }
  if (quoted && !onlyLook)
    throw new SheetError(
      "unreadable",
      `A quotation mark opened in row ${rows.length + 1} is never closed. Close it, or save the file again from Excel or WPS.`,
      rows.length + 1,
    );
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** Text that systems write as `="007"`, so that Excel keeps the zeros, is the text inside. */
function plain(cell: string): Cell {
  const text = cell
    .trim()
    .replace(/^="?(.*?)"?$/s, (whole, inner: string) => (/^=".*"$/s.test(whole) ? inner : whole))
    .replace(/^\t|^'/, "");
  return text === "" ? null : text;
}
