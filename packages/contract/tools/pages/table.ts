/** A table in Markdown. Cells are escaped; an empty cell is a dash. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => (cell === "" ? "–" : cell.replaceAll("|", "\\|"))).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** Names as code, in a row. */
export const codes = (names: readonly string[], between = ", "): string => names.map((name) => `\`${name}\``).join(between);

/** The first line of every page that is written. */
export const written = "<!-- Written by `npm run generate` from the tables of the contract. Do not edit. -->";
