/** Columns of text, aligned for a terminal, where a Chinese character takes two places. The last column is not padded. */
export function table(rows: readonly (readonly string[])[], widest = 28): string {
  const cut = rows.map((row) => row.map(harmless).map((cell, column) => (column === row.length - 1 ? cell : shortened(cell, widest))));
  const widths = (cut[0] ?? []).map((_, column) => Math.max(...cut.map((row) => width(row[column] ?? ""))));
  return cut
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : cell + " ".repeat(widths[column]! - width(cell))))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** What comes from a file must not steer the terminal. */
export const harmless = (text: string): string => text.replace(/\p{Cc}+/gu, " ");

/** A text with blanks behind it, up to a number of places. */
export const padded = (text: string, places: number): string => text + " ".repeat(Math.max(0, places - width(text)));

/** Places that a text takes in a terminal. */
export const width = (text: string): number => [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

function shortened(text: string, most: number): string {
  if (width(text) <= most) return text;
  let kept = "";
  for (const character of text) {
    if (width(kept + character) > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
