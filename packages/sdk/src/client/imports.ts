import type { Id, ImportReport, RosterReport } from "@xiaoben/contract";
import type { Transport } from "../transport.ts";
import type { CallOptions } from "./records.ts";

/** Files that are imported whole. */
export interface Imports {
  /**
   * A ledger of study hours, .xlsx or .csv. First look at it (`{ dryRun: true }`): the report says what was understood of each row and what is wrong.
   * Then write what was looked at (`{ commit: report.file }`), all rows or none. A commit is never sent twice by itself: after a lost answer look again,
   * rows that were written are said to be there already. A file with many rows is written in portions of whole people; this asks for one after
   * the other until all are done. Where it was broken off, the same commit goes on behind the last portion, and writes nothing twice.
   */
  hours(file: Blob, how: ImportHow, options?: ImportOptions): Promise<ImportReport>;
  /** How far an import in portions is, by the SHA-256 of its file. Rejects with `not-found` where the caller has begun none. */
  progress(file: string, options?: CallOptions): Promise<ImportReport>;
  /**
   * Who works where: the CSV files of a OneRoster set in one .zip, or a spreadsheet of people. Looked at and written as a ledger is. Where the report has a
   * `stop`, more people would lose their post than pass unseen: a commit says their exact number. The same roster a second time changes nothing.
   */
  roster(file: Blob, how: RosterHow, options?: CallOptions): Promise<RosterReport>;
}

export interface ImportOptions extends CallOptions {
  /** Rows that are done, of those that are written in portions. */
  onProgress?: (done: number, of: number) => void;
}

/** Look at a file, or write the one whose SHA-256 a look answered. `name` is the file's own where it has one. */
export type ImportHow = { name?: string | undefined } & ({ dryRun: true; commit?: never } | { commit: string; dryRun?: never });

/** How a roster is taken, beside what goes for every file. */
export type RosterHow = ImportHow & {
  /** Nobody is gone who is not in the file. */
  changes?: boolean;
  /** The number of people who lose their post, as the report said it and somebody confirmed it. */
  confirmLeaving?: number;
  /** Name of where the roster comes from: its keys and tables are its own. */
  source?: string;
  /** The organisation of a roster that names none. */
  org?: Id;
};

export const importsOf = (transport: Transport): Imports => ({
  async hours(file, how, options = {}) {
    const { importHours } = await import("./import-hours.ts");
    return importHours(transport, file, how, options);
  },
  async progress(file, { signal } = {}) {
    const { progressOf } = await import("./import-hours.ts");
    return progressOf(transport, file, signal);
  },
  async roster(file, how, { signal } = {}) {
    const { importRoster } = await import("./import-roster.ts");
    return importRoster(transport, file, how, signal);
  },
});
