/** What `import roster` says. */
export interface RosterWords {
  fileWanted: string;
  folderEmpty(path: string): string;
  notANumber: string;
  notPermitted: string;
  noHeading: string;
  read(file: string, format: string, mode: "full" | "changes", people: number): string;
  fileRead(file: string, rows: number, leftOut: number): string;
  unread(file: string, columns: string[]): string;
  columns: [place: string, kind: string, name: string, result: string];
  kinds: Record<"org" | "person" | "role" | "calendar", string>;
  results: Record<"new" | "changed" | "unchanged" | "ending", string>;
  fields: Readonly<Record<string, string>>;
  transfer: string;
  notInFile: string;
  faultColumns: [place: string, field: string, what: string];
  place(file: string, row: number | undefined): string;
  /** What is wrong, and how to mend it, by code. */
  problems: Readonly<Record<string, string>>;
  known(values: string): string;
  erasure(id: string): string;
  notes: string;
  counts(counts: { new: number; changed: number; unchanged: number; ending: number; transfers: number; faults: number }): string;
  moreFaults(count: number): string;
  stopped(leaving: number, of: number): string;
  confirm(leaving: number): string;
  written(records: number): string;
  unchanged: string;
}
