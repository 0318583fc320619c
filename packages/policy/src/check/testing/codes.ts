import type { Pack } from "@xiaoben/contract";
import type { FindingCode } from "../finding.ts";

/** One kind of fault: a pack that has it and where, its closest neighbours that have not, and those where the author has dealt with it. */
export interface Shown {
  code: FindingCode;
  what: string;
  has: Pack;
  at: string;
  parents?: Pack[];
  hasNot: Pack[];
  settled?: Pack[];
}
