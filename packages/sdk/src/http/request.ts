import { isTransportError, TransportError } from "../errors.ts";
import { pause } from "../timing.ts";
import { within } from "./within.ts";

/** What a request needs beside its address. */
export interface Ways {
  fetch: typeof globalThis.fetch;
  /** Milliseconds until one try is given up. */
  timeout: number;
  /** How often it may be tried again. */
  retries: number;
  repeat: Repeat;
  /** The caller gives up. */
  signal: AbortSignal | undefined;
}

/** An answer that is no success: its status, headers and text. */
export class AnswerError extends Error {
  readonly code = "answer";
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Whether an earlier try of the same request got no answer: it may have been carried out. */
  afterLost = false;
  constructor({ status, headers }: Response, text: string) {
    super(`answered ${status}`);
    this.name = "AnswerError";
    this.status = status;
    this.headers = headers;
    this.text = text;
  }
}

/**
 * When a request may be sent again. `question`: whenever the fault may pass. `write`: it is done once however often it arrives; also when no answer came.
 * `refused`: only after an answer that says that nothing was done. `never`: not by itself.
 */
export type Repeat = "question" | "write" | "refused" | "never";

const passing: ReadonlySet<number> = new Set([408, 413, 429, 500, 502, 503, 504]);
const passingWrite: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);
/** Answers after which nobody knows whether the request was carried out. */
const unsure: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);
const [firstPause, longestPause, longestAsked] = [300, 5_000, 30_000];

/**
 * Sends until there is an answer: again after growing pauses where the fault may pass, and not before the back end wants it (`Retry-After`).
 * One that asks for more than half a minute is answered by giving up.
 * @throws {AnswerError} for an answer that is no success, {@link TransportError} `timeout` or `aborted`, and whatever `fetch` rejects with.
 */
export const requestText = (url: string, init: RequestInit, ways: Ways): Promise<string> =>
  repeated(url, init, ways, (answer) => answer.text());

/** The same for an answer that is a file. */
export const requestFile = (url: string, init: RequestInit, ways: Ways): Promise<Blob> =>
  repeated(url, init, ways, (answer) => answer.blob());

/** The same for an answer that is read as it comes: what is asked for in time is that it begins. */
export const requestStream = (url: string, init: RequestInit, ways: Ways): Promise<Response> =>
  repeated(url, init, ways, (answer) => Promise.resolve(answer));

async function repeated<T>(url: string, init: RequestInit, ways: Ways, read: (answer: Response) => Promise<T>): Promise<T> {
  let lost = false;
  for (let tried = 0; ; tried++) {
    try {
      return await once(url, init, ways, read);
    } catch (error) {
      const answer = error instanceof AnswerError ? error : undefined;
      const asked = answer && askedPause(answer.headers);
      if (answer) answer.afterLost = lost;
      const ends = tried >= ways.retries || ways.signal?.aborted || (isTransportError(error) && !error.retryable);
      if (ends || !mayRepeat(ways.repeat, answer) || (asked ?? 0) > longestAsked) throw error;
      lost ||= !answer || unsure.has(answer.status);
      await pause((asked ?? growing(tried)) + Math.random() * firstPause, ways.signal);
    }
  }
}

function mayRepeat(repeat: Repeat, answer: AnswerError | undefined): boolean {
  if (repeat === "question") return !answer || passing.has(answer.status);
  if (repeat === "write") return !answer || passingWrite.has(answer.status);
  return repeat === "refused" && answer !== undefined && (answer.status === 429 || (answer.status === 503 && isProblemText(answer)));
}

/** A proxy's 503 may come after the back end began; the back end's own says that it did not. */
const isProblemText = ({ headers }: AnswerError): boolean => !!headers.get("content-type")?.startsWith("application/problem+json");

/** One try. */
const once = <T>(url: string, init: RequestInit, { fetch, timeout, signal }: Ways, read: (answer: Response) => Promise<T>): Promise<T> =>
  within(timeout, signal, async (ended) => {
    const response = await fetch(requestOf(url, { ...init, signal: ended }));
    if (response.ok) return read(response);
    throw new AnswerError(response, await response.text());
  });

/** A header that may not be sent, for instance: asking again would not mend it. */
function requestOf(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init);
  } catch (cause) {
    throw new TransportError("internal", `The request cannot be made: ${String(cause)}`, { retryable: false, cause });
  }
}

/** What `Retry-After` asks for, in milliseconds: seconds, or a date by the back end's own clock where it tells it. */
export function askedPause(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - (Date.parse(headers.get("date") ?? "") || Date.now());
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

/** Twice as long each time, and not all at the same moment. */
const growing = (tried: number): number => Math.min(firstPause * 2 ** tried, longestPause) * (0.75 + Math.random() / 2);
