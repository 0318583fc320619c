import type { EvaluationCode, Observation } from "@xiaoben/contract";

export type Quote = NonNullable<Observation["quotes"]>[number];
type Heard = Pick<Observation, "tallies" | "quotes">;

/** The seven kinds of evaluation language (R263). */
export const sevenKinds = [
  "appreciating",
  "motivating",
  "reflecting",
  "delaying",
  "manySided",
  "quickWitted",
  "heartfelt",
] as const satisfies readonly EvaluationCode[];

/** All that is counted: the seven, then what is counted beside them without judging (R269, R270). */
export const evaluationCodes: readonly EvaluationCode[] = [...sevenKinds, "negative", "bare"];

/** The codes to show: ours, then those of the host that were counted. */
export const codesShown = ({ tallies = {}, quotes = [] }: Heard): string[] => [
  ...new Set<string>([
    ...evaluationCodes,
    ...Object.keys(tallies).filter((code) => tallies[code]),
    ...quotes.flatMap(({ codes }) => codes),
  ]),
];

export const countOf = ({ tallies }: Heard, code: string): number => tallies?.[code] ?? 0;

/** How often a code is quoted: so often it was heard at least. */
export const quotedOf = ({ quotes = [] }: Heard, code: string): number =>
  quotes.filter(({ codes }) => (codes as readonly string[]).includes(code)).length;

/** Counts once more, or takes one back: never below what is quoted. */
export function counted(heard: Heard, code: string, by: 1 | -1): Pick<Observation, "tallies"> {
  const count = Math.max(countOf(heard, code) + by, quotedOf(heard, code));
  return { tallies: { ...heard.tallies, [code]: count } };
}

/** Adds or takes away a code of a sentence that was heard, and counts it: one utterance may carry two (R263). */
export function coded(heard: Heard, id: string, code: EvaluationCode): Heard {
  const { quotes = [] } = heard;
  const quote = quotes.find((one) => one.id === id);
  if (!quote) return {};
  const has = quote.codes.includes(code);
  const codes = has ? quote.codes.filter((one) => one !== code) : [...quote.codes, code];
  const next = quotes.map((one) => (one === quote ? { ...one, codes } : one));
  return { quotes: next, ...counted({ ...heard, quotes: next }, code, has ? -1 : 1) };
}

/** Bare praise beside what was said of the seven kinds (R270). */
export interface PraiseRatio {
  bare: number;
  specific: number;
}

export const ratioOf = (heard: Heard): PraiseRatio => ({
  bare: countOf(heard, "bare"),
  specific: sevenKinds.reduce((sum, code) => sum + countOf(heard, code), 0),
});

/** Whether bare praise is to be mentioned: only where a pack says from which share on. `above`: 0 to 1. */
export function bareMentioned({ bare, specific }: PraiseRatio, above: number | undefined): boolean {
  return above !== undefined && bare > 0 && bare / (bare + specific) > above;
}

/** Whether anything was counted or quoted. */
export const isHeard = ({ tallies = {}, quotes = [] }: Heard): boolean =>
  quotes.length > 0 || Object.values(tallies).some((count) => count > 0);
