import type { Words } from "../words/words.ts";

/** What is wrong with a pack: with its form, or with its sense. */
export interface Found {
  path: string;
  code: string;
  message: string;
}

/** Findings for the terminal: the place, the code, and a sentence in the reader's language. */
export const findingsText = (findings: readonly Found[], words: Words): string =>
  findings.map((found) => `${found.path || "/"}  ${found.code}\n    ${words.pack.finding(found)}`).join("\n");
