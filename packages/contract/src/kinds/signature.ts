import type { Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { Party } from "../workflows/workflow.ts";

/**
 * An authenticated act on one version of a record, shown as name and time. Any change of content clears it.
 * It is not an electronic signature in the legal sense.
 */
export interface Signature {
  /** As what the person signed. */
  party: Party;
  /** Who signed. */
  person: Id;
  /** When. */
  at: Instant;
  /** The version that was signed. */
  version: number;
  /** Hash of the signed content. */
  hash: string;
  /** Signed in, drawn, or on paper. */
  way: "session" | "drawn" | "paper";
}
