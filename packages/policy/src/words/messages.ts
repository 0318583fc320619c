import type { Book, Outcome } from "@xiaoben/contract";
import type { BecauseCode, LineCode } from "../engine/codes.ts";

type Say<A extends unknown[]> = (...args: A) => string;

/** Why a record was refused, by what was looked at. */
export type Refusal = "not-handed-in" | "rejected" | "not-passed" | "cancelled" | "other";

/** What a record that waits is waiting for, by its kind. */
export type WaitsFor = "hour" | "observation" | "lesson" | "participation" | "other";

/** Facts that hold a number, of all sources. */
export type FactWithNumber =
  | "month"
  | "monthDay"
  | "authors"
  | "authorPlace"
  | "authorShare"
  | "lateMinutes"
  | "minutes"
  | "days"
  | "lessons"
  | "hours"
  | "claimedHours"
  | "approvedHours"
  | "absentShare"
  | "characters"
  | "count"
  | "value"
  | "full"
  | "reports"
  | "discussions"
  | "participants"
  | "attended"
  | "expected"
  | "amount"
  | "approved"
  | "years";

/** One language. Every message must be there: a missing one does not compile. */
export interface Messages {
  outcome: Record<Outcome, string>;
  /** The same of what must not be exceeded, and of what is due by a day. */
  outcomeOfLimit: Record<"met" | "notMet", string>;
  outcomeOfDue: Record<"met" | "notYet" | "notMet", string>;
  units: Record<"hour" | "credit" | "lesson" | "point" | "item" | "minute" | "day" | "yuan" | "character" | "person" | "year", string>;
  /** Number and unit. */
  amount: Say<[value: string, unit: string]>;
  /** Where you stand: `校本 21.5 / 24`. */
  position: Say<[title: string, value: string, threshold: string | undefined]>;
  /** Ends of sentences, after the position. */
  reached: string;
  missing: Say<[gap: string]>;
  missed: Say<[gap: string]>;
  /** Where the figure itself depends on a reading. */
  plainly: Say<[outcome: string]>;
  range: Say<[least: string, most: string]>;
  waitingToo: Say<[amount: string]>;
  tooMuch: string;
  within: string;
  waived: string;
  notApplicable: string;
  dependsOn: Say<[parts: string[]]>;
  cannotSay: Say<[reason: string]>;
  presumed: Say<[says: string]>;
  /** What is due by a day: something to hand in, or something to do. */
  due: Record<"handed" | "done", { met: string; open: Say<[until: string | undefined]>; missed: Say<[until: string | undefined]> }>;
  atLeast: Say<[amount: string]>;
  atMost: Say<[amount: string]>;
  below: Say<[amount: string]>;
  until: Say<[month: string, day: string]>;
  untilNth: Say<[nth: number, weekday: number, month: number]>;
  beforehand: Say<[days: string]>;
  afterwards: Say<[days: string]>;
  /** Joins sentences to one. */
  join: Say<[parts: string[]]>;
  allReached: Say<[parts: string[]]>;
  nothingAsked: string;
  house: string;
  reply: Say<[days: string]>;
  consequence: {
    cap: Say<[purposes: string, grade: string]>;
    bar: Say<[purposes: string]>;
    deduct: Say<[amount: string]>;
    notice: Record<"internal" | "public", string>;
    applies: Say<[effect: string]>;
    doesNotApply: Say<[effect: string]>;
    notYet: Say<[effect: string]>;
    list: Say<[purposes: string[]]>;
    purposes: Record<
      "annualRating" | "seniorTeacherReview" | "titleAppointment" | "honours" | "registration" | "meritPay" | "schoolAppraisal",
      string
    >;
    grades: Record<"excellent" | "good" | "pass" | "fail", string>;
  };
  because: Record<BecauseCode, Say<[about: { question: string; clause: string; rule: string; source: string; item: string }]>>;
  sources: Record<Book["source"] | "plan", string>;
  line: Record<Exclude<LineCode, `refused:${string}` | "waiting">, string>;
  waits: Record<WaitsFor, string>;
  refused: Record<Refusal, string>;
  /** A reading and what follows. */
  reading: Say<[says: string, outcome: string]>;
  readingOutcome: Say<[outcome: string, amount: string | undefined]>;
  and: Say<[parts: string[]]>;
  value: Say<[value: string]>;
  formula: {
    equals: Say<[left: string, right: string]>;
    many: Say<[count: number]>;
    times: Say<[parts: string[]]>;
    divide: Say<[parts: string[]]>;
    round: Say<[part: string, value: string]>;
    cap: Say<[part: string, most: string]>;
    best: Say<[parts: string[]]>;
    count: Say<[count: number]>;
    compare: Record<"atLeast" | "atMost" | "below", Say<[part: string, limit: string]>>;
  };
  step: {
    facts: Record<FactWithNumber, string>;
    /** A number that stands in the document itself. */
    written: string;
    /** A number that is taken as it stands, wherever it comes from. */
    known: string;
    /** One record that is counted. */
    one: string;
    /** A number that the document asks for. */
    asked: string;
    /** A number that must not be exceeded. */
    limit: string;
    nothing: string;
    sum: Say<[count: number]>;
    /** One number less others: `12 − 10`. */
    minus: Say<[parts: string[]]>;
    off: Say<[what: string]>;
    count: Say<[count: number]>;
    counted: string;
    times: Say<[parts: string[]]>;
    divide: Say<[parts: string[]]>;
    round: Say<[part: string]>;
    cap: Say<[limits: string[]]>;
    best: string;
    least: string;
    compare: Record<"atLeast" | "atMost" | "below", Say<[limit: string]>>;
    decided: Say<[clause: string]>;
    read: Say<[clause: string]>;
  };
  period: {
    schoolYear: Say<[year: string]>;
    term: Say<[year: string, term: string]>;
    month: Say<[year: string, month: string]>;
    week: Say<[year: string, week: string]>;
    calendarYear: Say<[year: string]>;
    cycle: Say<[years: string]>;
  };
}
