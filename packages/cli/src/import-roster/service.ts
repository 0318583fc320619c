import type { Problem, RosterReport, SheetFault } from "@xiaoben/contract";
import { checkRosterReport, problemSchema } from "@xiaoben/contract/schemas";
import { jsonOf, reach } from "../service/http.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Words } from "../words/words.ts";

export interface Ask {
  url: string;
  token: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  changes: boolean;
  confirmLeaving?: string;
  source?: string;
  org?: string;
  /** SHA-256 of what was looked at: writes it. Absent: a dry run. */
  commit?: string;
}

/** Sends a roster and answers the report. @throws {FailedError} */
export async function sendRoster({ url, token, name, bytes, commit, changes, ...more }: Ask, words: Words): Promise<RosterReport> {
  const query = new URLSearchParams({
    ...(commit === undefined ? { dryRun: "1" } : { commit }),
    name,
    ...(changes && { changes: "1" }),
    ...more,
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/octet-stream", accept: "application/json" };
  const response = await reach(`${url}/v1/imports/roster?${query}`, { method: "POST", headers, body: bytes }, words);
  const answer = await jsonOf(response);
  if (!response.ok) throw refusal(problemSchema.safeParse(answer).data, url, words);
  if (checkRosterReport(answer).length > 0) throw new FailedError("bad-answer", words.badAnswer(url), exits.server);
  return answer as RosterReport;
}

/** A refusal of the file names its fault in an issue; every other one is the service's own. */
function refusal(problem: Problem | undefined, url: string, words: Words): FailedError {
  if (!problem) return new FailedError("bad-answer", words.badAnswer(url), exits.server);
  const issue = problem.issues?.find(({ code }) => Object.hasOwn(words.faults, code));
  if (issue?.code === "no-heading") return new FailedError(issue.code, words.roster.noHeading, exits.faulty);
  if (issue) return new FailedError(issue.code, `${words.faults[issue.code as SheetFault]}\n  ${issue.message}`, exits.faulty);
  if (problem.code === "not-permitted") return new FailedError(problem.code, words.roster.notPermitted, exits.server);
  return new FailedError(problem.code, words.refusals[problem.code] ?? words.refused(problem.code, problem.detail), exits.server);
}
