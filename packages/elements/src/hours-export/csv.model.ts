/** The cells of a CSV file of ours (RFC 4180, UTF-8). The apostrophe that keeps spreadsheets from calculating a text is taken off again: paper calculates nothing. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [cells, cell, quoted]: [string[], string, boolean] = [[], "", false];
  const endCell = (): void => {
    cells.push(cell.replace(/^'(?=[\s\p{C}]*[=+\-@|＝＋－＠]|[\t\r\n])/u, ""));
    cell = "";
  };
  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length; at++) {
    const mark = text[at]!;
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text[at + 1] === '"') cell += text[++at]!;
      else quoted = false;
    } else if (mark === '"') quoted = true;
    else if (mark === ",") endCell();
    else if (mark === "\n") {
      endCell();
      rows.push(cells);
      cells = [];
    } else if (mark !== "\r") cell += mark;
  }
  return rows;
}

/** Columns of the file that stand on paper: who, when, what, how much, and how it stands. */
const printed = [0, 1, 2, 3, 4, 5, 13, 14];
/** Of these the ones with figures. */
export const figures: readonly number[] = [6];

/** Heading and rows as they are printed; the last line of the file holds its count and is none of them. */
export function paperRows(csv: string): { heading: string[]; rows: string[][] } {
  const [heading = [], ...rows] = readCsv(csv).map((cells) => printed.map((column) => cells[column] ?? ""));
  return { heading, rows: rows.slice(0, -1) };
}
