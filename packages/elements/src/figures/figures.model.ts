import type { Ambiguity, Dec, Pack, Verdict } from "@xiaoben/contract";

export type Line = NonNullable<Verdict["lines"]>[number];

/** What became of a record in a figure. */
export type LineStatus = "counted" | "part" | "waiting" | "open" | "not";

/** Lengths of a bar. For drawing only: figures come from the verdict. */
export interface Lengths {
  track: number;
  counted: number;
  waiting: number;
  /** How far an open reading could reach beyond what counts under every reading. */
  open: number;
}

export function lengthsOf(verdict: Verdict): Lengths {
  const values =
    verdict.value === undefined ? (verdict.readings ?? []).map((reading) => lengthOf(reading.value)) : [lengthOf(verdict.value)];
  const counted = values.length ? Math.min(...values) : 0;
  return { counted, open: Math.max(counted, ...values) - counted, waiting: lengthOf(verdict.waiting), track: lengthOf(verdict.threshold) };
}

/** The same as shares of a length. */
export const sharesOf = ({ track, counted, waiting, open }: Lengths, length: number): Lengths => ({
  track: track / length,
  counted: counted / length,
  waiting: waiting / length,
  open: open / length,
});

/** How long a bar must be that holds all of these. */
export const longestOf = (lengths: readonly Lengths[]): number =>
  Math.max(1, ...lengths.map(({ counted, waiting, open, track }) => Math.max(counted + waiting + open, track)));

/** The figure; where readings differ, the least and the most of theirs. */
export function figuresOf(verdict: Verdict): Dec[] {
  if (verdict.value !== undefined) return [verdict.value];
  const values = (verdict.readings ?? []).flatMap((reading) => reading.value ?? []).sort((a, b) => lengthOf(a) - lengthOf(b));
  return [...new Set([...values.slice(0, 1), ...values.slice(-1)])];
}

export function statusOf(line: Line): LineStatus {
  if (line.why === "waiting" || line.why === "open") return line.why;
  if (line.why === "range-open") return "waiting";
  if (line.counted === "0") return line.why === "counted" || line.why === "assumed" ? "counted" : "not";
  return line.counted === line.amount ? "counted" : "part";
}

/** Verdicts that hang on the same open questions. */
export interface Question {
  asked: Ambiguity[];
  verdicts: Verdict[];
}

/** The open questions, each once, with the verdicts that hang on them. */
export function questionsOf(verdicts: readonly Verdict[], pack: Pack): Question[] {
  const questions = new Map<string, Question>();
  for (const verdict of verdicts) {
    if (!verdict.readings?.length) continue;
    const ids = new Set(verdict.readings.flatMap((reading) => Object.keys(reading.choose)));
    const asked = pack.ambiguities.filter((ambiguity) => ids.has(ambiguity.id));
    const key = asked.map((ambiguity) => ambiguity.id).join(" ");
    if (!questions.has(key)) questions.set(key, { asked, verdicts: [] });
    questions.get(key)!.verdicts.push(verdict);
  }
  return [...questions.values()];
}

/** Questions that are still open and change nothing as things stand, each once. */
export function idleQuestionsOf(verdicts: readonly Verdict[], pack: Pack): Ambiguity[] {
  const telling = new Set(verdicts.flatMap(({ readings }) => (readings ?? []).flatMap(({ choose }) => Object.keys(choose))));
  const idle = new Set(
    verdicts.flatMap(({ because }) => because.map(({ code, ambiguity }) => (code === "either-way" ? ambiguity : undefined))),
  );
  return pack.ambiguities.filter(({ id }) => idle.has(id) && !telling.has(id));
}

const lengthOf = (value: Dec | undefined): number => Math.max(0, Number(value ?? 0));
