/** A sum as people write it: what is taken off stands behind a minus. */
export const joined = ([first = "", ...more]: readonly string[], plus: string, minus: string): string =>
  more.reduce((text, part) => (part.startsWith("-") ? `${text} ${minus} ${part.slice(1)}` : `${text} ${plus} ${part}`), first);
