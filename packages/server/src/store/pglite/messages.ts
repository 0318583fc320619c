/** What is sent to the database's thread. `bytes` is the PostgreSQL wire protocol. */
export type Ask = { id: number; bytes: Uint8Array } | { id: number; dump: true } | { id: number; close: true };

/** What comes back: first `ready` or `failed`, then one answer for each {@link Ask}. */
export type Answer =
  | { ready: true }
  | { failed: string }
  | { id: number; bytes: Uint8Array }
  | { id: number; done: true }
  | { id: number; error: string };

/** How the thread opens the database. */
export interface Opening {
  /** Folder, or `memory://`. */
  dataDir: string;
  /** A dump to begin with (tar), or its file. */
  template?: Uint8Array | string;
}
