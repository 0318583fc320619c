/**
 * What is wrong with a text of any field, as a code: a formula that a spreadsheet would run, more than a name holds, characters that are none.
 * `undefined`: nothing.
 */
export function unfit(text: string): string | undefined {
  if (/^[=+@-]/.test(text)) return "formula";
  if (text.length > longest) return "too-long";
  return /[\p{Cc}\p{Cs}\uFFFD]/u.test(text) ? "not-a-text" : undefined;
}

const longest = 200;

/** Whether a text looks like the number of an identity card: such numbers are not taken, wherever they stand. */
export const isIdentityNumber = (text: string): boolean => /^\d{17}[\dXx]$/.test(text.replace(/\s/g, ""));

/** One name as it is shown: Chinese names family first and without a blank. */
export function displayName(family: string, given: string): string {
  if (/\p{Script=Han}/u.test(family + given)) return `${family}${given}`.replace(/\s+/g, "");
  return `${given} ${family}`.replace(/\s+/g, " ").trim();
}
