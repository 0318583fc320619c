import type { Kind, Kinds } from "../kinds/index.ts";
import type { Change } from "./gateway.ts";

/** Answer of every accepted write: the record as it is now (absent after a removal), and all that changed, derived records included. */
export interface WriteAnswer<K extends Kind = Kind> {
  record?: Kinds[K];
  changes: Change[];
}

/** Answer of `GET /v1/capabilities`. */
export interface Capabilities {
  contract: 1;
  levels: number[];
  /** Operation ids that are offered, and features: `evaluate`, `live`, `attachments`. */
  operations: string[];
  /** `getPost`: writes may come as POST with an override. */
  profiles: ("rest" | "getPost")[];
}

/** Answer of `GET /v1/changes`. Ids only: readers re-read what they listen to. */
export interface ChangesPage {
  changes: Change[];
  cursor: string;
}
