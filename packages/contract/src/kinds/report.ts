import type { Day, Instant } from "../days/day.ts";
import type { Dec } from "../decimals/decimal.ts";
import type { Id } from "../ids/id.ts";
import type { PackId } from "../packs/pack.ts";
import type { RecordBase } from "./record.ts";

/** How far a report has come. */
export type ReportState = "draft" | "submitted" | "sent" | "receipted" | "withdrawn";

/** Credits of an organisation that go up together, as one file (R009). The file follows from this record alone: the same record, the same bytes. */
export interface Report extends RecordBase {
  /** How far it has come. */
  state: ReportState;
  /** Who began it. */
  by: Id;
  /** The pack whose rule says what people are credited with. */
  pack: string;
  /** That rule. */
  rule: PackId;
  /** Key of the period that it is about. */
  period: string;
  /** Its credits, in the order of the file. */
  items: ReportItem[];
  /** People who are not in it although something is open about them, and why. */
  left?: { person: Id; why: LeftOut }[];
  /** The day as of which it was prepared last. */
  asOf?: Day;
  /** What the amounts are of: `credit`, `hour`. */
  unit?: string;
  /** Its number, from when it was sent on. */
  number?: string;
  /** Name of the organisation, as the file has it. */
  sender?: string;
  /** When it was sent. */
  sentAt?: Instant;
  /** SHA-256 of the file that was sent, in lower-case hex. */
  fileHash?: string;
  /** The receipt from above, as it was read. */
  receipt?: string;
  /** When the receipt was read. */
  receiptedAt?: Instant;
  /** Sums of its amounts: what was sent, and of that what was registered and what was rejected. */
  totals?: { sent: Dec; registered?: Dec; rejected?: Dec };
  /** Why it was returned. */
  reason?: string;
}

/** A credit in a report. The name and number are those with which it was sent. */
export interface ReportItem {
  /** The credit. */
  credit: Id;
  /** Version of the credit that was prepared. */
  version: number;
  /** Whose it is. */
  person: Id;
  /** Her name, from when it was sent on. */
  name?: string;
  /** Her staff number, from when it was sent on. */
  staffNumber?: string;
  /** How much. */
  amount: Dec;
  /** Its line in the file: the number of the report, and which of its lines. */
  number?: string;
  /** The line of an earlier file whose place it takes. */
  replaces?: string;
  /** What became of it above. */
  outcome?: "registered" | "rejected";
  /** What it was registered as. */
  registration?: string;
  /** Why it was rejected. */
  reason?: string;
}

/**
 * Why somebody is not in a report. `undetermined`: an open question decides whether and how much. `uncorrected`: what was rejected is not put right.
 * `awaitsReceipt`: what was sent must be answered first. `nextReport`: this one is full.
 */
export type LeftOut = "undetermined" | "uncorrected" | "awaitsReceipt" | "nextReport";
