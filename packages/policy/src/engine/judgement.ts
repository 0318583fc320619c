import type { Fraction, Node, Outcome, Period, Where } from "@xiaoben/contract";
import type { Because } from "./signals.ts";
import type { World } from "./world.ts";

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
  from: { book: string; where?: Where; period?: Period }[];
  /** Nothing can change it any more, as far as this rule knows. */
  settled: boolean;
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
