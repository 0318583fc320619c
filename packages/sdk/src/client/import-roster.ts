import type { RosterReport } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { isPlain } from "../values.ts";
import { nameOf } from "./import-hours.ts";
import type { RosterHow } from "./imports.ts";

/** Sends a roster, and answers the report on it. */
export async function importRoster(
  transport: Transport,
  file: Blob,
  { name = nameOf(file), dryRun: _dryRun, commit, changes, ...more }: RosterHow,
  signal: AbortSignal | undefined,
): Promise<RosterReport> {
  if (!transport.importRoster) throw new TransportError("not-offered", "This transport takes no rosters.");
  const how = { name, ...(commit === undefined ? { dryRun: 1 as const } : { commit }), ...(changes && { changes: 1 as const }), ...more };
  const report = await transport.importRoster(file, how, signal);
  if (isReport(report)) return report;
  throw new TransportError("bad-answer", "The answer to roster.import is no report: /file, /rows, /faults or /counts is missing.", {
    retryable: false,
    breach: { operation: "roster.import", by: "back end" },
  });
}

const isReport = (answer: unknown): answer is RosterReport =>
  isPlain(answer) &&
  typeof answer["file"] === "string" &&
  Array.isArray(answer["rows"]) &&
  Array.isArray(answer["faults"]) &&
  isPlain(answer["counts"]);
