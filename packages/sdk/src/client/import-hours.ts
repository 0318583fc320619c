import type { ImportReport } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { isPlain } from "../values.ts";
import type { ImportHow } from "./imports.ts";

/** Sends a ledger, and answers the report on it. */
export async function importHours(
  transport: Transport,
  file: Blob,
  { name = nameOf(file), commit }: ImportHow,
  signal: AbortSignal | undefined,
): Promise<ImportReport> {
  if (!transport.importHours) throw new TransportError("not-offered", "This transport takes no ledgers.");
  const report = await transport.importHours(file, { name, ...(commit === undefined ? { dryRun: 1 } : { commit }) }, signal);
  if (isReport(report)) return report;
  throw new TransportError("bad-answer", "The answer to hours.import is no report: /file, /rows or /counts is missing.", {
    retryable: false,
    breach: { operation: "hours.import", by: "back end" },
  });
}

/** The name of a file that has one. */
export const nameOf = (file: Blob): string | undefined => ("name" in file && typeof file.name === "string" ? file.name : undefined);

const isReport = (answer: unknown): answer is ImportReport =>
  isPlain(answer) && typeof answer["file"] === "string" && Array.isArray(answer["rows"]) && isPlain(answer["counts"]);
