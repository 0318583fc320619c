import type { Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { Kind } from "./index.ts";

/** What every record carries. The server sets `version`, `createdAt` and `updatedAt`. */
export interface RecordBase {
  /** Made by whoever creates the record. */
  id: Id;
  /** Grows with every accepted write. 0 for a draft that has never been sent. */
  version: number;
  /** The organisation that the record belongs to. */
  org: Id;
  /** When it was created. */
  createdAt: Instant;
  /** When it was last written. */
  updatedAt: Instant;
  /** Set on what remains of a deleted draft. */
  deleted?: boolean;
  /** Where an imported record came from; unique together. */
  provenance?: { system: string; id: string };
}

/** Points at a record. */
export interface Ref<K extends Kind = Kind> {
  kind: K;
  id: Id;
}
