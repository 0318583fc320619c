import type { ImportReport } from "@xiaoben/contract";
import type { Transport } from "../transport.ts";
import type { CallOptions } from "./records.ts";

/** Files that are imported whole. */
export interface Imports {
  /**
   * A ledger of study hours, .xlsx or .csv. First look at it (`{ dryRun: true }`): the report says what was understood of each row and what is wrong.
   * Then write what was looked at (`{ commit: report.file }`), all rows or none. A commit is never sent twice by itself: after a lost answer look again,
   * rows that were written are said to be there already.
   */
  hours(file: Blob, how: ImportHow, options?: CallOptions): Promise<ImportReport>;
}

/** Look at a file, or write the one whose SHA-256 a look answered. `name` is the file's own where it has one. */
export type ImportHow = { name?: string | undefined } & ({ dryRun: true; commit?: never } | { commit: string; dryRun?: never });

export const importsOf = (transport: Transport): Imports => ({
  async hours(file, how, { signal } = {}) {
    const { importHours } = await import("./import-hours.ts");
    return importHours(transport, file, how, signal);
  },
});
