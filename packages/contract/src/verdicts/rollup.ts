import type { Day, Instant } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Id } from "../ids/id.ts";
import type { PackId } from "../packs/pack.ts";
import type { Outcome } from "./verdict.ts";

/** How many people an outcome stands for. Outcomes that nobody has are left out. */
export type Tally = Partial<Record<Outcome, number>>;

/** What is to be summed up: the people of an organisation and below, or of a group. */
export interface RollupAsk {
  /** The organisation; all below it belong to it. */
  org: Id;
  /** Only the people of this group. */
  group?: Id;
  /** A period by its key; left out: for each rule the one that contains today. */
  period?: string;
  /** Only rules of this pack. */
  pack?: string;
  /** Only these rules. */
  rules?: PackId[];
  /**
   * What the sums are split by; with it come figures. `person` is for those who may ask for the verdict on each;
   * everything else shows no names.
   */
  by?: RollupBy;
  /** Facts up to this day, judged anew: not from what is kept. */
  asOf?: Day;
  /** Versions up to this moment, judged anew: what a statement said then. */
  knownAt?: Instant;
}

/** `org`: the organisations directly below, and its own people. `group`: its groups; somebody in two stands in both. */
export type RollupBy = "org" | "group" | "person" | "category" | "month";

/** Sums of the figures of people, in the unit of the rule. People without one figure (open questions) are in none of them. */
export interface RollupFigures {
  /** What they have. */
  value?: Dec;
  /** What is recorded and not admitted yet. */
  waiting?: Dec;
  /** What those who have not reached it still lack. */
  gap?: Dec;
  /** How many people would not meet the rule if the period ended today. */
  ahead?: number;
}

/** One part of a roll-up. */
export interface RollupPart extends RollupFigures {
  /**
   * Id of the organisation, group or person; a category; or the key of a month. Without one: people in no group, or what has
   * no category. `*` is what belongs to no record, as rounding or what is carried over.
   */
  key: string;
  /** People in it; of a category or month, those who have something in it. */
  people: number;
  /** How they came out. Left out for categories and months, which have no outcome of their own. */
  outcomes?: Tally;
  /** Verdicts among them that a later change has overtaken. */
  stale?: number;
  /** Of one person: what is asked for of her. */
  threshold?: Dec;
}

/** How people stand with one rule or consequence: the sum of their kept verdicts, so the same figure on every screen. */
export interface Rollup extends RollupFigures {
  /** The rule, in the version of the pack that judged. */
  rule: { pack: string; version: string; id: PackId };
  /** The period that was judged. */
  period: { key: string; from: Day; to: Day };
  /** People with a kept verdict: the sum of `outcomes`. */
  people: number;
  /** How many people came out how. */
  outcomes: Tally;
  /** Verdicts among them that a later change has overtaken and that are being worked out again. */
  stale: number;
  /** People who wait to be judged for the first time, as after an import: they are in none of these figures. Left out: nobody. */
  unjudged?: number;
  /** For each open question that a verdict depends on: what each reading would come to, for all `people`. */
  readings: { ambiguity: PackId; reading: PackId; outcomes: Tally }[];
  /** When the oldest of the verdicts was worked out. */
  since?: Instant;
  /** What the figures count, as `hour`; with `by`. */
  unit?: string;
  /** With `by`: its parts, by key. Values of categories and months add up to `value`. */
  parts?: RollupPart[];
}
