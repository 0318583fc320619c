import type { Step } from "../schema.ts";

/**
 * A backup is one file: lines of JSON, each behind its checksum, and behind the line of a part its bytes.
 *
 *     xiaoben-backup 1
 *     <sum> {"head": {"at", "program", "engine", "schema", "tenants", "everything"}}
 *     <sum> {"part": 1, "tenant", "table", "rows", "bytes", "sha256"}
 *     <bytes: gzip of one row a line, as the database writes it in JSON>
 *     …
 *     <sum> {"end": {"parts", "rows"}}
 *
 * A sum is the SHA-256 of the sum before it and the line, so that no line can be altered, left out or moved.
 */
export const firstLine = "xiaoben-backup 1\n";

/** What stands at the beginning of a backup. */
export interface Head {
  /** When its snapshot was taken. */
  at: string;
  /** Version of the program that wrote it. */
  program: string;
  engine: "embedded" | "postgresql";
  /** Steps of the schema that the data stood at. */
  schema: Step[];
  tenants: string[];
  /** Whether these were all tenants of the installation. */
  everything: boolean;
}

/** A portion of one table of one tenant. */
export interface Part {
  part: number;
  tenant: string;
  table: string;
  rows: number;
  /** Of the gzip. */
  bytes: number;
  sha256: string;
}

/** What a backup holds, in rows: by tenant, then by table. */
export type Rows = Record<string, Record<string, number>>;

export interface End {
  parts: number;
  rows: Rows;
}

/** Counts a part. */
export function count(rows: Rows, { tenant, table, rows: more }: Pick<Part, "tenant" | "table" | "rows">): void {
  const of = (rows[tenant] ??= {});
  of[table] = (of[table] ?? 0) + more;
}

/** All rows, or those of one table. */
export const sum = (rows: Rows, table?: string): number =>
  Object.values(rows)
    .flatMap((of) => Object.entries(of))
    .reduce((all, [name, more]) => (table === undefined || name === table ? all + more : all), 0);
