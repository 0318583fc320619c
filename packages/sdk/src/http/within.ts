import { TransportError } from "../errors.ts";

/**
 * Works until there is an answer, the time is up, or the caller gives up: also where the work does not listen to its signal.
 * @throws {TransportError} `timeout` or `aborted`, and whatever the work rejects with
 */
export async function within<T>(ms: number, signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (signal?.aborted) throw gaveUp();
  const control = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave: (() => void) | undefined;
  const ended = new Promise<never>((_, refuse) => {
    const end = (error: TransportError): void => {
      refuse(error);
      control.abort();
    };
    timer = setTimeout(() => end(new TransportError("timeout", "There was no answer in time.")), ms);
    leave = () => end(gaveUp());
    signal?.addEventListener("abort", leave);
  });
  try {
    return await Promise.race([work(control.signal), ended]);
  } finally {
    clearTimeout(timer);
    if (leave) signal?.removeEventListener("abort", leave);
  }
}

const gaveUp = (): TransportError => new TransportError("aborted", "The caller gave up.");
