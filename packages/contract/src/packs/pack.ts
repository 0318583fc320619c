import type { Day } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Text } from "../text/text.ts";
import type { PackContent } from "./definitions.ts";

/** Name of something inside a pack: lower case, digits, `-`. */
export type PackId = string;

/** A number of a rule: written out (`"40"`), that of a parameter, or what a measure comes to. */
export type Num = Dec | { param: PackId } | { measure: PackId };

/** Whose document it is, and who may decide: the nearest organisation of this level or above. */
export type Level = "province" | "county" | "centralSchool" | "school" | "group";

/** Built-in periods come from the calendar record; a pack declares only cycles. */
export type Per = "record" | "week" | "fortnight" | "month" | "term" | "schoolYear" | "calendarYear" | { cycle: PackId };

/** What is asked of one fact of a record or person; of several conditions all must hold. A fact that is absent fits no value, and is in no list. */
export interface Test {
  /** A name of the vocabulary below, or one of the host's own: `ext:licences`. */
  fact: string;
  is?: string | boolean;
  in?: string[];
  notIn?: string[];
  /** The fact is this category, one below it, or a code that one of them maps. */
  under?: PackId;
  atLeast?: Num;
  atMost?: Num;
  /** The fact is a day, on or after the one and on or before the other: what was done since a rate changed. */
  from?: Day;
  to?: Day;
  /** Whether it is there at all. */
  present?: boolean;
}

/** All of `all`, and (where given) one of `any`. No deeper nesting. */
export interface Where {
  all?: Test[];
  any?: Test[];
}

/** How a number is rounded: to multiples of `step`, each record by itself or the sum of them. */
export interface Rounding {
  step: Dec;
  mode: "down" | "halfUp" | "up";
  at: "record" | "sum";
}

/** A number (or choice) of the document, by name: rules refer to it, questions set it, and a year may have another. */
export interface Parameter {
  id: PackId;
  type: "amount" | "count" | "days" | "minutes" | "share" | "choice";
  clause: PackId;
  /** For `choice`: the codes it may take, such as `any` and `all`, `none` and `drop`, `calendar` and `working`. */
  choices?: string[];
  /** First entry that fits wins. Empty = the document does not say: whatever needs it is undetermined. */
  values: { value: string; periods?: { from?: Day; to?: Day }; when?: Where }[];
}

/** A question that the document leaves open: how it may be read, what each reading sets, and who decides. */
export interface Ambiguity {
  id: PackId;
  clause: PackId;
  kind: "unclear" | "undefined" | "conflict" | "fault";
  question: Text;
  /** `sets`: parameter → its value under this reading. */
  readings: { id: PackId; says: Text; sets: Record<PackId, string> }[];
  /** For 'undefined': the parameter whose value a decision may give freely. */
  asks?: PackId;
  /** A reading used until decided; the verdict says so and is not settled. Never for what a consequence needs. */
  presumed?: PackId;
  decide: { level: Level; role: string };
}

/** What one record is worth. */
export type Amount =
  /** Each record the same. */
  | { fixed: Num }
  /** What the record says itself: `{ "fact": "approvedHours" }`. */
  | { fact: string }
  /** So much for every so much of a fact: 1 for every 45 of `minutes`. */
  | { per: string; of: Num; gives: Num }
  /** By how many there were before it: the first four 2 each, those after them 0.5. Tiers in their order; without `upTo`: all that follow. */
  | { marginal: { upTo?: number; each: Num }[]; within: Per; by?: string[] }
  /** All or nothing: below `atLeast` (of the records, or of a fact's sum) nothing counts; from it on `gives` once, or what was actually done. */
  | { threshold: { of: "count" | string; atLeast: Num; gives: Num | "actual" }; within: Per; by?: string[] }
  /** By a table of one fact or two: level × role. */
  | { table: { rows: string; columns?: string; cells: Record<string, Dec | Record<string, Dec>> } }
  /** The approver settles on a figure between the two. */
  | { range: { min: Num; max: Num } };

/** One way to count; the first whose `when` fits is taken. After the amount come `times`, `max` and `round`, in this order. */
export interface Case {
  when?: Where;
  amount: Amount;
  /** Factors: a number, or what the record says itself (an author's share). A record that does not say it is worth nothing. */
  times?: { when: Where; by: Num | { fact: string } }[];
  max?: Num;
  round?: Rounding;
  clause: PackId;
}

/** One way of counting: which records, which of them count, what each is worth, and what bounds that. The stages run in this order and no other. */
export interface Book {
  id: PackId;
  title: Text;
  unit: "hour" | "credit" | "lesson" | "point" | "item";
  source: "hour" | "participation" | "observation" | "lesson" | "work" | "duty" | "result" | "event" | "meeting" | "given";
  /** Which records of the source are looked at. */
  where?: Where;
  /** What must hold for a record to count; the first test that fails decides whether it waits or is refused. In the days of grace it waits. */
  admit?: { id: PackId; test: Test | { checklist: PackId }; otherwise: "waiting" | "refused"; graceDays?: Num; clause: PackId }[];
  value: Case[];
  /** Records with the same facts are one thing: the best or the first of them counts. */
  once?: { by: string[]; keep: "best" | "first"; clause: PackId }[];
  /**
   * All or nothing for groups of records, by facts and by periods: where the measure of the same group, of this book or of others, does
   * not come to `atLeast`, or does not stay `below`, the whole group counts nothing. Too many absences take the hours of their year.
   */
  cliffs?: { by: string[]; per?: Per; measure: PackId; atLeast?: Num; below?: Num; clause: PackId }[];
  /** At most so much in a period, in this order; `share`: of another number. What is cut off is named on its record. */
  caps?: { id: PackId; where?: Where; per: Per; by?: string[]; limit: Num | { share: Num; of: Num }; clause: PackId }[];
}

/**
 * Who decides on declared hours, one level after the other. The first entry that knows the record's category holds. It is read when the
 * record is handed in, and stays with it.
 */
export interface Approval {
  id: PackId;
  levels: ("group" | "school" | "centralSchool" | "county")[];
  /** Only records that fall under one of these categories of the pack; left out: all. */
  categories?: PackId[];
  clause: PackId;
}

/** A figure over books. Figures may rest on one another, at most six deep and never on themselves. */
export type Measure = { id: PackId } & (
  | { /** What the records of a book add up to. */ sum: PackId; where?: Where }
  /** How many records of a book count; `distinct`: how many different values of a fact. */
  | { count: PackId; where?: Where; distinct?: string }
  /** Figures times numbers, added up, and a number on top. */
  | { linear: { times: Num; of: PackId }[]; plus?: Num }
  /** One figure times, or divided by, another. */
  | { product: [PackId, PackId] }
  | { ratio: [PackId, PackId] }
  /** What a rule still lacks to its minimum; nothing where it is reached. */
  | { gap: PackId }
  /** A fact of the person as the host says it: `ext:licences`. */
  | { given: string }
  /** Of the people of a group, school or county: the share or number of those who reach a person rule, or the mean of its figure. */
  | { members: "share" | "mean" | "count"; of: PackId }
);

/** What a measure is compared with, for whom, in which period. Each kind of rule has properties of its own. */
export type Rule = {
  id: PackId;
  title: Text;
  clause: PackId;
  /** Whom it speaks of. `where` asks for facts of the person. */
  for: { subject: "person" | "pair" | "group" | "school" | "county"; where?: Where };
  per: Per;
  /** Days on which it is in force, where they are not those of the pack. */
  effective?: { from?: Day; to?: Day };
} & (
  | {
      /** A minimum (`atLeast`), a maximum (`atMost`), or a figure to stay below. */
      kind: "amount";
      measure: PackId;
      atLeast?: Num;
      atMost?: Num;
      below?: Num;
      /** A part of another rule's figure: shown inside it. */
      inside?: PackId;
      /**
       * Kinds of waivers that let it off, or ask less: a figure of its own, or the part of the period that the waivers leave (`prorata`).
       * `param`: a choice of `none` or `drop`.
       */
      waivedBy?: {
        waiver: string;
        effect: "drop" | { reduceTo: Num } | { prorata: { by: "months" | "days"; round: Rounding } } | { param: PackId };
        minDays?: Num;
        clause: PackId;
      }[];
      /** Asks less of those who were on post for a part of the period. */
      prorata?: { by: "months" | "days"; round: Rounding };
      /** What was beyond it in the period before counts on. */
      carry?: { from: "previous"; max: Num; where?: Where };
      /** What is made up later counts for the period that lacked it, or for its own. */
      makeUp?: "original" | "own";
    }
  /** So much in each week or month of the period; what was missed cannot be made up. `skip`: those without lessons are left out. */
  | { kind: "frequency"; measure: PackId; each: Per; atLeast: Num; mayMiss?: Num; skip?: "noTeaching" | "none" }
  /** Everybody of a circle (`group`, `school`) appears often enough: listened to every colleague. `by`: the fact that names them. */
  | { kind: "coverage"; of: { members: string }; measure: PackId; by: string; atLeast: Num; share?: Num }
  /** Every record of a book has all that a checklist looks for. */
  | { kind: "checklist"; checklist: PackId; book: PackId }
  /**
   * A moment comes in time: by a day of the calendar, or so many days before or after another moment of the same record.
   * Moments: `plan.submitted`, `hour.written`, … or `<source>.<day fact>` such as `event.announcedOn`.
   */
  | {
      kind: "deadline";
      event: string;
      /** Which records of the moment's source it looks at; left out: all of them. */
      where?: Where;
      notAfter:
        | { monthDay: string }
        | { nth: number; weekday: number; month: number }
        | { before: string; days: Num; count: "calendar" | "working" | { param: PackId } }
        | { after: string; days: Num; count: "calendar" | "working" };
    }
  /** All, any or so many of other rules. */
  | { kind: "bundle"; need: "all" | "any" | Num; of: PackId[] }
  /** A full mark with deductions and additions, never below its floor; `wipe`: what brings it to the floor at once. */
  | {
      kind: "score";
      full: Num;
      floor: Num;
      ceiling?: Num;
      deduct?: { measure: PackId; each: Num; max?: Num; clause: PackId }[];
      add?: { measure: PackId; each: Num; max?: Num; clause: PackId }[];
      wipe?: { measure: PackId; atLeast: Num; clause?: PackId };
      atLeast?: Num;
    }
  /** A person answers, with a basis: for what the format cannot say. `by`: the role. */
  | { kind: "manual"; question: Text; by: string }
);

/** What the document attaches to outcomes. It is proposed and never carried out; a consequence never rests on a presumption. */
export interface Consequence {
  id: PackId;
  clause: PackId;
  /** What it concerns: `annualRating`, `honours`, … */
  purposes: string[];
  effect: { cap: string } | { bar: true } | { deduct: { each: Num; of: PackId; unit: string } } | { notice: "internal" | "public" };
  when: { combine: "all" | "any" | { param: PackId }; of: { rule: PackId; is: "notMet" | "met" }[] };
  /** How long whoever it concerns may object. */
  reply: { days: Num };
}

/** Somebody's records and what the rules must say of them. They are run by `pack test`, and by every check before a pack is published. */
export interface Example {
  id: PackId;
  asOf: Day;
  /** Facts of the subject; several values of one are joined by `|`. */
  facts?: Record<string, string>;
  /** Records by `kind` (a kind, or a source of books such as `work`; default `hour`) and their facts. */
  records: Record<string, string>[];
  /** The people whom `coverage` asks about: name of the circle → any names, which records use too. */
  circles?: Record<string, string[]>;
  /** Verdicts on the people of a group, school or county for `members` measures: for each person rule → `met 41.5`. */
  members?: Record<PackId, string>[];
  /** Ambiguity → the reading, or the value, that was decided. */
  decisions?: Record<PackId, string>;
  /** Rule or consequence → `met 41.5`, `notYet 21.5 (1.5 waiting)`, `undetermined: am1 either=applies both=doesNotApply`. */
  expect: Record<PackId, string>;
}

/** One version of a practice pack: a document's rules and definitions as data. */
export interface Pack {
  format: "xiaoben.pack/1";
  id: string;
  version: string;
  title: Text;
  level: Level;
  /** The document, and the clauses that rules cite; the clause `house` is the author's own convention and is not listed. */
  source: { title: Text; date?: Day; clauses: { id: PackId; label: Text; says?: Text }[] };
  /** The exact version that this pack is built on: what has the same id takes its place whole. */
  extends?: { id: string; version: string };
  /** Parts of the parent that are left out. */
  drop?: PackId[];
  effective: { from: Day; to?: Day };
  /** Periods of several years, counted from a day or from a day fact of the person. */
  cycles?: { id: PackId; years: number; anchor: { from: Day } | { fact: string } }[];
  /** Categories of the document; `maps`: the codes of records that fall under one. */
  categories?: { id: PackId; title: Text; parent?: PackId; maps?: string[] }[];
  /** How declared hours are decided on; where no pack says it, the back end does. */
  approvals?: Approval[];
  parameters: Parameter[];
  ambiguities: Ambiguity[];
  books: Book[];
  measures: Measure[];
  rules: Rule[];
  consequences: Consequence[];
  content?: PackContent;
  examples: Example[];
}
