import type { Day } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Text } from "../text/text.ts";
import type { PackContent } from "./definitions.ts";

/** Name of something inside a pack: lower case, digits, `-`. */
export type PackId = string;
export type Num = Dec | { param: PackId } | { measure: PackId };
export type Level = "province" | "county" | "centralSchool" | "school" | "group";
/** Built-in periods come from the calendar record; a pack declares only cycles. */
export type Per = "record" | "week" | "fortnight" | "month" | "term" | "schoolYear" | "calendarYear" | { cycle: PackId };

export interface Test {
  fact: string;
  is?: string | boolean;
  in?: string[];
  notIn?: string[];
  under?: PackId;
  atLeast?: Num;
  atMost?: Num;
  present?: boolean;
}
/** all of `all`, and (where given) one of `any`. No deeper nesting. */
export interface Where {
  all?: Test[];
  any?: Test[];
}
export interface Rounding {
  step: Dec;
  mode: "down" | "halfUp" | "up";
  at: "record" | "sum";
}

export interface Parameter {
  id: PackId;
  type: "amount" | "count" | "days" | "minutes" | "share" | "choice";
  clause: PackId;
  choices?: string[];
  /** First entry that fits wins. Empty = the document does not say: whatever needs it is undetermined. */
  values: { value: string; periods?: { from?: Day; to?: Day }; when?: Where }[];
}
export interface Ambiguity {
  id: PackId;
  clause: PackId;
  kind: "unclear" | "undefined" | "conflict" | "fault";
  question: Text;
  readings: { id: PackId; says: Text; sets: Record<PackId, string> }[];
  /** For 'undefined': the parameter whose value a decision may give freely. */
  asks?: PackId;
  /** A reading used until decided; the verdict says so and is not settled. Never for what a consequence needs. */
  presumed?: PackId;
  decide: { level: Level; role: string };
}
export type Amount =
  | { fixed: Num }
  | { fact: string }
  | { per: string; of: Num; gives: Num }
  | { marginal: { upTo?: number; each: Num }[]; within: Per; by?: string[] }
  | { threshold: { of: "count" | string; atLeast: Num; gives: Num | "actual" }; within: Per; by?: string[] }
  | { table: { rows: string; columns?: string; cells: Record<string, Dec | Record<string, Dec>> } }
  | { range: { min: Num; max: Num } };
export interface Case {
  when?: Where;
  amount: Amount;
  times?: { when: Where; by: Num }[];
  max?: Num;
  round?: Rounding;
  clause: PackId;
}
export interface Book {
  id: PackId;
  title: Text;
  unit: "hour" | "credit" | "lesson" | "point" | "item";
  source: "hour" | "participation" | "observation" | "lesson" | "work" | "duty" | "result" | "event" | "meeting" | "given";
  where?: Where;
  admit?: { id: PackId; test: Test | { checklist: PackId }; otherwise: "waiting" | "refused"; graceDays?: Num; clause: PackId }[];
  value: Case[];
  once?: { by: string[]; keep: "best" | "first"; clause: PackId }[];
  cliffs?: { by: string[]; measure: PackId; atLeast: Num; clause: PackId }[];
  caps?: { id: PackId; where?: Where; per: Per; by?: string[]; limit: Num | { share: Num; of: Num }; clause: PackId }[];
}
export type Measure = { id: PackId } & (
  | { sum: PackId; where?: Where }
  | { count: PackId; where?: Where; distinct?: string }
  | { linear: { times: Num; of: PackId }[]; plus?: Num }
  | { product: [PackId, PackId] }
  | { ratio: [PackId, PackId] }
  | { gap: PackId }
  | { given: string }
  | { members: "share" | "mean" | "count"; of: PackId }
);
export type Rule = {
  id: PackId;
  title: Text;
  clause: PackId;
  for: { subject: "person" | "pair" | "group" | "school" | "county"; where?: Where };
  per: Per;
  effective?: { from?: Day; to?: Day };
} & (
  | {
      kind: "amount";
      measure: PackId;
      atLeast?: Num;
      atMost?: Num;
      below?: Num;
      inside?: PackId;
      waivedBy?: { waiver: string; effect: "drop" | { reduceTo: Num } | { param: PackId }; minDays?: Num; clause: PackId }[];
      prorata?: { by: "months" | "days"; round: Rounding };
      carry?: { from: "previous"; max: Num; where?: Where };
      makeUp?: "original" | "own";
    }
  | { kind: "frequency"; measure: PackId; each: Per; atLeast: Num; mayMiss?: Num; skip?: "noTeaching" | "none" }
  | { kind: "coverage"; of: { members: string }; measure: PackId; by: string; atLeast: Num; share?: Num }
  | { kind: "checklist"; checklist: PackId; book: PackId }
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
  | { kind: "bundle"; need: "all" | "any" | Num; of: PackId[] }
  | {
      kind: "score";
      full: Num;
      floor: Num;
      ceiling?: Num;
      deduct?: { measure: PackId; each: Num; max?: Num; clause: PackId }[];
      add?: { measure: PackId; each: Num; max?: Num; clause: PackId }[];
      wipe?: { measure: PackId; atLeast: Num };
      atLeast?: Num;
    }
  | { kind: "manual"; question: Text; by: string }
);
export interface Consequence {
  id: PackId;
  clause: PackId;
  purposes: string[];
  effect: { cap: string } | { bar: true } | { deduct: { each: Num; of: PackId; unit: string } } | { notice: "internal" | "public" };
  when: { combine: "all" | "any" | { param: PackId }; of: { rule: PackId; is: "notMet" | "met" }[] };
  reply: { days: Num };
}
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
  decisions?: Record<PackId, string>;
  expect: Record<PackId, string>;
}
export interface Pack {
  format: "xiaoben.pack/1";
  id: string;
  version: string;
  title: Text;
  level: Level;
  source: { title: Text; date?: Day; clauses: { id: PackId; label: Text; says?: Text }[] };
  extends?: { id: string; version: string };
  drop?: PackId[];
  effective: { from: Day; to?: Day };
  cycles?: { id: PackId; years: number; anchor: { from: Day } | { fact: string } }[];
  categories?: { id: PackId; title: Text; parent?: PackId; maps?: string[] }[];
  parameters: Parameter[];
  ambiguities: Ambiguity[];
  books: Book[];
  measures: Measure[];
  rules: Rule[];
  consequences: Consequence[];
  content?: PackContent;
  examples: Example[];
}
