import type { ImportReport } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import type { ImportQuery, Transport } from "../transport.ts";
import { isPlain } from "../values.ts";
import type { ImportHow, ImportOptions } from "./imports.ts";

/** Sends a ledger, goes on with one that is written in portions, and answers the report on it. */
export async function importHours(
  transport: Transport,
  file: Blob,
  { name = nameOf(file), commit }: ImportHow,
  { signal, onProgress }: ImportOptions,
): Promise<ImportReport> {
  let report = await send(transport, file, { name, ...(commit === undefined ? { dryRun: 1 } : { commit }) }, signal);
  while (commit !== undefined && report.progress && report.counts.faulty === 0) {
    const { done, of } = report.progress;
    onProgress?.(done, of);
    if (report.committed) break;
    report = await send(transport, nothing(), { commit }, signal);
    if (!report.committed && (report.progress?.done ?? 0) <= done) throw badAnswer("it goes on and gets no further: /progress/done stays.");
  }
  return report;
}

export const progressOf = (transport: Transport, file: string, signal?: AbortSignal): Promise<ImportReport> =>
  send(transport, nothing(), { progress: file }, signal);

async function send(transport: Transport, file: Blob, query: ImportQuery, signal?: AbortSignal): Promise<ImportReport> {
  if (!transport.importHours) throw new TransportError("not-offered", "This transport takes no ledgers.");
  const report = await transport.importHours(file, query, signal);
  if (isReport(report)) return report;
  throw badAnswer("it is no report: /file, /rows or /counts is missing.");
}

const nothing = (): Blob => new Blob([]);

const badAnswer = (what: string): TransportError =>
  new TransportError("bad-answer", `The answer to hours.import cannot be used: ${what}`, {
    retryable: false,
    breach: { operation: "hours.import", by: "back end" },
  });

/** The name of a file that has one. */
export const nameOf = (file: Blob): string | undefined => ("name" in file && typeof file.name === "string" ? file.name : undefined);

const isReport = (answer: unknown): answer is ImportReport =>
  isPlain(answer) && typeof answer["file"] === "string" && Array.isArray(answer["rows"]) && isPlain(answer["counts"]);
