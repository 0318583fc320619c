import type { ImportReport, Problem, SheetFault } from "@xiaoben/contract";
import { checkReport, problemSchema } from "@xiaoben/contract/schemas";
import { FailedError } from "../terminal/errors.ts";
import { jsonOf, reach } from "../service/http.ts";
import { exits } from "../terminal/exits.ts";
import type { Words } from "../words/words.ts";

export interface Ask {
  url: string;
  token: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the file that was looked at: writes it. Absent: a dry run. */
  commit?: string;
}

/**
 * Writes a file that was looked at. One with many rows is written in portions: it is asked to go on until all are done.
 * @throws {FailedError}
 */
export async function writeLedger(
  ask: Ask & { commit: string },
  words: Words,
  onProgress: (done: number, of: number) => void,
): Promise<ImportReport> {
  let report = await sendLedger(ask, words);
  while (!report.committed && report.progress && report.counts.faulty === 0) {
    const { done, of } = report.progress;
    onProgress(done, of);
    report = await sendLedger({ ...ask, bytes: new Uint8Array() }, words);
    if (!report.committed && (report.progress?.done ?? 0) <= done)
      throw new FailedError("bad-answer", words.badAnswer(ask.url), exits.server);
  }
  return report;
}

/** Sends the file as it is and answers the report. @throws {FailedError} */
export async function sendLedger({ url, token, name, bytes, commit }: Ask, words: Words): Promise<ImportReport> {
  const query = new URLSearchParams({ ...(commit === undefined ? { dryRun: "1" } : { commit }), name });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/octet-stream", accept: "application/json" };
  const response = await reach(`${url}/v1/imports/hours?${query}`, { method: "POST", headers, body: bytes }, words);
  const answer = await jsonOf(response);
  if (!response.ok) throw refusal(problemSchema.safeParse(answer).data, url, words);
  if (checkReport(answer).length > 0) throw new FailedError("bad-answer", words.badAnswer(url), exits.server);
  return answer as ImportReport;
}

/** A refusal of the file names its fault in an issue; every other one is the service's own. */
function refusal(problem: Problem | undefined, url: string, words: Words): FailedError {
  if (!problem) return new FailedError("bad-answer", words.badAnswer(url), exits.server);
  const issue = problem.issues?.find(({ code }) => Object.hasOwn(words.faults, code));
  if (issue) return new FailedError(issue.code, `${words.faults[issue.code as SheetFault]}\n  ${issue.message}`, exits.faulty);
  if (problem.code === "too-large") return new FailedError("too-large", words.faults["too-large"], exits.faulty);
  return new FailedError(problem.code, words.refusals[problem.code] ?? words.refused(problem.code, problem.detail), exits.server);
}
