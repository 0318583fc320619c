import { problemStatus, type Issue, type Problem, type ProblemError } from "@xiaoben/contract";

/** A refusal as it goes over the wire. `status` differs from the code's own only for a method that a path does not have. */
export function problemResponse(error: ProblemError, correlationId: string, status: number = problemStatus[error.code]): Response {
  const { issues, current } = error.more;
  const problem: Problem = {
    type: `urn:xiaoben:problem:${error.code}`,
    title: error.code.replaceAll("-", " "),
    status,
    code: error.code,
    detail: error.detail,
    ...(issues === undefined ? {} : { issues }),
    correlationId,
    ...(current === undefined ? {} : { current }),
  };
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8" });
  if (error.code === "signed-out") headers.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(problem), { status, headers });
}

/** One thing that is wrong with a parameter of the address or with a header. */
export const issueAt = (pointer: string, code: string, message: string): { issues: Issue[] } => ({ issues: [{ pointer, code, message }] });
