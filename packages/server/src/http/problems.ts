import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { problemStatus, type Issue, type Problem, type ProblemError } from "@xiaoben/contract";

/** Most issues and characters of a detail that go out: what is wrong with a request never makes an answer much larger than it. */
const [mostIssues, longestDetail] = [100, 2_000];

/** A refusal as it goes over the wire. `status` differs from the code's own only for a method that a path does not have. */
export function problemResponse<E extends { Variables: { correlationId: string } }>(
  c: Context<E>,
  error: ProblemError,
  status: number = problemStatus[error.code],
): Response {
  const { issues, current, retryAfter } = error.more;
  const problem: Problem = {
    type: `urn:xiaoben:problem:${error.code}`,
    title: error.code.replaceAll("-", " "),
    status,
    code: error.code,
    detail: error.detail.length > longestDetail ? `${error.detail.slice(0, longestDetail)}…` : error.detail,
    ...(issues === undefined ? {} : { issues: issues.slice(0, mostIssues) }),
    correlationId: c.get("correlationId"),
    ...(current === undefined ? {} : { current }),
  };
  const headers: Record<string, string> = { "content-type": "application/problem+json; charset=utf-8" };
  if (status === 429 || status === 503) headers["retry-after"] = String(retryAfter ?? 1);
  if (error.code === "signed-out") headers["www-authenticate"] = "Bearer";
  return c.body(JSON.stringify(problem), status as ContentfulStatusCode, headers);
}

/** One thing that is wrong with a parameter of the address or with a header. */
export const issueAt = (pointer: string, code: string, message: string): { issues: Issue[] } => ({ issues: [{ pointer, code, message }] });
