import type { Day, Instant } from "../days/day.ts";
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
}

/** How people stand with one rule or consequence: the sum of their kept verdicts, so the same figure on every screen. */
export interface Rollup {
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
  /** For each open question that a verdict depends on: what each reading would come to, for all `people`. */
  readings: { ambiguity: PackId; reading: PackId; outcomes: Tally }[];
  /** When the oldest of the verdicts was worked out. */
  since?: Instant;
}
