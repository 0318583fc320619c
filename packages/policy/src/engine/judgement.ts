import type { Fraction, Node, Outcome, Period, Where } from "@xiaoben/contract";
import type { Measured } from "./measure.ts";
import type { Because } from "./signals.ts";
import type { World } from "./world.ts";

/** Where lines come from: a book over a period, and what was looked for in it. */
export interface Source extends Pick<World, "period" | "makeUp"> {
  book: string;
  where?: Where | undefined;
}

/** What a rule comes to in one world. */
export interface Judgement {
  outcome: Outcome;
  unit: string;
  value?: Fraction;
  waiting?: Fraction;
  threshold?: Fraction;
  gap?: Fraction;
  because: Because[];
  arithmetic?: Node;
  /** Where its lines come from. */
  from: Source[];
  /** Nothing can change it any more, as far as this rule knows. */
  settled: boolean;
}

/** Where a subject stands with an amount rule, before it is judged. */
export interface Standing {
  /** What there is, with what was carried over. */
  measured: Measured;
  /** What is asked; `undefined`: nothing any more. */
  limit: { value: Fraction; node: Node } | undefined;
  /** What is missing to a minimum; nothing where it is reached or not asked. */
  missing: Measured;
  /** Why less is asked, or more is there. */
  because: Because[];
  /** Whether a waiver holds cannot be said: the document leaves it open, and no reading answers it. */
  unknown: boolean;
  /** The rule does not speak of the subject in this period. */
  outside?: true;
}

/** Whether the period is over for this evaluation; `close` asks as if it were. */
export const closed = (world: World): boolean => world.scene.input.ask.close === true || over(world.period, world);

/** Whether the period is really over as of the day asked for. */
export const over = (period: Period, { scene }: Pick<World, "scene">): boolean => scene.asOf >= period.to && scene.input.today > period.to;

/** A judgement that says nothing but its outcome. */
export const bare = (outcome: Outcome, because: Because[], settled = false): Judgement => ({
  outcome,
  unit: "",
  because,
  from: [],
  settled,
});
