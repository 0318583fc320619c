import { TransportError } from "../errors.ts";

/** What a request needs beside its address. */
export interface Ways {
  fetch: typeof globalThis.fetch;
  /** Milliseconds until one try is given up. */
  timeout: number;
  /** How often it may be tried again. */
  retries: number;
  /** The caller gives up. */
  signal: AbortSignal | undefined;
}

/** An answer that is no success: its status, headers and text. */
export class AnswerError extends Error {
  readonly code = "answer";
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  constructor({ status, headers }: Response, text: string) {
    super(`answered ${status}`);
    this.name = "AnswerError";
    this.status = status;
    this.headers = headers;
    this.text = text;
  }
}

const passing: ReadonlySet<number> = new Set([408, 413, 429, 500, 502, 503, 504]);
const [firstPause, longestPause, longestAsked] = [300, 5_000, 30_000];

/**
 * Sends until there is an answer: again after growing pauses where the fault may pass, as late as `Retry-After` asks, up to half a minute.
 * @throws {AnswerError} for an answer that is no success, {@link TransportError} `timeout` or `aborted`, and whatever `fetch` rejects with.
 */
export async function requestText(url: string, init: RequestInit, ways: Ways): Promise<string> {
  for (let tried = 0; ; tried++) {
    try {
      return await once(url, init, ways);
    } catch (error) {
      const answer = error instanceof AnswerError ? error : undefined;
      if (tried >= ways.retries || ways.signal?.aborted || (answer && !passing.has(answer.status))) throw error;
      await pause(asked(answer) ?? growing(tried), ways.signal);
    }
  }
}

/** One try. The timer and the caller end it even where `fetch` does not listen to its signal. */
async function once(url: string, init: RequestInit, { fetch, timeout, signal }: Ways): Promise<string> {
  if (signal?.aborted) throw gaveUp();
  const control = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave: (() => void) | undefined;
  const given = new Promise<never>((_, refuse) => {
    const end = (error: TransportError): void => {
      refuse(error);
      control.abort();
    };
    timer = setTimeout(() => end(new TransportError("timeout", "The back end did not answer in time.")), timeout);
    leave = () => end(gaveUp());
    signal?.addEventListener("abort", leave);
  });
  const answered = async (): Promise<string> => {
    const response = await fetch(new Request(url, { ...init, signal: control.signal }));
    const text = await response.text();
    if (!response.ok) throw new AnswerError(response, text);
    return text;
  };
  try {
    return await Promise.race([answered(), given]);
  } finally {
    clearTimeout(timer);
    if (leave) signal?.removeEventListener("abort", leave);
  }
}

const gaveUp = (): TransportError => new TransportError("aborted", "The caller gave up.");

/** What `Retry-After` asks for, in milliseconds: seconds or a date. */
function asked(answer: AnswerError | undefined): number | undefined {
  const text = answer?.headers.get("retry-after");
  if (text === null || text === undefined || text === "") return undefined;
  const wait = Number.isNaN(Number(text)) ? Date.parse(text) - Date.now() : Number(text) * 1000;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), longestAsked);
}

/** Twice as long each time, and not all at the same moment. */
const growing = (tried: number): number => Math.min(firstPause * 2 ** tried, longestPause) * (0.75 + Math.random() / 2);

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((fulfil) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      fulfil();
    }
  });
