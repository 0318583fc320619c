/** How many different headings among these texts are known: what makes one reading of a file likelier than another. */
export type Known = (texts: readonly string[]) => number;
