import { problemCodes, type GatewayErrorCode, type Problem, type ProblemCode } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { AnswerError } from "./request.ts";

/** What a failed request becomes. `sent` is the correlation id that went with it. */
export function failure(error: unknown, sent: string, signal: AbortSignal | undefined): Error {
  if (isTransportError(error)) return error.correlationId === undefined ? withId(error, sent) : error;
  if (!(error instanceof Error)) return new TransportError("internal", String(error), { correlationId: sent, retryable: false });
  if (signal?.aborted) return new TransportError("aborted", "The caller gave up.", { correlationId: sent, cause: error });
  if (error instanceof AnswerError) return refusal(error, sent);
  return new TransportError("offline", `The back end could not be reached: ${error.message}`, { correlationId: sent, cause: error });
}

const foreign = new WeakSet<Error>();

/** Whether a refusal came from something on the way, and not from the back end in the contract's own words. */
export const isForeign = (error: TransportError): boolean => foreign.has(error);

const isProblem = (data: unknown): data is Problem =>
  typeof data === "object" && data !== null && problemCodes.includes((data as Problem).code);

const withId = ({ code, detail }: TransportError, correlationId: string): TransportError =>
  new TransportError(code, detail, { correlationId });

function refusal({ status, headers, text }: AnswerError, sent: string): TransportError {
  const correlationId = headers.get("x-correlation-id") ?? sent;
  const data = parsed(text);
  if (!isProblem(data)) {
    const error = new TransportError(codeOf(status), `The back end answered ${status} without a problem document.`, {
      status,
      correlationId,
    });
    foreign.add(error);
    return error;
  }
  const { code, detail, issues, current } = data;
  return new TransportError(code, detail, { status, correlationId: data.correlationId ?? correlationId, issues, current });
}

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
  return codes[status] ?? (status < 500 ? "validation" : "internal");
}
