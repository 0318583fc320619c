import type { Kind, Ref } from "@xiaoben/contract";
import type { Stored } from "@xiaoben/backend";
import { sql, type RawBuilder } from "kysely";

/** The columns of `records` that make a {@link Stored}. */
export const columns = [
  "kind",
  "id",
  "version",
  "state",
  "org_path",
  "owner",
  "day",
  "deleted",
  "created_at",
  "changed_at",
  "body",
] as const;

/** The same columns as SQL, of a table alias. */
export const columnsOf = (alias: string): RawBuilder<unknown> => sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));

export interface RecordRow {
  kind: string;
  id: string;
  version: number;
  state: string | null;
  org_path: string;
  owner: string | null;
  day: string | null;
  deleted: boolean;
  created_at: string;
  changed_at: string;
  body: unknown;
}

/** A row as the back end knows it. `changed_at` is the record's own time; `updated_at` beside it is its place in the feed. */
export function storedOf(row: RecordRow): Stored {
  return {
    kind: row.kind,
    id: row.id,
    version: row.version,
    state: row.state,
    orgPath: row.org_path,
    owner: row.owner,
    day: row.day,
    deleted: row.deleted,
    createdAt: row.created_at,
    updatedAt: row.changed_at,
    body: row.body,
  };
}

export const keyOf = (ref: { kind: string; id: string }): string => `${ref.kind}/${ref.id}`;

export const refOf = (row: { kind: string; id: string }): Ref => ({ kind: row.kind as Kind, id: row.id });
