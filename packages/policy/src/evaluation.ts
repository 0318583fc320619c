import type {
  Binding,
  Calendar,
  Day,
  Decision,
  EvaluateAsk,
  Id,
  Instant,
  Kind,
  Kinds,
  Level,
  Pack,
  Verdict,
  Waiver,
} from "@xiaoben/contract";

/** Everything an evaluation rests on. The engine reads nothing else: no clock, no network, no globals. */
export interface EvaluationInput {
  ask: EvaluateAsk;
  /** The pack that judges, and the organisations it and its decisions come from, nearest first. */
  pack: Pack;
  binding?: Binding;
  orgs: readonly Id[];
  /** Level of each of `orgs`: a decision counts only where the pack lets that level decide. Left out: the levels were checked when it was written. */
  levels?: Readonly<Record<Id, Level>>;
  decisions: readonly Decision[];
  calendars: readonly Calendar[];
  /** Facts of the subject for `for.where` and parameters' `when`. Of several values (the roles of a person) one that fits is enough. */
  subjectFacts: Readonly<Record<string, string | readonly string[]>>;
  waivers: readonly Waiver[];
  /**
   * All records of the subject in {@link Range}, by kind. A kind that is not there was not read: what needs it is
   * undetermined (`source-absent`). An empty list says that there are none.
   */
  records: { readonly [K in Kind]?: readonly Kinds[K][] };
  /** People whose records are the subject's own: the members of a group, the two of a pair. Left out: the subject alone. */
  people?: readonly Id[];
  /**
   * Sets of people that `coverage` may ask about, by name: `group` (those of the groups that the person leads), `school` (those of the
   * person's organisation). A name that is not there was not read: what needs it is undetermined (`members-absent`).
   */
  circles?: Readonly<Record<string, readonly Id[]>>;
  /** The verdicts of the people of a group, school or county, by person, for `members` measures. Left out: not read. */
  members?: readonly (readonly MemberVerdict[])[];
  /** `false`: a page was missing; every outcome that needs it is undetermined (`incomplete`), never a smaller sum. */
  complete: boolean;
  today: Day;
  now: Instant;
  /** Zone in which an instant becomes a day; default `Asia/Shanghai`. */
  timeZone?: string;
  place: "server" | "device";
}

/** What a `members` measure needs of one person's verdict. */
export type MemberVerdict = Pick<Verdict, "rule" | "outcome" | "value" | "settled">;

/** Days that records must be read for, so that every rule of a pack can be judged. */
export interface Range {
  from: Day;
  to: Day;
}

export type Evaluate = (input: EvaluationInput) => Verdict[];
