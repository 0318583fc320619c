import type { Day, Dec, Id, Instant, Outcome, Verdict } from "@xiaoben/contract";

/** A verdict on a person that is kept, so that many can be summed without judging anew. Not more than what sums and members' measures ask for. */
export interface Kept {
  subject: Id;
  pack: string;
  packVersion: string;
  /** A rule or a consequence. */
  rule: string;
  /** Key of the period, with its days. */
  period: string;
  from: Day;
  to: Day;
  /** Whether it is what the rule says today; else it is of a period that is over. */
  current: boolean;
  /** Of the organisation in which the person was judged. */
  orgPath: string;
  outcome: Outcome;
  value?: Dec;
  settled: boolean;
  /** Where open questions decide about it: the outcome under each combination of readings. */
  readings: readonly Reading[];
  /** The figures that sums and lists of people are made of. */
  figures: Figures;
  /** What it rests on: the binding and decisions with their versions, and a digest of all records with theirs. */
  inputs: Readonly<Record<string, unknown>>;
  /** When it was worked out. */
  at: Instant;
}

/** The figures of a kept verdict beside its value. */
export interface Figures {
  /** What it counts, as `hour`. */
  unit: string;
  waiting?: Dec;
  threshold?: Dec;
  gap?: Dec;
  /** How it would come out if the period ended today; only where that is not how it stands. */
  ahead?: Outcome;
  /** What of the value comes from which category, and from which month: each adds up to the value. Only of rules that compare an amount. */
  category?: Readonly<Record<string, Dec>>;
  month?: Readonly<Record<string, Dec>>;
}

/** A kept verdict as it is read: `stale` where a later change has overtaken it. */
export type KeptRow = Kept & { stale: boolean };

/** What one reading of an open question leads to. */
export type Reading = Pick<NonNullable<Verdict["readings"]>[number], "choose" | "outcome">;

/** Whose verdicts a change has overtaken. */
export interface Overtaking {
  people?: readonly Id[];
  /** Paths of organisations: those who belong to one of them, or hold a role in it. */
  at?: readonly string[];
  /** Paths of organisations: those who belong to one of them or below, or hold a role there. */
  under?: readonly string[];
}

/** Somebody whose verdicts are overtaken. `marks` are given back with the new verdicts. */
export interface Overtaken {
  subject: Id;
  marks: readonly string[];
}

/** Which kept verdicts are summed up. */
export interface SumQuery {
  /** Verdicts of these people, or of all in organisations under a path. */
  people?: readonly Id[];
  orgPath?: string;
  pack?: string;
  rules?: readonly string[];
  /** Key of a period; left out: what the rules say today. */
  period?: string;
}

/** How many people have the same verdict: outcome and, where open questions decide, the same readings. */
export interface Sum extends Pick<Kept, "pack" | "packVersion" | "rule" | "period" | "outcome" | "readings"> {
  /** First and last day of the period; the outermost, where calendars of schools differ. */
  from: Day;
  to: Day;
  people: number;
  /** Those among them whose verdict a later change has overtaken. */
  stale: number;
  /** When the oldest was worked out. */
  since: Instant;
}

/**
 * Verdicts that are kept, and marks on those that a change has overtaken. `Tx.put` marks whom a record concerns in its own transaction,
 * so that a mark is there as soon as the change is, and stays until somebody has judged anew.
 */
export interface KeptVerdicts {
  /** Marks by hand: everybody, for instance, after rules of the program changed. */
  overtake(tenant: string, whom: Overtaking): Promise<void>;
  /** Marks everybody under a path, unless that was done for this day or a later one. Answers whether it was done now. */
  dayBegan(tenant: string, path: string, day: Day): Promise<boolean>;
  /** Whose verdicts are overtaken: first by what concerns themselves, then by what an organisation set up; those who wait longest first; fewer than `limit` also where some wait. */
  overtaken(tenant: string, limit: number, without?: readonly Id[]): Promise<Overtaken[]>;
  /**
   * Replaces all kept verdicts of people and takes their marks away. A mark that was set after it was asked for stays.
   * Somebody whose marks another has taken away meanwhile is left out: that other one has judged from a later state.
   */
  keep(tenant: string, judged: readonly (Overtaken & { rows: readonly Kept[] })[]): Promise<void>;
  /** Sums, by outcome and readings. */
  sums(tenant: string, query: SumQuery): Promise<Sum[]>;
  /** How many of these people, or of those who belong to an organisation under a path, wait for their first verdict. */
  unjudged(tenant: string, whose: Pick<SumQuery, "people" | "orgPath">): Promise<number>;
  /** The kept verdicts themselves, by subject, pack, rule and first day. */
  rows(tenant: string, query: SumQuery): Promise<KeptRow[]>;
}
