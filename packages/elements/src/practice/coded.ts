/** Says a code in words; one of a school's own (`ext:…`) as the school writes it. */
export const coded =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code.replace(/^ext:/, "");
