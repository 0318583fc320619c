import { sha256 } from "@xiaoben/contract";

/** A draw that anybody can make again: from the same list, word and number the same lines are drawn. */
export interface Draw {
  /** SHA-256 of the list, in hexadecimal digits: to be published before the word is known. */
  list: string;
  word: string;
  /** The lines that were drawn, each with its lot; the lowest lots win. */
  drawn: { line: string; lot: string }[];
}

/** A line stands in the list twice: it would have two lots. */
export class TwiceError extends Error {
  readonly code = "line-twice";
  readonly line: string;
  constructor(line: string) {
    super(`"${line}" stands in the list twice`);
    this.name = "TwiceError";
    this.line = line;
  }
}

/** The lines of a text as they take part: trimmed, without empty ones, in the order of their bytes, whatever their order was. @throws {TwiceError} */
export function listOf(text: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .sort(byBytes);
  const twice = lines.find((line, at) => line === lines[at + 1]);
  if (twice !== undefined) throw new TwiceError(twice);
  return lines;
}

/** By the bytes of UTF-8, as `LC_ALL=C sort` does: JavaScript's own order puts rare characters elsewhere. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** SHA-256 of a list: its lines, each ended by a line feed. */
export const hashOf = (list: readonly string[]): string => sha256(list.map((line) => `${line}\n`).join(""));

/**
 * Draws lines by lot. The lot of a line is the SHA-256 of the list's hash, the word and the line, with a space between them: nobody who does not know
 * the word can say which lots are low, and once it is known nobody can change one without changing the list's hash (R084).
 */
export function draw(list: readonly string[], word: string, count: number): Draw {
  const hash = hashOf(list);
  const lots = list.map((line) => ({ line, lot: sha256(`${hash} ${word} ${line}`) }));
  return { list: hash, word, drawn: lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, count) };
}
