import type { Chain, Entry, Journal, Mark, Sent } from "./entry.ts";

/** What is kept for one person, by table. */
export interface Rows {
  queue: Entry;
  journal: Journal;
  chains: Chain;
  sent: Sent;
  marks: Mark;
}

export type TableName = keyof Rows;
export type RowKey = string | number;

/** The property that names a row. */
export const keyPaths: { readonly [N in TableName]: string } = {
  queue: "seq",
  journal: "key",
  chains: "key",
  sent: "actionId",
  marks: "name",
};
export const tableNames = Object.keys(keyPaths) as TableName[];

/** The tables within one transaction. Work waits for nothing else meanwhile. */
export interface Tables {
  get<N extends TableName>(table: N, key: RowKey): Promise<Rows[N] | undefined>;
  /** In the order of their keys. */
  all<N extends TableName>(table: N): Promise<Rows[N][]>;
  /** Answers the row with its key: one of the queue without `seq` comes last. */
  put<N extends TableName>(table: N, row: Rows[N]): Promise<Rows[N]>;
  delete(table: TableName, key: RowKey): Promise<void>;
  /** Whether an entry may be altered here: not where another page could be sending it without seeing that. */
  mayAlter(seq: number): boolean;
}

/** Some work in one transaction: all of it happened, or nothing. */
export type Work<T> = (tables: Tables) => Promise<T>;
