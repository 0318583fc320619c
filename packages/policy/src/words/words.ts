import type { Language, Node, Outcome, Pack, PackId, Ref, Verdict } from "@xiaoben/contract";

export type Because = Verdict["because"][number];
export type Line = NonNullable<Verdict["lines"]>[number];
export type Reading = NonNullable<Verdict["readings"]>[number];

/** A verdict in words. Every text is ready to be shown; none holds markup. */
export interface VerdictWords {
  /** Name of the rule. */
  title: string;
  /** Where you stand, and what is missing: `校本 21.5 / 24，还差 2.5 学时`. */
  sentence: string;
  /** Label of the clause it rests on: `第三条第一款`; for the author's own convention the words for that. */
  clause: string;
  /** What the clause says, in the pack's words, where it says something. */
  says?: string;
  /** What is asked for: `至少 24 学时`. */
  threshold?: string;
  /** For a consequence: how many days there are to answer it. */
  reply?: string;
}

/** A record of the list behind a figure, in words. */
export interface LineWords {
  /** Why it counts, waits or does not: `等学校审核`. */
  why: string;
  clause: string;
  /** What it is worth, and what of that was counted, with the unit. */
  amount: string;
  counted: string;
}

/** One way to read an open question, and what would follow. */
export interface ReadingWords {
  /** The open questions, in the pack's words. */
  questions: string[];
  /** This reading: `一学时算 45 分钟`. */
  says: string;
  /** What follows from it: `达到，42 学时`. */
  outcome: string;
  /** Both in one sentence. */
  sentence: string;
}

/** One step of a calculation, in words. */
export interface Step {
  /** What is done, or what is looked at: `18 个数相加`, `核定学时`. */
  says: string;
  /** The number it comes to, with its unit where it has one. */
  value: string;
  /** Where the number comes from: a clause, a decision under it, a reading of it. */
  from?: string;
  /** The record whose fact it is. */
  record?: Ref;
  /** Id of the decision that gave it. */
  decision?: string;
  /** The steps before it. */
  of: Step[];
}

/** Verdicts as sentences: short, in the second person, without blame. The same words on screen, on paper and on the command line. */
export interface Words {
  readonly language: Language;
  /** One sentence that says where you stand, taken from the most pressing rule. */
  headline(verdicts: readonly Verdict[], pack: Pack): string;
  /** `还没到`, `达到`, …; with the verdict it is of, in the words of its rule: `没有超出`, `按时`. */
  outcome(outcome: Outcome, verdict?: Verdict, pack?: Pack): string;
  /** Name of a rule, or what a consequence would do. */
  title(id: PackId, pack: Pack): string;
  verdict(verdict: Verdict, pack: Pack): VerdictWords;
  /** One reason: `还有 1 条记录等审核`. */
  reason(because: Because, pack: Pack): string;
  line(line: Line, verdict: Verdict, pack: Pack): LineWords;
  reading(reading: Reading, verdict: Verdict, pack: Pack): ReadingWords;
  /** The calculation as a formula in words: `90 分钟 ÷ 45 = 2`. */
  arithmetic(node: Node): string;
  /** The same calculation step by step. `unit` is the verdict's. */
  steps(node: Node, pack: Pack, unit?: string): Step;
  /** The label of a clause: `第三条第一款`. */
  clause(id: string, pack: Pack): string;
  /** `学时` */
  unit(unit: string): string;
  /** A number with its unit: `21.5 学时`. */
  amount(value: string, unit: string): string;
  /** A period by its key: `2026-2027 学年`. */
  period(key: string): string;
}
