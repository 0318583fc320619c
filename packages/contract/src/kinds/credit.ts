import type { Day } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Id } from "../ids/id.ts";
import type { PackId } from "../packs/pack.ts";
import type { RecordBase, Ref } from "./record.ts";

/** How far a credit has come. */
export type CreditState = "prepared" | "reported" | "registered" | "rejected" | "corrected" | "withdrawn";

/**
 * What a person is credited with upwards, by one rule for one period: what the rule came to beyond what was prepared before. It is worked out
 * once, when a report is prepared, and never again: what was registered above stays as it was registered (R009).
 */
export interface Credit extends RecordBase {
  /** How far it has come. */
  state: CreditState;
  /** Whose it is. */
  person: Id;
  /** The rule that it was worked out by, in the version of the pack that judged. */
  rule: { pack: string; version: string; id: PackId };
  /** Key of the period that it counts for: `schoolYear:2026-2027`. */
  period: string;
  /** The day as of which it was worked out. */
  asOf: Day;
  /** Which it is of the person's credits by this rule for this period, from `1`. Nothing is prepared twice under one. */
  sequence: Dec;
  /** How much. One that replaces another stands for the whole of both. */
  amount: Dec;
  /** What the amount is of: `credit`, `hour`. */
  unit: string;
  /** What the rule came to in all, as of that day. */
  total: Dec;
  /** What it rests on: the records that were not in an earlier one, each in its version and with what it counted. */
  basis: { record: Ref; version: number; counted: Dec }[];
  /** The report that it goes up in. */
  report: Id;
  /** Its line in the file that was sent. */
  number?: string;
  /** The credit whose place it takes. */
  replaces?: Id;
  /** What it was registered as above. */
  registration?: string;
  /** Why it was rejected above. */
  reason?: string;
  /** What was put right after it was rejected. */
  note?: string;
}
