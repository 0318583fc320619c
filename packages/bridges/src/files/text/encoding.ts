import { SheetError } from "../sheet-error.ts";
import type { Known } from "./known.ts";

export type Encoding = "utf-8" | "gb18030" | "utf-16le";

/**
 * The text of a CSV file. Without a mark at its beginning both UTF-8 and GB18030 are tried. Short Chinese texts are often valid in both
 * (学时 in GB18030 is also a valid UTF-8 of two odd letters), so the reading that shows known headings wins.
 * @throws {SheetError} `unreadable`, `not-a-spreadsheet`
 */
export function decodeText(bytes: Uint8Array, known: Known): { text: string; encoding: Encoding } {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return { text: strictly(bytes, "utf-8") ?? unreadable("UTF-8"), encoding: "utf-8" };
  if (starts(bytes, 0xff, 0xfe)) return { text: strictly(bytes, "utf-16le") ?? unreadable("UTF-16"), encoding: "utf-16le" };
  if (starts(bytes, 0xfe, 0xff)) return unreadable("UTF-16 with its bytes the other way round");
  if (bytes.includes(0)) throw new SheetError("not-a-spreadsheet", "The file is neither Excel nor text. Choose the .xlsx or .csv file.");
  const readings = (["utf-8", "gb18030"] as const).flatMap((encoding) => {
    const text = strictly(bytes, encoding);
    if (text === undefined) return [];
    return [{ text, encoding, score: plausibility(text, known) + (encoding === "utf-8" ? asUtf8(text) : asGb18030(bytes)) }];
  });
  if (readings.length === 0) return unreadable("neither UTF-8 nor GB18030");
  return readings.reduce((best, reading) => (reading.score > best.score ? reading : best));
}

const unreadable = (what: string): never => {
  throw new SheetError(
    "unreadable",
    `The characters of the file cannot be read (${what}). Save it in Excel or WPS as "CSV UTF-8" or as .xlsx.`,
  );
};

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** The text, or `undefined` where the bytes are none in this encoding. */
export function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Known headings count most; what follows decides where there are none. */
const plausibility = (text: string, known: Known): number =>
  known(
    text
      .slice(0, lookAt)
      .split(/\r?\n/)
      .flatMap((line) => line.split(/[,\t;，；|]/)),
  ) * 1_000;

const lookAt = 4_000;

/** As UTF-8: Chinese characters speak for it, letters of other scripts against it. */
function asUtf8(text: string): number {
  const head = text.slice(0, lookAt);
  const chinese = head.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const odd = head.match(/[\u0080-\u02ff\u0370-\u1fff\ue000-\uf8ff]/g)?.length ?? 0;
  return chinese * 2 - odd * 5;
}

/** As GB18030: characters of everyday Chinese (the first level of GB 2312) speak for it, rare ones against it. */
function asGb18030(bytes: Uint8Array): number {
  let score = 0;
  for (let i = 0; i < Math.min(bytes.length, lookAt); i++) {
    const [first, second] = [bytes[i]!, bytes[i + 1] ?? 0];
    if (first < 0x80) continue;
    const everyday = second >= 0xa1 && (first <= 0xd7 ? first >= 0xb0 || first <= 0xa3 : false);
    score += everyday ? 1 : -2;
    i++;
  }
  return score;
}
