import type { ImportReport, Problem, SheetFault } from "@xiaoben/contract";
import { checkReport, problemSchema } from "@xiaoben/contract/schemas";
import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Words } from "../words/words.ts";
import { isLoopback, isToken, type ImportOptions } from "./options.ts";

/** The token to ask with: the one given, else one handed out, else (on this machine) the demo's. @throws {FailedError} */
export async function tokenFor(options: ImportOptions, words: Words): Promise<string> {
  if (options.token) return options.token;
  if (options.tokenUrl) return handedOut(options.tokenUrl, undefined, words);
  if (!isLoopback(options.url)) throw new FailedError("token", words.noToken, exits.usage);
  return handedOut(new URL("/demo/token", options.url).href, { person: options.as ?? "沈若川" }, words);
}

async function handedOut(url: string, body: unknown, words: Words): Promise<string> {
  const headers = { "x-requested-with": "xiaoben", ...(body === undefined ? {} : { "content-type": "application/json" }) };
  const response = await reach(url, { method: "POST", headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }, words);
  const answer = await jsonOf(response);
  const token = typeof answer === "object" && answer !== null && "token" in answer ? answer.token : undefined;
  if (!response.ok || typeof token !== "string" || !isToken(token))
    throw new FailedError("token", words.tokenRefused(url, response.status), exits.server);
  return token;
}

export interface Ask {
  url: string;
  token: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the file that was looked at: writes it. Absent: a dry run. */
  commit?: string;
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

async function reach(url: string, init: RequestInit, words: Words): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(120_000) });
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError"))
      throw new FailedError("unreachable", words.unreachable(url), exits.server);
    throw error;
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
