import { problemCodes, type GatewayErrorCode, type Issue, type Problem, type ProblemCode } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { AnswerError, askedPause } from "./request.ts";

/** A request as it was sent. */
export interface Sent {
  /** Method and address, without the values of its parameters. */
  request: string;
  correlationId: string;
}

/** What a failed request becomes. */
export function failure(error: unknown, sent: Sent, signal: AbortSignal | undefined): Error {
  if (isTransportError(error)) return located(error, sent);
  if (!(error instanceof Error)) return new TransportError("internal", String(error), { ...sent, retryable: false });
  if (signal?.aborted) return new TransportError("aborted", "The caller gave up.", { ...sent, cause: error });
  if (error instanceof AnswerError) return refusal(error, sent);
  return new TransportError("offline", `The back end could not be reached: ${error.message}`, { ...sent, cause: error });
}

const foreign = new WeakSet<Error>();

/** Whether a refusal came from something on the way, and not from the back end in the contract's own words. */
export const isForeign = (error: TransportError): boolean => foreign.has(error);

const lostBefore = new WeakSet<Error>();

/** Whether the refused request repeated one whose answer never came: what is refused now may have been done then. */
export const isAfterLost = (error: TransportError): boolean => lostBefore.has(error);

const isProblem = (data: unknown): data is Problem =>
  typeof data === "object" && data !== null && problemCodes.includes((data as Problem).code);

const located = (error: TransportError, sent: Sent): TransportError =>
  error.request === undefined
    ? new TransportError(error.code, error.detail, { ...error, ...sent, correlationId: error.correlationId ?? sent.correlationId })
    : error;

function refusal({ status, headers, text, afterLost }: AnswerError, { request, correlationId: sent }: Sent): TransportError {
  const data = parsed(text);
  const said = isProblem(data) ? wellFormed(data) : undefined;
  const correlationId = said?.correlationId ?? headers.get("x-correlation-id") ?? sent;
  const about = { request, status, correlationId, retryAfter: askedPause(headers) };
  const error = said
    ? new TransportError(said.code, said.detail, { ...about, issues: said.issues, current: said.current })
    : new TransportError(codeOf(status), `The back end answered ${status} without a problem document.`, about);
  if (!said) foreign.add(error);
  if (afterLost) lostBefore.add(error);
  return error;
}

/** A refusal stays one, whatever else of it is not as the contract says: what cannot be read is left out. */
function wellFormed({ code, detail, issues, correlationId, current }: Problem): {
  [P in "code" | "detail" | "issues" | "correlationId" | "current"]: Problem[P] | undefined;
} & Pick<Problem, "code" | "detail"> {
  return {
    code,
    detail: typeof detail === "string" ? detail : `It was refused with the code "${code}".`,
    issues: Array.isArray(issues) ? issues.filter(isIssue) : undefined,
    correlationId: typeof correlationId === "string" ? correlationId : undefined,
    current,
  };
}

const isIssue = (issue: unknown): issue is Issue =>
  typeof issue === "object" &&
  issue !== null &&
  (["pointer", "code", "message"] as const).every((name) => typeof (issue as Issue)[name] === "string");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy, or nothing: what is no problem document is said by its status.
    return undefined;
  }
}

const codes: Record<number, ProblemCode> = {
  401: "signed-out",
  403: "not-permitted",
  404: "not-found",
  405: "not-offered",
  409: "transition-not-allowed",
  412: "stale-version",
  413: "too-large",
  415: "unsupported-type",
  422: "validation",
  429: "rate-limited",
  501: "not-offered",
  502: "maintenance",
  503: "maintenance",
  504: "maintenance",
};

/** The nearest code for a status that came without a document, as proxies and half-finished back ends send. */
function codeOf(status: number): GatewayErrorCode {
  if (status === 408) return "timeout";
  // A redirect that was not followed, for instance to a sign-in page.
  if (status < 400) return "bad-answer";
  return codes[status] ?? (status < 500 ? "validation" : "internal");
}
