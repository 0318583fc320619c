import type { ImportReport } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { isPlain } from "../values.ts";
import type { Options } from "./records.ts";

export interface Imports {
  /**
   * A ledger of study hours, .xlsx or .csv. First look at it (`{ dryRun: true }`): the report says what was understood of each row and what is wrong.
   * Then write what was looked at (`{ commit: report.file }`), all rows or none. A commit is never sent twice by itself: after a lost answer look again,
   * rows that were written are said to be there already.
   */
  hours(file: Blob, how: ImportHow, options?: Options): Promise<ImportReport>;
}

/** Look at a file, or write the one whose SHA-256 a look answered. `name` is the file's own where it has one. */
export type ImportHow = { name?: string | undefined } & ({ dryRun: true; commit?: never } | { commit: string; dryRun?: never });

export const importsOf = (transport: Transport): Imports => ({
  async hours(file, { name = nameOf(file), commit }, { signal } = {}) {
    if (!transport.importHours) throw new TransportError("not-offered", "This transport takes no ledgers.");
    const report = await transport.importHours(file, { name, ...(commit === undefined ? { dryRun: 1 } : { commit }) }, signal);
    if (isReport(report)) return report;
    throw new TransportError("bad-answer", "The answer to hours.import is no report: /file, /rows or /counts is missing.", {
      retryable: false,
      breach: { operation: "hours.import", by: "back end" },
    });
  },
});

const nameOf = (file: Blob): string | undefined => ("name" in file && typeof file.name === "string" ? file.name : undefined);

const isReport = (answer: unknown): answer is ImportReport =>
  isPlain(answer) && typeof answer["file"] === "string" && Array.isArray(answer["rows"]) && isPlain(answer["counts"]);
