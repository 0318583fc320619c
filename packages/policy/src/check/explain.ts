import type { Language, Pack } from "@xiaoben/contract";
import { explainPack } from "../words/explain.ts";

/**
 * The pack as a print-out that can be signed: what it is, then numbered clauses with numbered lines, the author's own conventions last.
 * The readings of an open question stand below it, with letters.
 */
export function explainLines(pack: Pack, language: Language): string[] {
  const colon = language === "en" ? ": " : "：";
  return explainPack(pack, language).flatMap(({ label, says, lines }, at) => [
    ...(at === 0 ? [label] : ["", `${at}. ${label}${says === undefined ? "" : `${colon}${says}`}`]),
    ...lines.flatMap(({ text, readings = [] }, n) => [
      `   ${at === 0 ? "" : `${at}.${n + 1} `}${text}`,
      ...readings.map((reading, r) => `        ${letter(r)}) ${reading}`),
    ]),
  ]);
}

const letter = (at: number): string => String.fromCharCode("a".charCodeAt(0) + (at % 26));
