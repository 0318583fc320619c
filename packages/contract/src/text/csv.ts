/**
 * Text that people typed, as a cell of a CSV file that spreadsheets open: a cell that such a program would take for a formula
 * gets an apostrophe in front, so that it is shown and never carried out. Numbers stay numbers, the negative ones of counter entries too.
 */
export function csvCell(value: string | null | undefined): string {
  const text = (value ?? "").replaceAll("\u0000", "");
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",;\t\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file, with its end (RFC 4180). */
export const csvLine = (cells: readonly (string | null | undefined)[]): string => `${cells.map(csvCell).join(",")}\r\n`;

/** What a CSV file in UTF-8 begins with, or spreadsheets take it for the code page of the machine. */
export const csvStart = "\uFEFF";

/** What a formula begins with, also in full width as Chinese keyboards write it; programs pass over space and what is not printed before it. */
const isFormula = (text: string): boolean => (/^[\s\p{C}]*[=+\-@|＝＋－＠]/u.test(text) ? !isNumber(text) : /^[\t\r\n]/.test(text));

const isNumber = (text: string): boolean => /^[+-]?\d{1,15}(\.\d{1,10})?%?$/.test(text);
